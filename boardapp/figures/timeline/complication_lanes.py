"""The lanes of a timeline for complications, and the marks for the family's goals."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal

from msgspec.structs import replace

from boardapp.case.value import Kind
from boardapp.clinical.ctcae_grade import GRAVE_FROM
from boardapp.clinical.grade_systems import stated_steps
from boardapp.figures.palette import BarRole
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.called import Called, complication_in_full
from boardapp.figures.timeline.element_parts import (
    LABEL_LENGTH,
    MARK_LABEL_LENGTH,
    drawn_span,
    known_end,
    mark_at,
    placed,
    stated_lines,
    time_line,
    tip_text,
)
from boardapp.figures.timeline.timeline import Bar, Lane, Mark
from boardapp.review.model.meeting import GoalEntry
from boardapp.review.model.toxicity import Complication
from boardapp.words.capitals import capitalised
from boardapp.words.grades import bare_grade_text, named_grade_text
from boardapp.words.lists import listed
from boardapp.words.plurals import numbered

Say = Callable[[Complication], Called]
"""Gives the name of a complication as it is to be written."""

_FEW = 4
_LIFE_THREATENING = 4
"""CTCAE: grade 4 is "life-threatening consequences", 5 death."""
ToxicityRole = Literal["toxicity", "toxicity mild", "toxicity severe", "toxicity grave"]
_GRAVE_WEIGHT, _SOS_WEIGHT = 2.0, 3.0


def toxicity_lane(complications: Iterable[Complication], undated: list[str]) -> Lane:
    """Adverse events and infections."""
    events = [event for event in complications if event.is_medical]
    return _complication_lane("Toxicity", events, None, undated)


def grave_lanes(
    complications: Iterable[Complication],
    sos_keys: Collection[str],
    undated: list[str],
    say: Say = complication_in_full,
) -> tuple[Lane, Lane]:
    """Those of grade 3 or more with any SOS/VOD, and those without a stated grade.

    Where the first would be empty, those without a grade have its place: a grade that is not
    stated is no low one.
    """
    events = [event for event in complications if event.is_medical]
    grave = [e for e in events if _is_grave(e) or e.key in sos_keys]
    ungraded = [e for e in events if not _is_graded(e) and e not in grave]
    if not grave:
        return _complication_lane("Toxicity", ungraded, None, undated, say), Lane(name="")
    name = "Toxicity ≥ G3" if all(map(_is_of_grade_3, grave)) else "Toxicity"
    other = _complication_lane("Not graded", ungraded, None, undated, say)

    def weigh(event: Complication) -> float:
        """SOS/VOD before all others: where room is short, it keeps its label."""
        return _SOS_WEIGHT if event.key in sos_keys else _weight(event)

    return (
        _complication_lane(name, grave, None, undated, say, weigh),
        replace(other, is_optional=True, weight=0.9),
    )


def support_lane(
    complications: Iterable[Complication], undated: list[str], say: Say = complication_in_full
) -> Lane:
    """The support of organs, each as long as it is stated to have lasted."""
    events = [event for event in complications if event.is_support]
    return _complication_lane("Organ support", events, "toxicity", undated, say)


def hospital_lane(complications: Iterable[Complication], undated: list[str]) -> Lane:
    """Admissions and transfusions, labelled only where they are few."""
    events = [event for event in complications if _is_of_hospital(event)]
    lane = _complication_lane("Hospital", events, "other", undated)
    if len(events) <= _FEW:
        return lane
    return Lane(
        name=lane.name,
        bars=tuple(replace(bar, label="") for bar in lane.bars),
        marks=tuple(replace(mark, label="") for mark in lane.marks),
    )


def _is_of_hospital(event: Complication) -> bool:
    return not (event.is_medical or event.is_support)


def _complication_lane(
    name: str,
    events: Iterable[Complication],
    role: BarRole | None,
    undated: list[str],
    say: Say = complication_in_full,
    weigh: Callable[[Complication], float] | None = None,
) -> Lane:
    """A lane of these; their bars have the colour of their grade where no role is given."""
    weigh = weigh or _weight
    bars: list[Bar] = []
    marks: list[Mark] = []
    # The gravest first: where room is short, earlier labels choose first.
    for event in sorted(events, key=weigh, reverse=True):
        called = say(event)
        label = shorten(f"{called.name} {_grade(event)}".strip(), LABEL_LENGTH)
        span = drawn_span(event.onset, event.end, None) if _has_a_time(event) else None
        if span is None:
            undated.append(label)
        elif span[1] > span[0]:
            bar = _complication_bar(event, label, role or toxicity_role(event), span)
            bars.append(replace(bar, stands_for=called.stands_for, weight=weigh(event)))
        else:
            mark = _complication_mark(event, label)
            marks.append(replace(mark, stands_for=called.stands_for, weight=weigh(event)))
    return Lane(name=name, bars=tuple(bars), marks=tuple(marks), weight=1.5)


def _has_a_time(event: Complication) -> bool:
    """Whether the source tells a time, or others that name the event tell within which it was.

    That it came in the patient's life places it nowhere.
    """
    onset = event.onset
    is_between = onset.earliest is not None and onset.latest is not None
    return onset.is_reported or event.end.is_reported or is_between


def _complication_mark(event: Complication, label: str) -> Mark:
    when = event.onset if event.onset.drawn is not None else event.end
    is_tick = _is_of_hospital(event)
    return Mark(
        key=event.key,
        label=label,
        tip=tip_text("\n".join(_told(event)), when, event.source),
        what=_told(event)[0],
        place=event.place,
        source=event.source,
        role="evaluation" if is_tick else toxicity_role(event),
        shape="tick" if is_tick else "square",
        at=when.drawn or 0.0,
        earliest=when.drawn_bounds[0],
        latest=when.drawn_bounds[1],
    )


def toxicity_role(event: Complication) -> ToxicityRole:
    """How grave a complication is by its stated grade of the CTCAE; without one that isn't said."""
    number = _number(event)
    if number is None:
        return "toxicity"
    if number < GRAVE_FROM:
        return "toxicity mild"
    return "toxicity severe" if number < _LIFE_THREATENING else "toxicity grave"


