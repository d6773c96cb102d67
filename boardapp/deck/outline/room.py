"""Whether a figure can be read in the room that a slide has for it, alone on the slide."""

from boardapp.deck.fitting.design import GAP
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.fitting.placing import caption_height
from boardapp.deck.outline.material import Material
from boardapp.deck.slides import FigureBlock
from boardapp.figures.drawing import least_height


def has_room(material: Material, block: FigureBlock, beside: float = 0.0) -> bool:
    """Whether all of it fits in type at the floor; `beside` is the height of others, in points."""
    body = material.style.narrowed("stack").body
    height = least_height(block.figure, body.width, text_width)
    free = body.height - caption_height(block, body.width) - (beside + GAP if beside else 0.0)
    return height <= free
