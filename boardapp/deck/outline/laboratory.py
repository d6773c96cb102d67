"""The slides of laboratory results: the latest by test, the course, the tables."""

from collections.abc import Iterator, Sequence

from boardapp.case.place import Place
from boardapp.clinical.diseases.written_names import Words, WrittenName
from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.lab_ranges import key_of, latest_figure
from boardapp.deck.outline.material import (
    Facts,
    Layout,
    Material,
    fact,
    shared_time,
    slide,
    table,
    time_caption,
)
from boardapp.deck.outline.work_up import brief_work_up, work_up_facts
from boardapp.deck.slides import Block, ChartBlock, FigureBlock, Note, Slide, TableBlock
from boardapp.deck.titles import labs_title
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.flags import flag_text
from boardapp.words.lists import listed, parted
from boardapp.words.missing import stated
from boardapp.words.times import after_first_date_text
from boardapp.words.values import range_text

_MOST_TESTS = 8
_FEWEST_FOR_CHART = 3
_FIRST_LOOKED_AT = (
    "platelets", "neutrophils", "haemoglobin", "hemoglobin", "leukocytes", "bilirubin", "alt",
    "ast", "ggt", "creatinine", "aptt", "inr", "fibrinogen",
)  # fmt: skip


def labs_slide(material: Material) -> Slide | None:
    """The latest result of each test, beside a chart or else the first work-up in brief."""
    series = material.review.labs
    if not series:
        return None
    shown = by_interest(material.review)[:_MOST_TESTS]
    caption = f"{len(shown)} of {len(series)} tests." if len(shown) < len(series) else ""
    charts = tuple(_charts(material, main_charted(material)))
    work_up = () if charts else brief_work_up(material)
    blocks: list[Block] = [*charts, *latest_ranges(material, shown, caption), *work_up]
    title = labs_title(
        [_title_text(material, one) for one in abnormal_series(series)],
        len(series),
        all_normal=all_normal(material.review),
        with_range=sum(map(lab_texts.has_range, series)),
        graded=lab_texts.grades_without_range(series),
        rule=f"CTCAE v{VERSION}",
    )
    layout: Layout = "two" if len(blocks) == 2 else "stack"
    facts = _facts(material, series)
    if work_up:
        facts = _with_work_up(material, facts)
    return slide(material, "labs", "Course", title, blocks, facts, layout)


def all_normal(review: Review) -> bool:
    """Whether the latest result of each test is known to lie within its range."""
    return all(lab_texts.latest_point(one).flag == "normal" for one in review.labs)


def _title_text(material: Material, one: LabSeries) -> str:
    """The latest result in few words, with its time where the data go on after it."""
    text, latest = lab_texts.brief_text(one), lab_texts.latest_point(one)
    as_of = material.review.as_of
    is_old = (
        latest.latest is not None and as_of.earliest is not None and latest.latest < as_of.earliest
    )
    time = material.times.told(latest.when) if is_old else ""
    return f"{text}, {time}" if time else text


def chart_slides(material: Material) -> Iterator[Slide]:
    """Full deck: one slide for each further test that was measured often enough to be drawn."""
    for one in _charted(material.review)[1:]:
        for block in _charts(material, (one,)):
            latest = one.text_of(lab_texts.latest_point(one))
            title = f"{capitalised(one.test)}: latest {latest}, {lab_texts.span_text(one)}"
            key = f"labs-{_number(material, one)}"
            facts = _facts(material, (one,))
            yield slide(material, key, "Course", title, (block,), facts, "visual")


def chart_table_slides(material: Material) -> Iterator[Slide]:
    """Backup: the twin of the chart on the main slide, as a table."""
    return _tables(material, main_charted(material))


def result_slides(material: Material) -> Iterator[Slide]:
    """Backup of the full deck: the results of every test with more than one, as tables."""
    return _tables(material, [one for one in material.review.labs if len(one.points) > 1])


def main_charted(material: Material) -> tuple[LabSeries, ...]:
    """The one series that the main slide draws; none where no test was measured often."""
    return _charted(material.review)[:1]


def by_interest(review: Review) -> tuple[LabSeries, ...]:
    """The tests that the new problem names, then those now outside their range, then by habit.

    The tests that matter in this disease come before those of every disease.
    """
    problem = review.new_problem.value.lower()
    wanted = tuple(map(WrittenName.parse, review.disease.laboratory))

    def rank(one: LabSeries) -> tuple[bool, bool, int, int]:
        name = one.test.lower()
        is_named = name.split(" ", 1)[0].rstrip("s") in problem
        place = _FIRST_LOOKED_AT.index(name) if name in _FIRST_LOOKED_AT else len(_FIRST_LOOKED_AT)
        words = Words(one.test)
        own = next((n for n, test in enumerate(wanted) if test.find(words)), len(wanted))
        return not is_named, not lab_texts.is_outside(one), own, place

    return tuple(sorted(review.labs, key=rank))


def abnormal_series(series: Sequence[LabSeries]) -> tuple[LabSeries, ...]:
    """The series whose latest result is outside its own range."""
    return tuple(filter(lab_texts.is_outside, series))


