"""A stretch of time in words: from when to when something was done, as far as stated."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from boardapp.case.when import Anchor, Offset, Span, When
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import Timed


class Told(Timed, Protocol):
    """A time that may not be reported."""

    @property
    def is_reported(self) -> bool:
        """Whether anything is stated of it."""


T = TypeVar("T", bound=Told)


def stretch_text(start: T, end: T, say: Callable[[T], str]) -> str:
    """From when to when: "12 to 19 d after the transplant", "from 2 May 2020 to 9 May 2020".

    "from 3 May 2020" where no end is stated; "not reported" where neither is. `say` puts a time
    into words.
    """
    if not end.is_reported or _is_same(start, end):
        text = f"from {say(start)}" if start.is_reported else NOT_REPORTED
        return say(start) if end.is_reported and start.is_reported else text
    if not start.is_reported:
        return f"until {say(end)}"
    days = _after_one_event(start.when, end.when)
    if days is not None:
        anchor, first, last = days
        return f"{first} to {last} {_UNIT} after {_name(start, anchor)}"
    return f"from {say(start)} to {say(end)}"


_UNIT = "d"


def _is_same(start: Told, end: Told) -> bool:
    """Whether both are one time; a date that is not told stands in the bounds alone."""
    first = (start.when, start.earliest, start.latest)
    return first == (end.when, end.earliest, end.latest)


def _after_one_event(start: When, end: When) -> tuple[Anchor, str, str] | None:
    """Both in whole days after the same event: the event and the two numbers."""
    match start.clauses, end.clauses:
        case (
            (Offset(first, Span() as low, 1, False),),
            (Offset(last, Span() as high, 1, False),),
        ) if first == last and not first.edge:
            days = _days(low), _days(high)
            if days[0] is not None and days[1] is not None:
                return first, days[0], days[1]
    return None


def _days(span: Span) -> str | None:
    is_days = span.high is None and len(span.low) == 1 and span.low[0].unit == _UNIT
    return f"{span.low[0].number:g}" if is_days else None


def _name(time: Told, anchor: Anchor) -> str:
    return dict(zip((a.event for a in time.when.anchors), time.names, strict=True))[anchor.event]
