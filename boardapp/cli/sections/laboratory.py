"""Results, measurements and work-ups in a terminal."""

from collections.abc import Iterator, Sequence

from boardapp.cli.sections.layout import cited, entry, section, section_if_any, time_told, wrapped
from boardapp.review.labs.derived_texts import derived_text
from boardapp.review.model.labs import LabSeries, WorkUpRow
from boardapp.review.model.review import Review
from boardapp.words.derived import formula_text
from boardapp.words.flags import flag_text
from boardapp.words.grades import graded_by, lab_grade_text
from boardapp.words.missing import stated
from boardapp.words.times import short_text
from boardapp.words.values import range_text


def laboratory_sections(review: Review) -> Iterator[str]:
    """The latest result of each test, then the work-ups with every test of theirs."""
    yield section("Laboratory", _series(review.labs))
    yield from section_if_any("Vital and body", _series(review.measurements, is_measure=True))
    yield from section_if_any("Derived values", _derived(review))
    yield from section_if_any("Work-ups", _work_ups(review))


def _series(found: Sequence[LabSeries], *, is_measure: bool = False) -> Iterator[str]:
    for series in found:
        last = series.points[-1]
        count = f"{len(series.points)} results, last " if len(series.points) > 1 else ""
        reference = range_text(last.reference_low, last.reference_high, series.unit_of(last))
        grade = lab_grade_text(last.grade)
        told = (
            f"{series.test}: {count}{series.text_of(last)} ({short_text(last.when)})",
            flag_text(last.flag, is_numeric=True) if last.is_numeric and reference else "",
            "" if is_measure else f"reference range: {reference or stated(series.reference)}",
            f"{graded_by(series.baseline_text)}: {grade}" if grade else "",
        )
        yield wrapped(f"{'; '.join(filter(None, told))}. {cited(last.source)}", hanging=3)


def _derived(review: Review) -> Iterator[str]:
    """Each derived value with its formula and what went into it, beside the stated one."""
    for one in review.derived:
        yield entry(
            f"{one.name}, {short_text(one.when)}",
            derived_text(one),
            f"stated: {one.stated}" if one.stated else "",
            formula_text(one.formula, one.inputs),
            f"rule: {one.rule}",
            source=one.source,
        )


def _work_ups(review: Review) -> Iterator[str]:
    for work_up in review.work_ups:
        yield entry(work_up.question, work_up.conclusion, source=work_up.source)
        yield from map(_work_up_row, work_up.rows)


def _work_up_row(row: WorkUpRow) -> str:
    state = "" if row.state == "done" else row.state
    reference = f"reference range: {row.reference}" if row.reference else ""
    told = dict.fromkeys((state, row.result, reference, time_told(row.when), row.meaning))
    return entry(f"- {row.test}", *told, source=row.source)
