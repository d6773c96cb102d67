"""The course of a case as a timeline: what was given, what came back, what was found.

First the lines through all lanes: diagnosis, relapses, progressions, death. For a board then
four lanes, Therapy, Disease, MRD and Toxicity, and where they leave room those of CNS status,
tissue, supportive care, complications without a grade, and goals. With all detail there is a lane
for each line of therapy, surgery and other therapies of no line, and one for hospital (admissions
as bars, transfusions as ticks). A lane that would be empty is left out; what has no time that can
be drawn is named in `undated`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec.structs import replace

from boardapp.figures.axis import DAYS_PER_MONTH, is_near
from boardapp.figures.palette import BarRole
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.called import complication_in_short, therapy_in_short
from boardapp.figures.timeline.complication_lanes import (
    goal_marks,
    grave_lanes,
    hospital_lane,
    left_out,
    support_lane,
    toxicity_lane,
)
from boardapp.figures.timeline.crowds import drawn_together
from boardapp.figures.timeline.disease_lanes import (
    cns_marks,
    diagnosis_mark,
    mrd_marks,
    relapse_marks,
    relapse_sites,
    remission_bars,
    response_marks,
    telling_marks,
    tissue_marks,
    turn_marks,
)
from boardapp.figures.timeline.gaps import axis_breaks
from boardapp.figures.timeline.imaging_lane import imaging_lane
from boardapp.figures.timeline.known_stretch import order_only_stretches
from boardapp.figures.timeline.legend import timeline_key, timeline_legend
from boardapp.figures.timeline.same_time import bars_at_one_time
from boardapp.figures.timeline.therapy_lanes import therapy_lane
from boardapp.figures.timeline.ticks import Unit, axis_title, axis_unit, timeline_ticks
from boardapp.figures.timeline.timeline import SUMMARY_LENGTH, AxisBreak, Bar, Lane, Mark, Timeline
from boardapp.review.course.calm import none_back
from boardapp.review.model.course import Phase, Relapse
from boardapp.review.model.review import Review
from boardapp.words.times import derived_text

_GATHERED: set[BarRole] = {
    "toxicity", "toxicity mild", "toxicity severe", "toxicity grave", "supportive",
}  # fmt: skip

Detail = Literal["slide", "all"]
Looks = Callable[[Review, list[str]], Iterator[Mark]]
"""Gives the marks of the looks at the disease, and adds those without a time to a list."""


def course_timeline(review: Review, *, detail: Detail = "slide") -> Timeline:
    """The timeline of a review; a case with nothing but a diagnosis gives one mark.

    `detail` "slide" has few lanes and short names, leaves out admissions, transfusions and
    what is stated to be below grade 3, says so in `left_out`, and breaks the axis where nothing
    happens for long.
    """
    undated: list[str] = []
    lanes = tuple(_slide_lanes(review, undated) if detail == "slide" else _lanes(review, undated))
    lanes = tuple(_told_later(lane, _later(review)) for lane in lanes)
    too_far = tuple(_labels(lanes, is_far))
    lanes = tuple(_without(lane, is_far) for lane in lanes)
    together = ""
    if detail == "slide":
        lanes = tuple(_gathered(lane) for lane in lanes)
        lanes, together = drawn_together(lanes)
    lanes = tuple(lane for lane in lanes if lane.bars or lane.marks)
    start, end = _span(lanes, review)
    as_of = review.as_of.drawn_bounds
    order_only = order_only_stretches(lanes, start, end, as_of)
    breaks = axis_breaks(lanes, start, end, order_only) if detail == "slide" else ()
    unit: Unit = axis_unit(start, end, breaks) if detail == "slide" else "Months"
    ages = review.ages if detail == "all" else None
    return Timeline(
        start=start,
        end=end,
        lanes=lanes,
        ticks=timeline_ticks(start, end, ages, breaks, order_only, unit),
        legend=timeline_legend(lanes, end - start),
        axis_title=axis_title(unit),
        summary=_summary(review, breaks),
        turn=review.disease.words.turn,
        breaks=breaks,
        order_only=order_only,
        undated=tuple(dict.fromkeys(undated)),
        ages=ages,
        key=timeline_key(lanes),
        frame=_frame(review),
        too_far=too_far,
        left_out="" if detail == "all" else _left_out(review, together),
    )


def _lanes(review: Review, undated: list[str]) -> Iterator[Lane]:
    """Every lane, one for each line of therapy."""
    end = review.as_of.drawn
    yield _turns(review, undated)
    for line in review.lines:
        lane = Lane(name=f"Line {line.number}", weight=4.0)
        yield therapy_lane(lane, line.phases, end, undated)
    for name, phases in _outside(review):
        yield therapy_lane(Lane(name=name, weight=2.0), phases, end, undated)
    yield therapy_lane(Lane(name="Supportive"), review.supportive, end, undated)
    yield from _found(review, undated)
    yield imaging_lane(review.studies, undated)
    yield _cns(review, undated)
    yield _tissue(review, undated)
    yield toxicity_lane(review.complications, undated)
    yield support_lane(review.complications, undated)
    yield _goals(review, undated)
    yield hospital_lane(review.complications, undated)


def _slide_lanes(review: Review, undated: list[str]) -> Iterator[Lane]:
    """Few lanes with short names, then those that wait for room."""
    end = review.as_of.drawn
    yield _turns(review, undated)
    given = [phase for line in review.lines for phase in line.phases]
    given += [phase for _, phases in _outside(review) for phase in phases]
    therapy = therapy_lane(Lane(name="Therapy", weight=4.0), given, end, undated, therapy_in_short)
    yield replace(therapy, bars=tuple(replace(b, note="", cycles=()) for b in therapy.bars))
    disease, mrd = _found(review, undated, telling_marks)
    yield disease
    studies = imaging_lane(review.studies, undated)
    yield replace(studies, is_optional=not review.is_followed_by_imaging)
    yield replace(mrd, is_optional="MRD" not in review.disease.lanes)
    sos = review.sos.stated_keys if review.sos else ()
    grave, ungraded = grave_lanes(review.complications, sos, undated, complication_in_short)
    yield grave
    support = support_lane(review.complications, undated, complication_in_short)
    yield replace(support, is_optional=True, weight=0.95)
    has_cns = "CNS status" in review.disease.lanes
    yield replace(_cns(review, undated), is_optional=not has_cns, weight=0.7)
    yield replace(_tissue(review, undated), is_optional=True, weight=0.75)
    supportive = Lane(name="Supportive", weight=0.8, is_optional=True)
    supportive = therapy_lane(supportive, review.supportive, end, undated, therapy_in_short)
    yield replace(supportive, bars=tuple(replace(bar, note="") for bar in supportive.bars))
    yield ungraded
    yield replace(_goals(review, undated), is_optional=True, weight=0.6)


def _turns(review: Review, undated: list[str]) -> Lane:
    marks = (diagnosis_mark(review), *relapse_marks(review, undated), *turn_marks(review, undated))
    return Lane(name="Turning points", marks=marks, weight=12.0, is_head=True)


def _found(review: Review, undated: list[str], looks: Looks = response_marks) -> Iterator[Lane]:
    """What looks at the disease found, and their MRD."""
    yield Lane(
        name="Disease",
        bars=tuple(remission_bars(review, undated)),
        marks=tuple(looks(review, undated)),
        weight=3.0,
    )
    yield Lane(name="MRD", marks=tuple(mrd_marks(review.mrd, undated)), weight=3.0)


def _cns(review: Review, undated: list[str]) -> Lane:
    return Lane(name="CNS status", marks=tuple(cns_marks(review.cns, undated)), weight=3.0)


def _tissue(review: Review, undated: list[str]) -> Lane:
    marks = tuple(tissue_marks(review.tissue.reports, undated))
    return Lane(name="Tissue", marks=marks, weight=2.0)


def _goals(review: Review, undated: list[str]) -> Lane:
    return Lane(name="Goals", marks=tuple(goal_marks(review.goals, undated)), weight=2.0)


def _outside(review: Review) -> Iterator[tuple[str, list[Phase]]]:
    """Therapies that were given and belong to no line: surgery has a lane of its own."""
    yield "Surgery", [p for p in review.outside_lines if p.therapy_class == "surgery"]
    yield "Of no line", [p for p in review.outside_lines if p.therapy_class != "surgery"]


def _later(review: Review) -> set[str]:
    """What came after the data of the meeting, by key."""
    found = {look.key for look in review.looks if look.is_later}
    found |= {study.key for study in review.studies if study.is_later}
    return found | {phase.key for phase in review.all_phases if phase.is_later}


def _told_later(lane: Lane, later: set[str]) -> Lane:
    """The lane with all that came after the data of the meeting told as such."""
    if not later:
        return lane
    return replace(
        lane,
        bars=tuple(replace(b, label=_as_later(b, later)) for b in lane.bars),
        marks=tuple(replace(m, label=_as_later(m, later)) for m in lane.marks),
    )


def _as_later(element: Bar | Mark, later: set[str]) -> str:
    is_meant = element.label and element.key in later
    return f"{element.label} {_LATER}" if is_meant else element.label


_LATER = "(after the data)"


def _gathered(lane: Lane) -> Lane:
    """A lane of complications or supportive care with one bar for all that share their times."""
    if any(bar.role not in _GATHERED for bar in lane.bars):
        return lane
    return replace(lane, bars=bars_at_one_time(lane.bars))


def is_far(element: Bar | Mark) -> bool:
    """Whether an element lies further off than any course is long: a slip of the hand."""
    days = (element.start, element.end) if isinstance(element, Bar) else (element.at,)
    return not all(map(is_near, days))


def _without(lane: Lane, is_out: Callable[[Bar | Mark], bool]) -> Lane:
    bars = tuple(bar for bar in lane.bars if not is_out(bar))
    return replace(lane, bars=bars, marks=tuple(mark for mark in lane.marks if not is_out(mark)))


def _labels(lanes: Iterable[Lane], is_meant: Callable[[Bar | Mark], bool]) -> Iterator[str]:
    for lane in lanes:
        elements: tuple[Bar | Mark, ...] = (*lane.bars, *lane.marks)
        for element in elements:
            if is_meant(element):
                yield element.label or lane.name


def _left_out(review: Review, together: str) -> str:
    return ". ".join(filter(None, (left_out(review.complications), together)))


def _span(lanes: tuple[Lane, ...], review: Review) -> tuple[float, float]:
    """From the first to the last thing drawn, and to the day up to which is reported."""
    as_of = review.as_of.drawn
    days = [0.0, as_of] if as_of is not None and is_near(as_of) else [0.0]
    for lane in lanes:
        days += [day for bar in lane.bars for day in (bar.start, bar.end)]
        days += [mark.at for mark in lane.marks]
    start, end = min(days), max(days)
    return start, max(end, start + DAYS_PER_MONTH)


def _frame(review: Review) -> str:
    """From which event days are exact: "Days are exact from admission, itself month 1.5–2.5"."""
    if review.frame is None:
        return ""
    when = derived_text(review.frame.when)
    return f"Days are exact from {review.frame.label}" + (f", itself {when}" if when else "")


def _summary(review: Review, breaks: tuple[AxisBreak, ...]) -> str:
    """The course in a sentence or two, with its numbers, and where the axis is broken."""
    count = len(review.lines)
    lines = f"{count} line{'' if count == 1 else 's'} of therapy" if count else "No line of therapy"
    relapses = "; ".join(_relapse_words(relapse) for relapse in review.relapses)
    returns = f"{_count(review)}{': ' + relapses if relapses else ''}"
    parts = [f"{lines}, {returns}."]
    if review.status.text:
        parts.append(review.status.text)
    broken = "".join(f" {one.where}." for one in breaks)
    return shorten(" ".join(parts), SUMMARY_LENGTH - len(broken)) + broken


def _count(review: Review) -> str:
    """How often the disease came back or grew, as far as it is stated."""
    progressions = sum(look.state == "progression" for look in review.looks)
    words = review.disease.words
    found = ((len(review.relapses), words.turn), (progressions, "progression"))
    told = [f"{number} {noun}{'s' * (number != 1)}" for number, noun in found if number]
    if not told and any(look.state == "refractory" for look in review.looks):
        return "refractory disease"
    if not told:
        return f"{none_back(words, review.lines, review.looks)} reported"
    return " and ".join(reversed(told))


def _relapse_words(relapse: Relapse) -> str:
    names, _ = relapse_sites(relapse)
    time = derived_text(relapse.when)
    return f"R{relapse.number} {' + '.join(names)}".strip() + (f" ({time})" if time else "")
