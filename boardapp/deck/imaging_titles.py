"""The title of sizes and scores: how they went, and what the source calls the last study.

Rule "title of imaging, version 1" (ours). Only what a line of the chart joins is compared: sums of
the same lesions in a sure order, from the baseline of the line where RECIST 1.1 judges it. The
least sum is told where a later one is larger. The stated response is that of the last study that
has a value; what a rule makes of it is told beside it where it disagrees.
"""

from collections.abc import Callable, Collection, Sequence

from boardapp.deck.mrd_titles import time_between
from boardapp.deck.titles import most_telling
from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.imaging import StudyEntry, SumOfDiameters
from boardapp.review.model.review import Review
from boardapp.words.computed_responses import change_text
from boardapp.words.studies import response_as_stated, size_text

_MOST_SCORES = 5
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
    """The sums up to the data of the meeting that a line joins to the last one, it among them."""
    sums = {s.key: (s, s.sum) for s in review.studies if s.sum is not None and not s.is_later}
    keys = [point.key for point in _last_stretch(chart.series, sums)]
    first = review.size_limits.first if review.size_limits else ""
    return [sums[key] for key in (keys[keys.index(first) :] if first in keys else keys)]


def _last_stretch(series: Sequence[Series], known: Collection[str]) -> list[Point]:
    """The points of these studies that a line joins to the last of them; that one alone else."""
    found: list[Point] = []
    for one in series:
        for stretch in one.stretches:
            points = [one.points[n] for n in stretch if one.points[n].key in known]
            if points and (not found or points[-1].x > found[-1].x):
                found = points
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
    points = _last_stretch(chart.series, studies)
    if not points:
        return f"{name} scores over the course"
    last = studies[points[-1].key]
    texts = [point.text for point in points]
    shown = texts if len(texts) <= _MOST_SCORES else [texts[0], "…", *texts[1 - _MOST_SCORES :]]
    return _titled([f"{name} {' → '.join(shown)}"], _stated(last, review, "scores"), mark)


def lesions_title(chart: Chart, mark: _Mark = str) -> str:
    """Say "L1 92 → 33 mm, L2 24 → 9 mm": each lesion of a chart from its first to its last size."""
    clauses = []
    for series in chart.series:
        points = _last_stretch([series], {point.key for point in series.points})
        first, last = points[0].text, points[-1].text
        clauses.append(f"{series.meaning} {first} → {last} mm" if points[1:] else "")
    told = [clause for clause in clauses if clause]
    heads = [", ".join(told[:number]) for number in range(len(told), 0, -1)]
    return most_telling(*map(mark, heads), "Sizes of lesions over the course")


def _titled(heads: Sequence[str], stated: Sequence[str], mark: _Mark) -> str:
    told = [f"{head}; {tail}" for tail in stated for head in heads] if stated else list(heads)
    return most_telling(*map(mark, told), *map(mark, heads))


def _stated(study: StudyEntry, review: Review, by: str) -> list[str]:
    """What the source calls the study, and what a rule makes of it where that is another class."""
    response = response_as_stated(study.response, study.system)
    if not response:
        return []
    against = [row for row in review.stated_and_computed if _is_against(row, study)]
    if not against:
        return [response]
    classes = " or ".join(against[0].classes)
    return [f"{response}, {classes} by its {by}"]


def _is_against(row: StatedAndComputed, study: StudyEntry) -> bool:
    return row.key == study.key and row.agreement == "disagrees" and bool(row.classes)
