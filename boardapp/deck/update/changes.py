"""What changed in the case behind something that a person edited, in sentences."""

from collections.abc import Sequence

from boardapp.deck.fitting.text import brief
from boardapp.deck.marking.lines import Line, split_digests
from boardapp.deck.marking.marker import FOOT, UnitMark

MOST_LINES = 12
_LENGTH = 300
_AROUND = 80
"""How much is told before the first letter that differs."""
_NAMES = {FOOT: "footer"}


def changes(name: str, written: str, present: Sequence[Line], fresh: Sequence[Line]) -> list[str]:
    """Sentences on what the case gives now and did not when the deck was written.

    `written` are the digests of the lines as written; `present` the lines as edited, `fresh`
    those that the case gives now. Empty if the case gives the same as then.
    """
    old, new = split_digests(written), [line.digest for line in fresh]
    if old == new:
        return []
    texts = {line.text for line in present}
    gone = [line for line in present if line.digest in old and line.digest not in new]
    come = [line for line in fresh if line.digest not in old and line.text not in texts]
    gone_texts, come_texts = (
        [line.text for line in lines if line.is_told] for lines in (gone, come)
    )
    told = [f"{name}: no longer “{_excerpt(text, come_texts)}”." for text in gone_texts]
    told += [f"{name}: now “{_excerpt(text, gone_texts)}”." for text in come_texts]
    if not told and (gone or come or set(old) != set(new)):
        told = [f"{name}: what the case gives has changed."]
    return told


def _excerpt(text: str, others: Sequence[str]) -> str:
    """A text, or of a long one the part in which it differs from the other it is most like."""
    if len(text) <= _LENGTH:
        return text
    alike = max((_alike(text, other) for other in others), default=0)
    if alike < _LENGTH - _AROUND:
        return brief(text, _LENGTH)
    begin = text.rfind(" ", 0, max(alike - _AROUND, 1)) + 1
    return f"… {brief(text[begin:], _LENGTH)}" if begin else brief(text, _LENGTH)


def _alike(text: str, other: str) -> int:
    """How many letters two texts have in common from their beginning."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(text), len(other)))


def shortened(sentences: Sequence[str]) -> list[str]:
    """No more sentences than a reader of notes will look at."""
    more = len(sentences) - MOST_LINES
    return [*sentences[:MOST_LINES], *([f"And {more} more changes."] if more > 0 else [])]


def unit_name(unit: UnitMark, units: Sequence[UnitMark]) -> str:
    """A unit for people: "Title", or "Table 2" where there are several tables."""
    name = _NAMES.get(unit.kind, unit.kind).replace("_", " ").capitalize()
    alike = [item.name for item in units if item.kind == unit.kind]
    is_one = unit.kind == FOOT or len(alike) == 1
    return name if is_one else f"{name} {alike.index(unit.name) + 1}"
