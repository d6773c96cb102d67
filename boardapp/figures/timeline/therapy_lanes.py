"""The bars of a timeline for what was given."""

from collections.abc import Iterable, Iterator

from boardapp.figures.palette import BarRole
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.element_parts import (
    LABEL_LENGTH,
    drawn_span,
    stated_lines,
    time_line,
)
from boardapp.figures.timeline.timeline import Bar
from boardapp.review.model.course import Phase


def phase_bars(phases: Iterable[Phase], as_of: float | None, undated: list[str]) -> Iterator[Bar]:
    """One bar for each phase that was given; ongoing ones reach to the day `as_of`."""
    for phase in phases:
        if not phase.is_given:
            continue
        span = drawn_span(phase.start, phase.end, as_of if phase.is_ongoing else None)
        if span is None:
            undated.append(phase.name)
            continue
        yield _phase_bar(phase, span, as_of)


def _phase_bar(phase: Phase, span: tuple[float, float], as_of: float | None) -> Bar:
    stated_end = not phase.is_ongoing
    return Bar(
        key=phase.key,
        label=shorten(phase.name, LABEL_LENGTH),
        tip=_phase_tip(phase),
        what=phase.name,
        place=phase.place,
        source=phase.source,
        role=bar_role(phase),
        start=span[0],
        end=span[1],
        start_earliest=phase.start.earliest,
        start_latest=phase.start.latest,
        end_earliest=phase.end.earliest if stated_end else (as_of or span[1]),
        end_latest=phase.end.latest if stated_end else (as_of or span[1]),
        note=shorten(phase.intent, 24),
        is_ongoing=phase.is_ongoing,
        cycles=phase.course_days,
    )


def bar_role(phase: Phase) -> BarRole:
    """The role that a phase's class tells; within immunotherapy its drug may tell a finer one.

    A name decides nothing else: a "radical nephrectomy" is the surgery that its kind says.
    """
    if phase.therapy_class == "immunotherapy":
        name = phase.name.lower()
        told = (role for role, drugs in _IMMUNE_DRUGS if any(drug in name for drug in drugs))
        return next(told, "immunotherapy")
    if phase.therapy_class == "other" and phase.line is None:
        return "supportive"
    return phase.therapy_class


_IMMUNE_DRUGS: tuple[tuple[BarRole, tuple[str, ...]], ...] = (
    ("antibody", ("inotuzumab", "conjugate", "vedotin", "ozogamicin", "deruxtecan")),
    ("cells", ("car-t", "car t", "leucel")),
)
"""Names of immunotherapies that are antibodies or cells."""


def _phase_tip(phase: Phase) -> str:
    facts = [
        phase.name,
        *stated_lines(
            ("Protocol", phase.protocol), ("Intent", phase.intent), ("Agents", phase.agents)
        ),
        *stated_lines(("Cycles", phase.cycles), ("Schedule", phase.schedule)),
        *stated_lines(("Best response", phase.best_response), ("Stopped", phase.reason_stopped)),
        time_line("Start", phase.start),
        "End: ongoing" if phase.is_ongoing else time_line("End", phase.end),
        *stated_lines(("Source", phase.source)),
    ]
    return "\n".join(facts)
