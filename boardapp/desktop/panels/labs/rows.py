"""The tests of a case as rows: what wants to be looked at first, each with its latest result."""

from collections.abc import Callable, Iterable, Sequence

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.lazy_rows import LazyRows
from boardapp.desktop.parts.tables.ranks import Rank, by_bounds, by_name, by_step, by_time
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.flags import flag_text, outside_text
from boardapp.words.grades import grade_rule_text, graded_by, lab_grade_text
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.plurals import numbered
from boardapp.words.times import short_text
from boardapp.words.units import unit_text
from boardapp.words.values import range_text

TESTS = ("Test", "Latest", "Flag", "When")
TEST_SHARES = (35, 30, 9, 26)
RESULTS = ("When", "Result", "Unit", "Range", "Flag", "Grade", "Source")
RESULT_SHARES = (22, 12, 13, 16, 15, 13, 9)
_GROUP = "vital and body"


def in_order(review: Review | None) -> tuple[tuple[LabSeries, str], ...]:
    """Every test with the name that it is listed by: the graver its latest result, the earlier."""
    if review is None:
        return ()
    named = [(series, series.test) for series in review.labs]
    named += [(series, f"{series.test}\n{_GROUP}") for series in review.measurements]
    return tuple(sorted(named, key=lambda one: _urgency(one[0])))


def rows_of_tests(named: Iterable[tuple[LabSeries, str]]) -> list[FactRow]:
    """A row for each test; its fact is the latest result."""
    return [_test_row(series, name) for series, name in named]


def result_rows(series: LabSeries | None) -> Sequence[FactRow]:
    """The results of a test, the newest first."""
    if series is None:
        return ()
    points = series.points
    rule = (
        f"{capitalised(graded_by(series.baseline_text))}, {grade_rule_text(series.terms, VERSION)}"
    )
    ranks = {
        column: lambda number, rank=rank: rank(points[-1 - number])
        for column, rank in _RANKS.items()
    }
    return LazyRows(
        len(points),
        lambda number: _result_row(series, points[-1 - number], rule),
        ranks,
        lambda number: points[-1 - number].place,
    )


def _grade_rank(point: LabPoint) -> Rank:
    return by_step(point.grade.number if point.grade else None)


_FLAGS: dict[str, int] = {"low": 0, "normal": 1, "high": 2}
_RANKS: dict[int, Callable[[LabPoint], Rank]] = {
    0: lambda point: by_bounds(*point.when.drawn_bounds),
    1: lambda point: by_bounds(point.low, point.high),
    4: lambda point: by_step(_FLAGS.get(point.flag)),
    5: _grade_rank,
    6: lambda point: by_name(point.source),
}
"""What the columns of the results are sorted by; the unit and the range are those of the test."""


def _urgency(series: LabSeries) -> tuple[int, bool]:
    last = series.points[-1]
    grade = last.grade.number if last.grade else None
    return -(grade or 0), last.flag not in ("low", "high")


def _test_row(series: LabSeries, name: str) -> FactRow:
    last = series.points[-1]
    grade = f"grade {text}" if last.grade and (text := lab_grade_text(last.grade)) != "0" else ""
    graded = grade if last.grade and last.grade.number else ""
    told = ", ".join(filter(None, (outside_text(last.flag), graded)))
    value = " ".join(filter(None, (series.text_of(last), _trend(series))))
    count = numbered(len(series.points), "result")
    return FactRow(
        (name, value, told, short_text(last.when)),
        last.place,
        f"{series.test}, {count}; reference range: {stated(series.reference)}",
        key=series.test,
        ranks=(by_name(series.test), None, _grade_rank(last), by_time(last.when)),
    )


def _trend(series: LabSeries) -> str:
    """Where the latest number lies to the one before it: "↗", "↘"; empty where that isn't sure."""
    if len(series.points) < 2:
        return ""
    before, last = series.points[-2:]
    if last.low is not None and before.high is not None and last.low > before.high:
        return "↗"
    if last.high is not None and before.low is not None and last.high < before.low:
        return "↘"
    return ""


def _result_row(series: LabSeries, point: LabPoint, rule: str) -> FactRow:
    """One result; `rule` is by what and by which terms it is graded, for the hint."""
    cells = (
        short_text(point.when),
        point.value,
        unit_text(series.unit_of(point)),
        range_text(*point.reference) or NOT_REPORTED,
        flag_text(point.flag, is_numeric=point.is_numeric),
        lab_grade_text(point.grade),
        point.source,
    )
    return FactRow(cells, point.place, rule if point.grade else "", source=point.source)