def latest_ranges(
    material: Material, series: Sequence[LabSeries], caption: str = ""
) -> tuple[FigureBlock, ...]:
    """As `latest_table`, each number on its own range; where it finds no room, that table."""
    listed_too = latest_table(material, series, caption)
    if not listed_too:
        return ()
    shared = _shared(material, series)
    figure = latest_figure(material, series, shared, listed_too[0].summary)
    below = parted((caption, time_caption(shared), key_of(figure)), " ")
    return (FigureBlock(figure=figure, caption=below, otherwise=listed_too),)


def latest_table(
    material: Material, series: Sequence[LabSeries], caption: str = ""
) -> tuple[TableBlock, ...]:
    """Test, latest result with its flag, and its range; () without series.

    The time that most results share stands below, any other time beside its result.
    """
    if not series:
        return ()
    times = [material.times.of(lab_texts.latest_point(one).when) for one in series]
    shared = _shared(material, series)
    rows = [
        (one.test, *_latest_cells(material, one, "" if time == shared else time))
        for one, time in zip(series, times, strict=True)
    ]
    summary = "Latest results: " + "; ".join(map(lab_texts.brief_text, series))
    columns = ("Test", "Latest result", "Reference")
    below = f"{caption} {time_caption(shared)}".strip()
    merged = _merged(rows, [lab_texts.latest_point(one).place for one in series])
    told, places = [row for row, _ in merged], [place for _, place in merged]
    return (table(columns, told, (1.3, 2, 1.1), summary, below, places),)


def _shared(material: Material, series: Sequence[LabSeries]) -> str:
    """The time that most of the latest results share."""
    return shared_time([material.times.of(lab_texts.latest_point(one).when) for one in series])


def _tables(material: Material, series: Sequence[LabSeries]) -> Iterator[Slide]:
    for one in series:
        rows = _result_rows(material, one)
        total = len(one.points)
        caption = (
            "First, last, lowest, highest and others evenly between." if len(rows) < total else ""
        )
        columns = ("When", "Result", "Reference range", "Flag")
        places = [point.place for point in lab_texts.spread(one.points)]
        summary = f"Results of {one.test}"
        block = table(columns, rows, (1.6, 1.6, 1.6, 1), summary, caption, places)
        title = f"{capitalised(one.test)} as a table: {len(rows)} of {total} results"
        key = f"results-{_number(material, one)}"
        yield slide(material, key, "Backup", title, (block,), _facts(material, (one,)))


def _charts(material: Material, series: Sequence[LabSeries]) -> Iterator[ChartBlock]:
    for one in series:
        if chart := lab_chart(one, material.review):
            yield ChartBlock(chart=chart, caption=chart.thinned)


def _charted(review: Review) -> tuple[LabSeries, ...]:
    return tuple(one for one in by_interest(review) if len(one.drawable) >= _FEWEST_FOR_CHART)


def _facts(material: Material, series: Sequence[LabSeries]) -> Facts:
    lines = tuple(_series_note(material, one) for one in series)
    return Facts(lines=lines, shown=tuple(series), rules=("reference", "ctcae"))


def _with_work_up(material: Material, facts: Facts) -> Facts:
    work_up = material.review.work_ups[0]
    return Facts(
        lines=(*facts.lines, *work_up_facts(work_up)),
        shown=(*facts.shown, *work_up.rows),
        rules=facts.rules,
    )


def _series_note(material: Material, series: LabSeries) -> Note:
    when = _when(material, lab_texts.latest_point(series))
    text = f"{lab_texts.brief_text(series)}, {when} (latest of {len(series.points)})"
    return fact(series, text)


def _merged(
    rows: Sequence[tuple[str, str, str]], places: Sequence[Place]
) -> list[tuple[tuple[str, str, str], Place]]:
    """The rows, those with the same result and range as one: "ALT, AST and GGT".

    Each with the place of its result, where it tells a single one.
    """
    groups: dict[tuple[str, str], list[tuple[str, Place]]] = {}
    for (test, result, reference), place in zip(rows, places, strict=True):
        groups.setdefault((result, reference), []).append((test, place))
    return [
        ((listed([test for test, _ in tests]), *cells), tests[0][1] if len(tests) == 1 else Place())
        for cells, tests in groups.items()
    ]


def _latest_cells(material: Material, series: LabSeries, time: str) -> tuple[str, str]:
    latest = lab_texts.latest_point(series)
    told = lab_texts.flagged_text(series, latest)
    if grade := lab_texts.grade_without_range(series):
        told = f"{told}, grade {grade.number} (lab{', worst of range' * grade.is_worst_of_range})"
    value = material.doubts.printed(told, latest.place)
    return f"{value} – {time}" if time else value, stated(_reference(latest))


def _result_rows(material: Material, series: LabSeries) -> list[tuple[str, ...]]:
    return [
        (
            _when(material, point),
            material.doubts.printed(series.text_of(point), point.place),
            _reference(point),
            flag_text(point.flag, is_numeric=point.is_numeric),
        )
        for point in lab_texts.spread(series.points)
    ]


def _when(material: Material, point: LabPoint) -> str:
    """When it was; where its date is dropped and nothing else tells, how long after the first."""
    if point.own is not None and point.when.calendar is None:
        return after_first_date_text(point.own)
    return material.times.of(point.when)


def _reference(point: LabPoint) -> str:
    return range_text(*point.reference)


def _number(material: Material, series: LabSeries) -> int:
    return material.review.labs.index(series) + 1
