"""The title of sizes and scores: how they went, and what the source calls the last study.

Rule "title of imaging, version 1" (ours). Only values whose order is sure are told one after the
other, and of sums those of the same lesions, from the baseline of the line where RECIST 1.1 judges
it. The least sum is told where a later one is larger. The stated response is that of the last
study that has a value, with a new lesion where it has one; what a rule makes of it is told beside
it where it disagrees, and what a later look stated stands behind it.
"""

from collections.abc import Callable, Collection, Sequence

from boardapp.deck.fitting.title_fit import most_telling
from boardapp.deck.mrd_titles import time_between
from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.parts import known_apart
from boardapp.review.course.followed import has_new_lesion
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.imaging import StudyEntry, SumOfDiameters
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.computed_responses import change_text
from boardapp.words.lists import parted
from boardapp.words.studies import response_as_stated, size_text

_MOST_VALUES = 5
_Mark = Callable[[str], str]


def sizes_title(review: Review, chart: Chart, mark: _Mark = str) -> str:
    """Say "Sum of diameters 62 → 31 mm (−50 %) in 4 months; PR by RECIST 1.1 as stated".

    `mark` puts behind it the doubts about what it tells.
    """
    told = _compared(review, chart)
    if not told:
        return "Sums of diameters over the course"
    heads = [f"Sum of diameters {text}" for text in _course(told)]
    return _titled(heads, _stated(told[-1][0], review, "sizes"), mark)


def _compared(review: Review, chart: Chart) -> list[tuple[StudyEntry, SumOfDiameters]]:
    """The sums up to the data of the meeting that the last one can be compared with, and it."""
    sums = {s.key: (s, s.sum) for s in review.studies if s.sum is not None and not s.is_later}
    points = _in_sure_order(chart.series, sums)
    keys = [point.key for point in points if sums[point.key][1].run == sums[points[-1].key][1].run]
    first = review.size_limits.first if review.size_limits else ""
    return [sums[key] for key in (keys[keys.index(first) :] if first in keys else keys)]


def _in_sure_order(series: Sequence[Series], known: Collection[str]) -> list[Point]:
    """The points of these studies from the first on that all surely follow each other."""
    by_key = {p.key: p for one in series for p in one.points if p.key in known and p.text}
    points = sorted(by_key.values(), key=lambda point: point.x)
    found = points[-1:]
    for point in reversed(points[:-1]):
        if not known_apart(point, found[0]):
            break
        found.insert(0, point)
    return found


def _course(told: Sequence[tuple[StudyEntry, SumOfDiameters]]) -> list[str]:
    """The sums from the first to the last, the fullest wording first."""
    (first, start), (last, end) = told[0], told[-1]
    if len(told) == 1:
        return [f"{size_text(end.low, end.high)} mm"]
    least = min((one for _, one in told), key=lambda one: one.low)
    is_regrown = least.is_number and end.is_number and start.low > least.low < end.low
    if is_regrown:
        sums = " → ".join(size_text(one.low, one.high) for one in (start, least, end))
        return [f"{sums} mm ({change_text(least.low, end.low)} from the least)", f"{sums} mm"]
    sums = " → ".join(size_text(one.low, one.high) for one in (start, end))
    if not (start.is_number and end.is_number and start.low > 0):
        return [f"{sums} mm"]
    change = f"{sums} mm ({change_text(start.low, end.low)})"
    return [f"{change}{time_between(first.when, last.when)}", change]


def scores_title(review: Review, name: str, chart: Chart, mark: _Mark = str) -> str:
    """Say "Deauville 5 → 4 → 2; CMR by Lugano as stated"."""
    studies = {study.key: study for study in review.studies if not study.is_later}
    points = _in_sure_order(chart.series, studies)
    if not points:
        return f"{name} scores over the course"
    head = f"{name} {_arrows([point.text for point in points])}"
    return _titled([head], _stated(studies[points[-1].key], review, "scores"), mark)


def _arrows(texts: Sequence[str]) -> str:
    most = texts if len(texts) <= _MOST_VALUES else [texts[0], "…", *texts[1 - _MOST_VALUES :]]
    return " → ".join(most)


def lesions_title(review: Review, chart: Chart, mark: _Mark = str) -> str:
    """Say "L1 92 → 41 mm, L2 24 → 9 mm; PR as stated": each lesion of a chart with its sizes."""
    studies = {study.key: study for study in review.studies if not study.is_later}
    clauses, last = [], list[Point]()
    for series in chart.series:
        points = _in_sure_order([series], studies)
        last += points[-1:]
        if points[1:]:
            clauses.append(f"{series.meaning} {_arrows([point.text for point in points])} mm")
    if not clauses:
        return "Sizes of lesions over the course"
    heads = [capitalised(", ".join(clauses[:number])) for number in range(len(clauses), 0, -1)]
    newest = max(last, key=lambda point: point.x)
    return _titled(heads, _stated(studies[newest.key], review, "sizes"), mark)


def _titled(heads: Sequence[str], tail: str, mark: _Mark) -> str:
    """The fullest wording that fits; what is stated gives way to no number."""
    told = [f"{head}; {tail}" for head in heads] if tail else list(heads)
    return most_telling(*map(mark, told), *([mark(capitalised(tail))] if tail else []))


def _stated(study: StudyEntry, review: Review, by: str) -> str:
    """What the source calls the study, what a rule makes of it, and what came later."""
    response = response_as_stated(study.response, study.system)
    against = [row for row in review.stated_and_computed if _is_against(row, study)]
    if response and against:
        response = f"{response}, {' or '.join(against[0].classes)} by its {by}"
    new = "new lesion" if has_new_lesion(study.record) else ""
    return parted((new, response, _later(study, review)))


def _later(study: StudyEntry, review: Review) -> str:
    """What the last look found, where it surely came after the study."""
    told = [look for look in review.looks if look.state and not look.is_later]
    since = study.when.latest
    if not told or since is None or told[-1].when.earliest is None:
        return ""
    return f"later {told[-1].name}" if told[-1].when.earliest > since else ""


def _is_against(row: StatedAndComputed, study: StudyEntry) -> bool:
    return row.key == study.key and row.agreement == "disagrees" and bool(row.classes)
