"""Backup: weight, heart and other measures of the body over time, with those that have a grade."""

from collections.abc import Iterator, Sequence

from boardapp.deck.fitting.title_fit import first_fitting
from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import ChartBlock, Slide
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.words.capitals import capitalised
from boardapp.words.grades import graded_by, lab_grade_text
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import counted

NAME = "Vital and body"
_NOT_GRADED = "not graded"
_FEWEST_FOR_CHART = 2
_MANY = 4
"""From so many numbers on a measure without a grade is drawn too."""


def measures_slide(material: Material) -> Slide | None:
    """Every measure with its values in order of time, and the grade of the latest."""
    found = material.review.measurements
    if not found:
        return None
    graded = any(map(_grade, found))
    rows = [_row(material, one)[: 3 if graded else 2] for one in found]
    columns = ("Measure", "Values in order of time", f"Grade (CTCAE v{VERSION})")
    widths = (1.7, 5.5, 2.6)
    summary = f"{NAME}: {'; '.join(map(lab_texts.brief_text, found))}"
    block = table(columns[: len(rows[0])], rows, widths[: len(rows[0])], summary, _caption(found),
                  [one.place for one in found])  # fmt: skip
    return slide(material, "measures", "Backup", _title(found), (block,), _facts(material, found))


def measure_chart_slides(material: Material) -> Iterator[Slide]:
    """A chart over the therapies for each measure with a grade, or one that was taken often."""
    for number, one in enumerate(material.review.measurements, start=1):
        chart = lab_chart(one, material.review) if _is_drawn(one) else None
        if chart is not None:
            block = ChartBlock(chart=chart, caption=parted((chart.thinned, _caption((one,))), " "))
            facts = _facts(material, (one,))
            key, title = f"measures-{number}", _chart_title(one)
            yield slide(material, key, "Backup", title, (block,), facts, "visual")


def _is_drawn(one: LabSeries) -> bool:
    days = {point.day if point.own is None else point.own.earliest for point in one.drawable}
    fewest = _FEWEST_FOR_CHART if _worst(one) else _MANY
    return len(days) >= fewest


def _row(material: Material, one: LabSeries) -> tuple[str, ...]:
    points = lab_texts.spread(one.points)
    told = [_dated(material, one, point) for point in points]
    more = f" ({len(points)} of {len(one.points)})" if len(points) < len(one.points) else ""
    latest = lab_texts.latest_point(one).grade
    return one.test, "; ".join(told) + more, lab_grade_text(latest) or _NOT_GRADED


def _dated(material: Material, one: LabSeries, point: LabPoint) -> str:
    value = material.doubts.printed(one.text_of(point), point.place, point.place / "value")
    time = material.times.told(point.when)
    return f"{value} ({time})" if time else value


def _grade(one: LabSeries) -> str:
    """The grade of the latest value, where it is 1 or more; empty for all else."""
    grade = lab_texts.latest_point(one).grade
    return lab_grade_text(grade) if grade is not None and grade.number else ""


def _worst(one: LabSeries) -> int:
    return max((p.grade.number or 0 for p in one.points if p.grade is not None), default=0)


def _caption(found: Sequence[LabSeries]) -> str:
    """By what the graded ones are graded: by the value alone, or from which baseline."""
    graded = [one for one in found if _worst(one)]
    told = parted(f"{capitalised(one.test)}: {graded_by(one.baseline_text)}" for one in graded)
    return f"{told}." if told else ""


def _title(found: Sequence[LabSeries]) -> str:
    """The latest values that have a grade, else how many measures there are."""
    graded = [
        f"{one.test} {one.text_of(lab_texts.latest_point(one))} (grade {_grade(one)})"
        for one in found
        if _grade(one)
    ]
    number = f"{NAME}: {counted(len(found), 'measure').lower()} over time"
    heads = [capitalised(f"latest {listed(graded[:n])}") for n in range(len(graded), 0, -1)]
    return first_fitting(*heads, number)


def _chart_title(one: LabSeries) -> str:
    latest = lab_texts.latest_point(one)
    numbers = [point for point in one.points if point.is_numeric]
    grade = f", grade {_grade(one)} (CTCAE v{VERSION})" if _grade(one) else ""
    name = capitalised(one.test)
    span = f"{name}: first {one.text_of(numbers[0])}, latest {one.text_of(latest)}{grade}"
    return first_fitting(span, f"{name}: latest {one.text_of(latest)}{grade}", f"{name} over time")


def _facts(material: Material, found: Sequence[LabSeries]) -> Facts:
    lines = tuple(
        fact(one, f"{one.test}: {_row(material, one)[1]}" + _grade_note(one)) for one in found
    )
    return Facts(lines=lines, shown=tuple(found), rules=("ctcae",))


def _grade_note(one: LabSeries) -> str:
    grade = _grade(one)
    return f"; grade of the latest {grade}, {graded_by(one.baseline_text)}" if grade else ""
