"""Footer, slide number and banner: copied from the layout, which python-pptx does not do."""

from copy import deepcopy

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from boardapp.deck.paragraphs import empty
from boardapp.deck.xml import Element

BANNER_INDEX = 20
"""The index of the banner's placeholder in the template."""


def add_footer(slide: Slide, text: str, number: int, language: str) -> None:
    """Append the layout's footer with `text`, and its slide number, last in reading order."""
    holders: Element = slide.slide_layout.placeholders  # its stated type is wrong in 1.0.2
    for holder in holders:
        kind = holder.placeholder_format.type
        if kind == PP_PLACEHOLDER.FOOTER and text:
            _set_text(_copy(slide, holder), text, language)
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            # PowerPoint counts anew when it opens the file; others show what stands here.
            field = _copy(slide, holder).find(f".//{qn('a:fld')}/{qn('a:t')}")
            field.text = str(number)


def set_banner(slide: Slide, text: str, language: str) -> None:
    """Fill the banner's placeholder, if there is something to say."""
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == BANNER_INDEX and text:
            shape.name = "Banner"
            element = shape._element  # noqa: SLF001
            element.getparent().append(element)
            _set_text(element, text, language)


def remove_empty(slide: Slide) -> None:
    """Take away the placeholders that were not filled: they would say "Click to add text"."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text.strip():
            shape._element.getparent().remove(shape._element)  # noqa: SLF001


def _copy(slide: Slide, holder: Shape) -> Element:
    """Copy a placeholder to the slide; its place is inherited, its id is new."""
    element = deepcopy(holder._element)  # noqa: SLF001
    tree = slide.shapes._spTree  # noqa: SLF001
    ids = [int(found) for found in tree.xpath(".//p:cNvPr/@id")]
    element.nvSpPr.cNvPr.set("id", str(max(ids) + 1))
    for child in list(element.spPr):
        element.spPr.remove(child)
    tree.append(element)
    return element


def _set_text(element: Element, text: str, language: str) -> None:
    """Set one line in the look of the layout."""
    body = element.find(qn("p:txBody"))
    empty(body)
    paragraph = body.makeelement(qn("a:p"), {})
    run = paragraph.makeelement(qn("a:r"), {})
    properties = run.makeelement(qn("a:rPr"), {"lang": language, "noProof": "1"})
    content = run.makeelement(qn("a:t"), {})
    content.text = text
    run.extend([properties, content])
    paragraph.append(run)
    body.append(paragraph)
