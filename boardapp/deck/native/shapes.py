"""Native shapes without the theme's effects: forms, lines and texts, placed in points.

No shape has a style of the theme, because its shadow and its colours would come with it; what
a shape looks like is written in the shape. Colours are given as "0072B2".
"""

from collections.abc import Sequence

from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.text import is_right_to_left
from boardapp.deck.markup.markup import append, escape, quoteattr
from boardapp.deck.markup.paragraphs import Look, emu, paragraph
from boardapp.deck.markup.shapes import alt_text, next_id, place, shape_tree
from boardapp.figures.palette import tint
from boardapp.figures.scene import (
    ARROW,
    BULLET,
    HATCH_TINT,
    Align,
    Form,
    Passage,
    Run,
    Shape,
    Stroke,
    Text,
    TextBox,
)

LANGUAGE = "en-GB"

_ALIGNS: dict[Align, str] = {"left": "l", "middle": "ctr", "right": "r"}
_FORMS: dict[Form, tuple[str, str]] = {
    "box": ("rect", "Rectangle"),
    "circle": ("ellipse", "Oval"),
    "diamond": ("diamond", "Diamond"),
    "triangle": ("triangle", "Isosceles Triangle"),
    "down triangle": ("flowChartMerge", "Merge"),
    "star": ("star5", "5-Point Star"),
    "cross": ("plus", "Cross"),
    "arrow": ("homePlate", "Pentagon"),
}
"""What the format and PowerPoint's users call a form."""
_NO_TEXT = (
    '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
    '<a:p><a:pPr algn="ctr"/></a:p></p:txBody>'
)
_ONE_LINE = (  # wrapped, since LibreOffice centres what is not
    '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
    "<a:spAutoFit/></a:bodyPr><a:lstStyle/>"
)


class Sketch:
    """Shapes drawn one above the other, which go onto their slide together as a group."""

    def __init__(self, slide: Slide) -> None:
        self._slide = slide
        self._shapes: list[str] = []
        self._frames: list[Frame] = []

    def put_as_group(self, name: str, description: str) -> None:
        """Append the shapes to the slide as one group with an alt text."""
        around = place("a:xfrm", _around(self._frames))
        inner = around.removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
        children = inner.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        append(
            shape_tree(self._slide),
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{next_id(self._slide)}" name={quoteattr(name)} '
            f"descr={quoteattr(alt_text(description))}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{inner}{children}</a:xfrm></p:grpSpPr>"
            f"{''.join(self._shapes)}</p:grpSp>",
        )

    def add_written(self, frame: Frame, shape: str) -> None:
        """A shape that is written already, such as a chart in its frame."""
        self._add(frame, shape)

    def add_shape(self, shape: Shape, frame: Frame) -> None:
        """A form in a frame of the slide."""
        form, name = _FORMS[shape.form]
        filled = _hatch(shape.fill) if shape.is_hatched else _fill(shape.fill, shape.opacity)
        point = ""
        if shape.form == "arrow":  # how long its point is, in parts of its short side
            share = int(ARROW / min(frame.width, frame.height) * 100_000)
            point = f'<a:gd name="adj" fmla="val {share}"/>'
        self._add(
            frame,
            f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{place('a:xfrm', frame)}"
            f'<a:prstGeom prst="{form}"><a:avLst>{point}</a:avLst></a:prstGeom>'
            f"{filled}{_line(shape.stroke)}</p:spPr>{_NO_TEXT}</p:sp>",
        )

    def add_line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        stroke: Stroke,
    ) -> None:
        """A level or upright line between places (left, top) in points."""
        # A length below 0 makes PowerPoint offer to repair the file.
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        frame = Frame(left=left, top=top, width=right - left, height=bottom - top)
        self._add(
            frame,
            f"<p:cxnSp><p:nvCxnSpPr>{self._named('Connector')}<p:cNvCxnSpPr/><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{place('a:xfrm', frame)}"
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f"{_line(stroke)}</p:spPr></p:cxnSp>",
        )

    def add_path(
        self, points: Sequence[tuple[float, float]], *, fill: str = "", line: Stroke | None = None
    ) -> None:
        """A line through places (left, top) in points; with `fill` the area that it closes."""
        lefts, tops = zip(*points, strict=True)
        frame = Frame(left=min(lefts), top=min(tops), width=max(lefts) - min(lefts),
                      height=max(tops) - min(tops))  # fmt: skip
        inner = [
            f'<a:pt x="{emu(left - frame.left)}" y="{emu(top - frame.top)}"/>'
            for left, top in points
        ]
        steps = [
            f"<a:moveTo>{inner[0]}</a:moveTo>",
            *(f"<a:lnTo>{at}</a:lnTo>" for at in inner[1:]),
        ]
        size = f'w="{emu(frame.width)}" h="{emu(frame.height)}"'
        close = "<a:close/>" if fill else ""
        kind = "" if fill else ' fill="none"'
        self._add(
            frame,
            f"<p:sp><p:nvSpPr>{self._named('Freeform')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{place('a:xfrm', frame)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}{kind}>{"".join(steps)}'
            f"{close}</a:path></a:pathLst></a:custGeom>{_fill(fill)}{_line(line)}</p:spPr>"
            f"{_NO_TEXT}</p:sp>",
        )

    def add_text(self, text: Text, frame: Frame) -> None:
        """One line of text in the middle of the frame's height."""
        from_right = f' rtl="{int(is_right_to_left(text.text))}"'
        written = "".join(_run(run, text) for run in text.runs)
        self._add(
            frame,
            f'<p:sp><p:nvSpPr>{self._named("TextBox")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{place('a:xfrm', frame)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{_fill(text.paper)}</p:spPr><p:txBody>{_ONE_LINE}"
            f'<a:p><a:pPr algn="{_ALIGNS[text.align]}"{from_right}/>{written}</a:p>'
            "</p:txBody></p:sp>",
        )

    def add_text_box(self, text_box: TextBox, frame: Frame) -> None:
        """A box with paragraphs that whoever edits it finds as paragraphs."""
        side, edge = emu(text_box.inset), emu(text_box.inset / 2)
        anchor = "ctr" if text_box.is_middle else "t"
        paragraphs = "".join(
            _paragraph(passage, text_box.align, is_first=not number)
            for number, passage in enumerate(text_box.passages)
        )
        self._add(
            frame,
            f"<p:sp><p:nvSpPr>{self._named(text_box.name or 'TextBox')}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{place('a:xfrm', frame)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{_fill(text_box.fill)}{_line(text_box.stroke)}</p:spPr><p:txBody>"
            f'<a:bodyPr wrap="square" lIns="{side}" tIns="{edge}" rIns="{side}" bIns="{edge}" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}'
            "</p:txBody></p:sp>",
        )

    def _add(self, frame: Frame, shape: str) -> None:
        self._shapes.append(shape)
        self._frames.append(frame)

    def _named(self, name: str) -> str:
        number = next_id(self._slide)
        return f'<p:cNvPr id="{number}" name={quoteattr(f"{name} {number - 1}")}/>'


