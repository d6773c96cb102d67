"""The placeholders of a template's slide that our texts may fill."""

from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from boardapp.deck.markup.xml import Element
from boardapp.deck.template.layouts import BODIES
from boardapp.deck.template.theme_colours import A, P

_LEAST_SHARE = 0.1
"""A placeholder for less of the slide is a line of its own, such as a subtitle."""
_PLAIN = {"rect", None}


def text_holders(slide: Slide) -> list[Shape]:
    """Those for text or anything, large and without a fill or form of their own, in order."""
    presentation = slide.part.package.presentation_part.presentation
    area = (presentation.slide_width or 1) * (presentation.slide_height or 1)
    found: Element = slide.placeholders
    return [
        shape
        for shape in found
        if shape.placeholder_format.type in BODIES
        and (shape.width or 0) * (shape.height or 0) >= area * _LEAST_SHARE
        and _is_plain(slide, shape)
    ]


def _is_plain(slide: Slide, shape: Element) -> bool:
    """Whether neither layout nor master fills or shapes the placeholder."""
    index = shape.placeholder_format.idx
    layout: Element = slide.slide_layout
    own = [item for item in layout.placeholders if item.placeholder_format.idx == index]
    masters: Element = layout.slide_master.placeholders
    own += [item for item in masters if item.placeholder_format.type in BODIES]
    return all(_has_no_look(item._element.find(f"{P}spPr")) for item in own)  # noqa: SLF001


def _has_no_look(properties: Element) -> bool:
    form = properties.find(f"{A}prstGeom")
    filled = [child for child in properties if child.tag.endswith("Fill")]
    return (
        properties.find(f"{A}custGeom") is None
        and (form is None or form.get("prst") in _PLAIN)
        and all(child.tag == f"{A}noFill" for child in filled)
    )
