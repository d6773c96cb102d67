"""The timeline as a table: the same elements, in words."""

from collections.abc import Iterable, Iterator

from boardapp.desktop.charts.timeline_layout import start_day
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_step, by_time
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline
from boardapp.review.model.base import Moment
from boardapp.review.model.review import Review
from boardapp.words.times import derived_text, short_text, stated_time

COLUMNS = ("When", "Lane", "What", "Stated time", "Source")
SHARES = (24, 12, 28, 24, 12)
_UNDATED = "no time that could be drawn"
_TOO_FAR = "too far off to be drawn"

Times = dict[str, tuple[Moment, ...]]


def timeline_rows(timeline: Timeline, review: Review) -> Iterator[FactRow]:
    """A row for each element, lane by lane in order of time, then what has no time."""
    times = _times(review)
    for lane in timeline.lanes:
        elements: list[Bar | Mark] = [*lane.bars, *lane.marks]
        for element in sorted(elements, key=start_day):
            yield _row(element, lane, times)
    for text in timeline.undated:
        yield FactRow((_UNDATED, "", text, "not reported", ""))
    for text in timeline.too_far:
        yield FactRow((_TOO_FAR, "", text, "", ""))


def _row(element: Bar | Mark, lane: Lane, times: Times) -> FactRow:
    moments = times.get(element.place, ())
    cells = (
        _joined(_placed_text(moment) for moment in moments) or "at diagnosis",
        lane.name,
        element.what,
        _joined(stated_time(moment) for moment in moments),
        element.source,
    )
    ranks = (
        by_time(moments[0]) if moments else by_step(start_day(element)),
        None,
        by_name(element.what),
        None,
        by_name(element.source),
    )
    return FactRow(cells, element.place, element.tip, ranks=ranks, source=element.source)


def _times(review: Review) -> Times:
    """The time of each fact by its place: one moment, or the two edges of a stretch."""
    found: Times = {entry.place: (entry.when,) for entry in review.course}
    found |= {goal.place: (goal.when,) for goal in review.goals}
    found |= {result.place: (result.when,) for result in review.mrd}
    found |= {relapse.place: (relapse.when,) for relapse in review.relapses}
    found |= {phase.place: (phase.start, phase.end) for phase in review.all_phases}
    found |= {event.place: (event.onset, event.end) for event in review.complications}
    found |= {remission.place: (remission.start, remission.end) for remission in review.remissions}
    return found


def _joined(texts: Iterable[str]) -> str:
    """The two edges of a stretch as two lines, a single time or two equal ones as one."""
    known = list(dict.fromkeys(texts))
    return (
        known[0]
        if len(known) == 1
        else "\n".join(
            f"{word}: {text}" for word, text in zip(("Start", "End"), known, strict=False)
        )
    )


def _placed_text(moment: Moment) -> str:
    """A time on the axis: from diagnosis, and the date where there is one."""
    day = short_text(moment) if moment.calendar else ""
    return " · ".join(filter(None, (derived_text(moment), day))) or stated_time(moment)