def _around(frames: Sequence[Frame]) -> Frame:
    """The least frame around all."""
    left, top = (min(edge) for edge in zip(*((f.left, f.top) for f in frames), strict=True))
    right, bottom = (max(edge) for edge in zip(*((f.right, f.bottom) for f in frames), strict=True))
    return Frame(left=left, top=top, width=right - left, height=bottom - top)


def _colour(digits: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{digits}">{alpha}</a:srgbClr>'


def _fill(digits: str, opacity: float = 1.0) -> str:
    return f"<a:solidFill>{_colour(digits, opacity)}</a:solidFill>" if digits else "<a:noFill/>"


def _hatch(digits: str) -> str:
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(digits)}</a:fgClr>'
        f"<a:bgClr>{_colour(tint(digits, HATCH_TINT))}</a:bgClr></a:pattFill>"
    )


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if stroke.is_dashed else ""
    return f'<a:ln w="{emu(stroke.width)}">{_fill(stroke.colour)}{dash}</a:ln>'


def _paragraph(passage: Passage, align: Align, *, is_first: bool) -> str:
    look = Look(
        points=passage.size,
        language=LANGUAGE,
        colour=passage.colour,
        is_bold=passage.is_bold,
        bullet="•" if passage.is_bulleted else "",
        bullet_colour=passage.colour,
        indent=BULLET if passage.is_bulleted else 0.0,
        before=0.0 if is_first else passage.before,
        align=_ALIGNS[align],
    )
    return paragraph(" ".join(passage.lines), look)


def _run(run: Run, text: Text) -> str:
    """A run that no spelling checker looks at: it holds names of drugs and protocols."""
    size, bold = round(text.size * 100), int(text.is_bold)
    return (
        f'<a:r><a:rPr lang="{LANGUAGE}" sz="{size}" b="{bold}" noProof="1">'
        f"{_fill(run.colour)}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>"
    )
