"""The bars and marks of a timeline for what was given."""

from collections.abc import Callable, Iterable

from boardapp.figures.text_width import shorten
from boardapp.figures.therapy_roles import bar_role, has_stated_end, is_on_one_day
from boardapp.figures.timeline.called import Called, therapy_in_full
from boardapp.figures.timeline.element_parts import (
    LABEL_LENGTH,
    LONG_LENGTH,
    MARK_LABEL_LENGTH,
    drawn_span,
    known_end,
    stated_lines,
    time_line,
)
from boardapp.figures.timeline.timeline import Bar, Lane, Mark
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Phase
from boardapp.words.vital import ongoing_word

Say = Callable[[Phase], Called]
"""Gives the name of a therapy as it is to be written."""


def therapy_lane(
    lane: Lane,
    phases: Iterable[Phase],
    as_of: float | None,
    undated: list[str],
    say: Say = therapy_in_full,
) -> Lane:
    """The lane with all phases that were given; ongoing ones reach to the day `as_of`.

    What took place on one day is a mark, the rest are bars. One whose end is not stated is open
    there, whatever came after it.
    """
    bars: list[Bar] = []
    marks: list[Mark] = []
    for phase in phases:
        if not phase.is_given:
            continue
        until = _until(phase, as_of)
        span = drawn_span(phase.start, phase.end, until if phase.is_ongoing else None)
        if span is None:
            undated.append(phase.name)
        elif is_on_one_day(phase):
            marks.append(_phase_mark(phase, say))
        else:
            bars.append(_phase_bar(phase, span, until, say))
    return Lane(
        name=lane.name, bars=tuple(bars), marks=tuple(marks), weight=lane.weight,
        is_optional=lane.is_optional,
    )  # fmt: skip


def _until(phase: Phase, as_of: float | None) -> float | None:
    """The day to which a therapy that goes on is drawn: that of the death, where one is told."""
    death = phase.ended_at_death
    return death.drawn if death is not None and death.drawn is not None else as_of


def _phase_mark(phase: Phase, say: Say) -> Mark:
    start, called = phase.start, say(phase)
    return Mark(
        key=phase.key,
        label=shorten(called.name, LONG_LENGTH),
        short=shorten(called.name, MARK_LABEL_LENGTH),
        stands_for=called.stands_for,
        tip=_phase_tip(phase),
        what=phase.name,
        place=phase.place,
        source=phase.source,
        line=phase.line,
        role="follow-up",
        therapy=bar_role(phase),
        shape="diamond",
        at=start.drawn or 0.0,
        earliest=start.drawn_bounds[0],
        latest=start.drawn_bounds[1],
    )


def _phase_bar(phase: Phase, span: tuple[float, float], as_of: float | None, say: Say) -> Bar:
    first, last = _end_bounds(phase, as_of or span[1])
    called = say(phase)
    return Bar(
        key=phase.key,
        label=shorten(called.name, LONG_LENGTH),
        short=shorten(called.name, LABEL_LENGTH),
        stands_for=called.stands_for,
        tip=_phase_tip(phase),
        what=phase.name,
        place=phase.place,
        source=phase.source,
        line=phase.line,
        role=bar_role(phase),
        start=span[0],
        end=known_end(span, first, last),
        start_earliest=phase.start.drawn_bounds[0],
        start_latest=phase.start.drawn_bounds[1],
        end_earliest=first,
        end_latest=last,
        note=shorten(phase.intent, 24),
        is_ongoing=phase.is_ongoing and phase.ended_at_death is None,
        cycles=phase.course_days,
    )


def _end_bounds(phase: Phase, until: float) -> tuple[float | None, float | None]:
    """Between which days it ended. What merely came later says nothing of how long it lasted."""
    if phase.is_ongoing:
        return until, until
    end: Moment = phase.end
    if not has_stated_end(phase):
        return phase.start.drawn_bounds[0], None
    return end.drawn_bounds


def _phase_tip(phase: Phase) -> str:
    facts = [
        phase.name,
        *stated_lines(
            ("Protocol", phase.protocol), ("Intent", phase.intent), ("Agents", phase.agents)
        ),
        *stated_lines(("Operation", phase.operation.text if phase.operation else "")),
        *stated_lines(("Cycles", phase.cycles), ("Schedule", phase.schedule)),
        *stated_lines(
            ("Best response", phase.best_response_told), ("Stopped", phase.reason_stopped)
        ),
        time_line("Start", phase.start),
        _end_line(phase),
        *stated_lines(("Source", phase.source)),
    ]
    return "\n".join(facts)


def _end_line(phase: Phase) -> str:
    if not phase.is_ongoing:
        return time_line("End", phase.end)
    return f"End: {ongoing_word(is_dead=phase.ended_at_death is not None)}"
