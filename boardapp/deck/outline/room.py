"""Whether a figure can be read in the room that a slide has for it."""

from boardapp.deck.fitting.measure import text_width
from boardapp.deck.fitting.placing import caption_height
from boardapp.deck.outline.material import Material
from boardapp.deck.slides import FigureBlock
from boardapp.figures.drawing import least_height


def has_room(material: Material, block: FigureBlock, beside: float = 0.0) -> bool:
    """Whether all of it fits in type at the floor.

    `beside` is what others on the slide take, with the gaps between, in points.
    """
    body = material.style.narrowed("stack").body
    return figure_height(material, block) <= body.height - beside


def figure_height(material: Material, block: FigureBlock) -> float:
    """What a figure with its caption takes at the floor, in points."""
    width = material.style.narrowed("stack").body.width
    return least_height(block.figure, width, text_width) + caption_height(block, width)
