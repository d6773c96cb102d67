"""What a picture calls a therapy or a complication, and what that stands for."""

import msgspec

from boardapp.review.model.course import Phase
from boardapp.review.model.toxicity import Complication
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.short_names import short_name, short_names_key

COURSES_BY_US, LINES_BY_US = "courses numbered by us", f"lines {COUNTED_BY_US}"


class Called(msgspec.Struct, frozen=True):
    """A name as it is written; `stands_for` are the entries of a key that it asks for."""

    name: str
    stands_for: tuple[str, ...] = ()


def therapy_in_full(phase: Phase) -> Called:
    """A therapy by its stated name."""
    return Called(phase.name)


def therapy_in_short(phase: Phase) -> Called:
    """A therapy by its short name, "InO course 2", with what of it we counted ourselves."""
    by_us = (COURSES_BY_US if phase.short else "", LINES_BY_US if phase.is_line_counted else "")
    name = phase.short or short_name(phase.name)
    return Called(name, (*short_names_key([phase.name]), *filter(None, by_us)))


def complication_in_full(event: Complication) -> Called:
    """A complication by its stated term."""
    return Called(event.term)


def complication_in_short(event: Complication) -> Called:
    """A complication by its short name."""
    return Called(short_name(event.term), short_names_key([event.term]))


def counted_by_us(turn: str) -> str:
    """What the key says of relapses whose number is ours, in the word of their disease."""
    return f"{turn}s {COUNTED_BY_US}"
