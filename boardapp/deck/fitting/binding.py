"""No-break spaces in what must not be parted at the end of a line: "< 1×10⁻⁶", "45 s".

They stand in the text of the slides only; titles, notes and alt text keep plain spaces, so
that a search for "< 1" finds the one or the other.
"""

import re

from msgspec.structs import replace

from boardapp.deck.slides import Block, Deck, FormBlock, TableBlock, TextBlock

NO_BREAK_SPACE = "\u00a0"

_SIGN = re.compile(r"(?<=[<>≤≥≈±~=]) (?=\d)")
# A number and its unit; a unit ends where its word ends, so "9 mothers" is left alone.
_UNIT = re.compile(
    r"(?<=\d) (?=%|×\s?10|°C|(?:mo|yr?|d|wk|h|min|s|[mkµnp]?g|[mdµ]?L|[mcµ]?m|c?Gy|[mk]?U|IU|"
    r"[mµnp]?mol|cells|copies)(?:/(?:m²|kg|[mdµ]?L|d|h|min))*(?![\w²]))"
)


def bind(text: str) -> str:
    """The text with a sign held to its number, and a number to its unit."""
    return _UNIT.sub(NO_BREAK_SPACE, _SIGN.sub(NO_BREAK_SPACE, text))


def loosen(text: str) -> str:
    """The text with plain spaces again."""
    return text.replace(NO_BREAK_SPACE, " ")


def bind_deck(deck: Deck) -> Deck:
    """The deck with every text in its text blocks, tables and forms bound."""
    slides = (
        replace(slide, blocks=tuple(_bind_block(block) for block in slide.blocks))
        for slide in deck.slides
    )
    return replace(deck, slides=tuple(slides))


def _bind_block(block: Block) -> Block:
    match block:
        case TextBlock():
            paragraphs = tuple(replace(p, text=bind(p.text)) for p in block.paragraphs)
            return replace(block, paragraphs=paragraphs)
        case TableBlock():
            rows = tuple(tuple(bind(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case FormBlock():
            return replace(block, fields=tuple((name, bind(text)) for name, text in block.fields))
        case _:
            return block
