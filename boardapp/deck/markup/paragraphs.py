"""Paragraphs and runs of text, as PowerPoint stores them."""

from functools import lru_cache

import msgspec
from pptx.oxml.ns import qn

from boardapp.deck.fitting.measure import LINE_PITCH
from boardapp.deck.fitting.text import is_right_to_left
from boardapp.deck.markup.language import pieces
from boardapp.deck.markup.markup import append, escape, quoteattr
from boardapp.deck.markup.xml import Element

EMU_PER_POINT = 12700
HEX_DIGITS = 6


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a paragraph looks: points of type, a colour, bullet and spaces.

    `colour` is the theme's name of it, six hexadecimal digits, or empty for the inherited
    one. `bullet` None: as the placeholder has it; empty: none. `before` and `indent` are
    points. `is_exact`: lines have a height of their own, whatever the font and the template.
    """

    points: float
    language: str
    colour: str = ""
    is_bold: bool = False
    level: int = 0
    bullet: str | None = None
    indent: float | None = None
    before: float | None = None
    align: str = ""
    is_exact: bool = False
    bullet_colour: str = "accent1"


def add_paragraph(body: Element, text: str, look: Look, *, label: str = "") -> None:
    """Append a paragraph to a text body (`p:txBody` or `a:txBody`); `label` is set bold."""
    append(body, paragraph(text, look, label=label))


@lru_cache(maxsize=2_000)
def paragraph(text: str, look: Look, *, label: str = "") -> str:
    """A paragraph as XML; `label` is set bold. The parts of a split table have the same notes."""
    properties = _properties(look, is_from_right=is_right_to_left(text or label))
    runs = _runs(f"{label} " if text else label, look, is_bold=True) if label else ""
    runs += _runs(text, look, is_bold=look.is_bold)
    return f"<a:p>{properties}{runs or _run_properties('a:endParaRPr', look, look.is_bold)}</a:p>"


def empty(body: Element) -> None:
    """Take all paragraphs out of a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)


def emu(points: float) -> int:
    """Points as English metric units, the unit of the format."""
    return round(points * EMU_PER_POINT)


def colour_fill(colour: str) -> str:
    """A fill in a colour of the theme, or in six hexadecimal digits, as XML."""
    return f"<a:solidFill>{colour_element(colour)}</a:solidFill>"


def colour_element(colour: str) -> str:
    """A colour of the theme, or six hexadecimal digits, as XML."""
    kind = "srgbClr" if len(colour) == HEX_DIGITS else "schemeClr"
    return f'<a:{kind} val="{colour}"/>'


def _properties(look: Look, *, is_from_right: bool) -> str:
    marks = ""
    if look.indent is not None:
        hanging = emu(18) if look.bullet else 0
        side = 'marL="0" marR' if is_from_right else "marL"
        marks += f' {side}="{emu(look.indent)}" indent="{-hanging}"'
    if look.level:
        marks += f' lvl="{look.level}"'
    if look.align or is_from_right:
        marks += f' algn="{look.align or "r"}"'
    # Stated for either side: in a template of a house that writes from the right, "40–50" would be
    # read "50–40" and "<" as ">".
    marks += f' rtl="{int(is_from_right)}"'
    return f"<a:pPr{marks}>{_spaces(look)}{_bullet(look)}</a:pPr>"


def _spaces(look: Look) -> str:
    """The height of the lines, the space above the paragraph and the one below it."""
    before = "" if look.before is None else _points("spcBef", look.before)
    if not look.is_exact:
        return before
    return _points("lnSpc", look.points * LINE_PITCH) + before + _points("spcAft", 0)


def _points(tag: str, points: float) -> str:
    return f'<a:{tag}><a:spcPts val="{round(points * 100)}"/></a:{tag}>'


def _bullet(look: Look) -> str:
    if look.bullet is None:
        return ""
    if not look.bullet:
        return "<a:buNone/>"
    return (
        f"<a:buClr>{colour_element(look.bullet_colour)}</a:buClr>"
        f'<a:buFont typeface="Arial"/><a:buChar char={quoteattr(look.bullet)}/>'
    )


def _runs(text: str, look: Look, *, is_bold: bool) -> str:
    plain = _run_properties("a:rPr", look, is_bold)
    unproofed = plain.replace("<a:rPr", '<a:rPr noProof="1"', 1)
    return "<a:br/>".join(
        "".join(
            f"<a:r>{unproofed if is_unproofed else plain}<a:t>{escape(piece)}</a:t></a:r>"
            for piece, is_unproofed in pieces(line)
        )
        for line in text.split("\n")
    )


def _run_properties(tag: str, look: Look, is_bold: bool) -> str:  # noqa: FBT001 - internal
    bold = ' b="1"' if is_bold else ""
    fill = colour_fill(look.colour) if look.colour else ""
    marks = f'lang={quoteattr(look.language)} sz="{round(look.points * 100)}"{bold}'
    return f"<{tag} {marks}>{fill}</{tag}>"
