"""A written slide, scaled to the size of a template's slides.

Everything is fitted and written in points of a slide 7.5 in high. On a slide of another height
all that was written is drawn smaller or larger in one pass, so that no block need know of it.
"""

from collections.abc import Iterator

from pptx.opc.constants import CONTENT_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.markup.shapes import PLACEHOLDER, shape_tree
from boardapp.deck.markup.xml import Element

_TYPE = ("sz",)
_LINE = ("w",)
_LENGTHS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(map(qn, ("a:off", "a:chOff")), ("x", "y")),
    **dict.fromkeys(map(qn, ("a:ext", "a:chExt")), ("cx", "cy")),
    **dict.fromkeys(map(qn, ("a:rPr", "a:defRPr", "a:endParaRPr")), _TYPE),
    **dict.fromkeys(map(qn, ("a:ln", "a:lnL", "a:lnR", "a:lnT", "a:lnB")), _LINE),
    qn("a:gridCol"): _LINE,
    qn("a:tr"): ("h",),
    qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns"),
    qn("a:tcPr"): ("marL", "marR", "marT", "marB"),
    qn("a:pPr"): ("marL", "indent"),
    qn("a:spcPts"): ("val",),
}
"""The attributes that state a length or a size of type, by their element."""
_USUAL_INSETS = {"lIns": "91440", "tIns": "45720", "rIns": "91440", "bIns": "45720"}
_FEET = {"ftr", "sldNum", "dt"}
_MARK = qn("c:size")
_MARK_SIZES = (2, 72)
"""The least and the greatest mark of a chart, by the format, in points."""


def scale_slide(slide: Slide, factor: float) -> None:
    """Multiply all lengths and sizes that a slide and its charts state by `factor`.

    What a placeholder inherits is the template's and stays.
    """
    _state_insets(shape_tree(slide))
    for root in (shape_tree(slide), *_charts(slide)):
        for element in root.iter(*_LENGTHS):
            for name in _LENGTHS[element.tag]:
                if (value := element.get(name)) is not None:
                    element.set(name, str(round(int(value) * factor)))
        for mark in root.iter(_MARK):
            size = round(int(mark.get("val")) * factor)
            mark.set("val", str(min(max(size, _MARK_SIZES[0]), _MARK_SIZES[1])))
    _fill_out(shape_tree(slide))


def _state_insets(tree: Element) -> None:
    """State the insets of texts that python-pptx left out, since they are the format's usual ones.

    Footers and slide numbers keep those of the template.
    """
    for shape in tree.iter(qn("p:sp")):
        holder, body = shape.find(PLACEHOLDER), shape.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
        if body is None or (holder is not None and holder.get("type") in _FEET):
            continue
        for name, usual in _USUAL_INSETS.items():
            if body.get(name) is None:
                body.set(name, usual)


def _charts(slide: Slide) -> Iterator[Element]:
    for relation in slide.part.rels.values():
        if not relation.is_external:
            part: Element = relation.target_part
            if part.content_type == CONTENT_TYPE.DML_CHART:
                yield part._element  # noqa: SLF001 - python-pptx has no call for it


def _fill_out(tree: Element) -> None:
    """Give the last column what rounding took from a table's width."""
    for frame in tree.iter(qn("p:graphicFrame")):
        columns = frame.findall(f".//{qn('a:gridCol')}")
        if columns:
            width = int(frame.find(f"{qn('p:xfrm')}/{qn('a:ext')}").get("cx"))
            rest = width - sum(int(column.get("w")) for column in columns)
            columns[-1].set("w", str(int(columns[-1].get("w")) + rest))
