"""No-break spaces in what must not be parted at the end of a line: "< 1×10⁻⁶", "45 s".

They stand in the text of the slides only; titles, notes and alt text keep plain spaces, so
that a search for "< 1" finds the one or the other.
"""

import re
from functools import lru_cache

from msgspec.structs import replace

from boardapp.deck.fitting.measure import MANY
from boardapp.deck.fitting.text import mapped
from boardapp.deck.slides import Block, Deck, FigureBlock, FormBlock, Slide, TableBlock, TextBlock

NO_BREAK_SPACE = "\u00a0"

_SIGN = re.compile(r"(?<=[<>≤≥≈±~=]) (?=\d)")
# A number and its unit; a unit ends where its word ends, so "9 mothers" is left alone.
_UNIT = re.compile(
    r"(?<=\d) (?=%|×\s?10|°C|(?:mo|yr?|d|wk|h|min|s|[mkµnp]?g|[mdµ]?L|[mcµ]?m|c?Gy|[mk]?U|IU|"
    r"[mµnp]?mol|cells|copies)(?:/(?:m²|kg|[mdµ]?L|d|h|min))*(?![\w²]))"
)
_MARK = "\u200e"
"""The left-to-right mark, which is not seen."""
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MEASURE = re.compile(
    r"(?:[<>≤≥≈±~=][ \u00a0]?)?(?<![A-Za-z\d])\d[\d.,–×⁰-⁹¹²³⁻/-]*"
    r"[ \u00a0]?[A-Za-zµ%°×][^\s\u0590-\u08ff)]*"
)
"""A number with its sign and what stands behind it in Latin letters."""


@lru_cache(maxsize=MANY)
def bind(text: str) -> str:
    """The text with a sign held to its number, and a number to its unit.

    Kept, since a slide is bound when its pages are counted, and again when it is fitted.
    """
    return held(_UNIT.sub(NO_BREAK_SPACE, _SIGN.sub(NO_BREAK_SPACE, text)))


def loosen(text: str) -> str:
    """The text with plain spaces again, and without marks of direction."""
    return text.replace(NO_BREAK_SPACE, " ").replace(_MARK, "")


def held(text: str) -> str:
    """The text with a number and its unit read from the left, within writing from the right.

    A program would else set the unit before its number: "mg/m² 12" (UAX 9, W2 and N1).
    """
    return _MEASURE.sub(rf"{_MARK}\g<0>{_MARK}", text) if _FROM_RIGHT.search(text) else text


def bind_from_right(text: str) -> str:
    """The text bound where it holds writing from the right, else as it is."""
    return bind(text) if _FROM_RIGHT.search(text) else text


def bind_deck(deck: Deck) -> Deck:
    """The deck with every text in its text blocks, tables and forms bound."""
    return replace(deck, slides=tuple(map(bind_slide, deck.slides)))


def bind_slide(slide: Slide) -> Slide:
    """The slide with every text in its text blocks, tables and forms bound."""
    blocks = tuple(_bind_block(block) for block in slide.blocks)
    return replace(slide, title=held(slide.title), blocks=blocks)


def _bind_block(block: Block) -> Block:
    match block:
        case TextBlock():
            paragraphs = tuple(replace(p, text=bind(p.text)) for p in block.paragraphs)
            return replace(block, paragraphs=paragraphs)
        case TableBlock():
            rows = tuple(tuple(bind(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case FigureBlock(figure=figure):
            kept = {"name": figure.name, "summary": figure.summary}
            bound = replace(mapped(figure, bind), **kept)
            otherwise = tuple(_bind_block(other) for other in block.otherwise)
            return replace(block, figure=bound, otherwise=otherwise)
        case FormBlock():
            return replace(block, fields=tuple((name, bind(text)) for name, text in block.fields))
        case _:
            return block
