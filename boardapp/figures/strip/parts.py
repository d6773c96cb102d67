"""A strip that is too much for one frame goes on in others, cut between two blocks."""

from msgspec.structs import replace

from boardapp.figures.strip.layout import holds
from boardapp.figures.strip.strip import Length, Strip
from boardapp.figures.text_width import Measure


def strip_parts(strip: Strip, width: float, height: float, measure: Measure) -> tuple[Strip, ...]:
    """The strip, or strips of neighbouring blocks that each can be read in the frame.

    A block that is too much for a frame of its own stands alone.
    """
    if holds(strip, width, height, measure):
        return (strip,)
    parts, start, count = list[Strip](), 0, len(strip.blocks)
    while start < count:
        end = start + 1
        while end < count and holds(_part(strip, start, end + 1), width, height, measure):
            end += 1
        parts.append(_part(strip, start, end))
        start = end
    return tuple(parts)


def _part(strip: Strip, start: int, end: int) -> Strip:
    """The blocks from `start` up to `end`; a turn at an edge stands behind the block it ends."""
    is_last = end == len(strip.blocks)
    calm = strip.calm if strip.calm and strip.calm.since < end else None
    return replace(
        strip,
        blocks=strip.blocks[start:end],
        turns=tuple(
            replace(turn, at=turn.at - start)
            for turn in strip.turns
            if start < turn.at <= end or (start == 0 == turn.at) or (is_last and turn.at > end)
        ),
        lengths=tuple(
            _clipped(one, start, end)
            for one in strip.lengths
            if one.start < end and one.end > start
        ),
        calm=replace(calm, since=max(calm.since - start, 0.0)) if calm else None,
    )


def _clipped(length: Length, start: int, end: int) -> Length:
    """The part of a bracket over these blocks; it says where it goes on beyond them."""
    beyond = [
        word
        for word, goes_on in (("continued", length.start < start), ("goes on", length.end > end))
        if goes_on
    ]
    text = f"{length.text} ({', '.join(beyond)})" if beyond else length.text
    first, last = max(length.start, start) - start, min(length.end, end) - start
    return replace(length, start=first, end=last, text=text)
