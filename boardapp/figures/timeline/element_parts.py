"""What bars and marks of a timeline have in common: their time, their hover text, their trace."""

from collections.abc import Iterator

import msgspec

from boardapp.figures.palette import MarkRole
from boardapp.figures.timeline.timeline import Mark, MarkShape
from boardapp.review.model.base import Moment
from boardapp.words.times import age_text, derived_text, short_text, stated_time

LONG_LENGTH, LABEL_LENGTH = 70, 44
MARK_LABEL_LENGTH = 26
"""The most characters of a label: where there is much room, of a bar, of a mark."""


def drawn_span(
    start: Moment, end: Moment, ongoing_until: float | None
) -> tuple[float, float] | None:
    """The days between which a bar is drawn; one known edge alone makes a short bar."""
    first, last = start.drawn, end.drawn
    if ongoing_until is not None:
        last = ongoing_until
    if first is None and last is None:
        return None
    first = last if first is None else first
    last = first if last is None else last
    return (first, max(first, last)) if first is not None and last is not None else None


def known_end(span: tuple[float, float], earliest: float | None, latest: float | None) -> float:
    """The day to which a bar is drawn: where nothing bounds its end, as far as it surely lasted."""
    if latest is not None:
        return span[1]
    return max(span[0], earliest if earliest is not None else span[0])


def mark_at(
    key: str,
    label: str,
    tip: str,
    when: Moment,
    role: MarkRole,
    shape: MarkShape,
    what: str,
) -> Mark | None:
    """A mark at a time, or None where the time can't be drawn."""
    if when.drawn is None:
        return None
    return Mark(
        key=key,
        label=label,
        tip=tip,
        what=what,
        role=role,
        shape=shape,
        at=when.drawn,
        earliest=when.drawn_bounds[0],
        latest=when.drawn_bounds[1],
    )


def placed(
    mark: Mark | None, place: str, source: str, label: str, undated: list[str]
) -> Iterator[Mark]:
    """The mark with its trace, or its label among the undated."""
    if mark is None:
        undated.append(label)
    else:
        yield msgspec.structs.replace(mark, place=place, source=source)


def tip_text(text: str, when: Moment, source: str) -> str:
    """The hover text of a mark: what it is, when, and where the source states it."""
    return "\n".join([text, time_line("Time", when), *stated_lines(("Source", source))])


def time_line(label: str, when: Moment) -> str:
    """What is stated of a time, then what follows from it."""
    age = age_text(when.age) if when.age else ""
    day = "" if when.calendar is None else short_text(when)
    derived = [text for text in (derived_text(when), age, day) if text]
    return f"{label}: {stated_time(when)}" + (f" ({'; '.join(derived)})" if derived else "")


def stated_lines(*facts: tuple[str, str]) -> list[str]:
    """A line for each labelled fact that is stated: ("Intent", "curative")."""
    return [f"{label}: {text}" for label, text in facts if text]