def _told(event: Complication) -> list[str]:
    """What it is, with the grade that is stated; then what the source tells of it."""
    has_grade = event.grade is not None or bool(event.severity)
    grade = named_grade_text(event.grade, event.severity, event.scale) if has_grade else ""
    head = ", ".join(filter(None, (capitalised(event.term), grade)))
    is_more = event.text not in ("", event.term)
    return [head, event.text] if is_more else [head]


def _weight(event: Complication) -> float:
    """How much the label of a complication matters: grade 3 and above more than others."""
    return _GRAVE_WEIGHT if _is_grave(event) else 1.0


def _is_grave(event: Complication) -> bool:
    """Whether its stated grade is 3 or more, or an upper one of another system."""
    return _is_of_grade_3(event) or event.is_grave_by_its_scale


def _is_of_grade_3(event: Complication) -> bool:
    number = _number(event)
    return number is not None and number >= GRAVE_FROM


def _is_graded(event: Complication) -> bool:
    return _number(event) is not None or (bool(event.scale) and bool(_grade(event)))


def _grade(event: Complication) -> str:
    """The stated grade in short: one number, or with the system that is not the CTCAE."""
    if event.scale:
        steps = stated_steps(event.scale, event.grade, event.severity)
        told = bare_grade_text(event.grade, event.severity, event.scale)
        return "" if steps is None else told
    return "" if _number(event) is None else f"G{_number(event):g}"


def _number(event: Complication) -> float | None:
    """The stated grade as one number; None for a grade of another system than the CTCAE."""
    if event.scale:
        return None
    is_number = event.grade is not None and event.grade.kind is Kind.NUMBER
    return event.grade.low if event.grade and is_number else None


def _complication_bar(
    event: Complication, label: str, role: BarRole, span: tuple[float, float]
) -> Bar:
    facts = [*_told(event), time_line("Onset", event.onset)]
    # What merely came later says nothing of how long it lasted.
    last = event.end.drawn_bounds[1] if event.end.is_reported else None
    facts += [time_line("End", event.end), *stated_lines(("Source", event.source))]
    return Bar(
        key=event.key,
        label=label,
        tip="\n".join(facts),
        what=facts[0],
        place=event.place,
        source=event.source,
        role=role,
        start=span[0],
        end=known_end(span, event.end.drawn_bounds[0], last),
        start_earliest=event.onset.drawn_bounds[0],
        start_latest=event.onset.drawn_bounds[1],
        end_earliest=event.end.drawn_bounds[0],
        end_latest=last,
    )


def goal_marks(goals: Iterable[GoalEntry], undated: list[str]) -> Iterator[Mark]:
    """One mark for each goal, named by the intent it led to where that is stated."""
    for goal in goals:
        text = goal.intent or goal.text
        label = shorten(text, MARK_LABEL_LENGTH)
        tip = tip_text(goal.text, goal.when, goal.source)
        mark = mark_at(goal.key, label, tip, goal.when, "goal", "square", goal.text)
        if mark:
            mark = replace(mark, is_open=True)
        yield from placed(mark, goal.place, goal.source, label, undated)


def left_out(complications: Iterable[Complication]) -> str:
    """What a board's timeline does not draw, counted; empty where there is nothing."""
    events = tuple(complications)
    kinds = [event.kind for event in events if _is_of_hospital(event)]
    counts = [(kind, kinds.count(kind)) for kind in sorted(set(kinds))]
    words = [numbered(number, kind) for kind, number in counts if number]
    low = [e for e in events if e.is_medical and _is_low(e)]
    ours, others = ([e for e in low if bool(e.scale) is is_other] for is_other in (False, True))
    words += [f"complications below grade 3 ({_graded(ours)})"] if ours else []
    words += [f"complications of a lower grade ({_graded(others)})"] if others else []
    return f"Not drawn: {listed(words)}" if words else ""


def _graded(events: Iterable[Complication]) -> str:
    return ", ".join(f"{event.term} {_grade(event)}" for event in events)


def _is_low(event: Complication) -> bool:
    """Whether its stated grade is below 3, or a lower one of another system."""
    return _is_graded(event) and not _is_grave(event)
