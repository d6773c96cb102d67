"""One fact has one wording: panel, slide, `show` and minute are given it and say the same."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, Feature
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.cli.plain_text import review_text
from boardapp.deck.minute.contents import minute_of
from boardapp.deck.outline.build import build_deck
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.figures.charts.mrd import mrd_chart
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.flags import flag_text
from boardapp.words.fractions import fraction_text
from boardapp.words.values import range_text, value_text

UNITS = ("10*9/L", "10*6/L", "ug/L", "umol/L", "k[IU]/L", "mg/dL", "%", "g/L", "mm[Hg]")
NUMBERS = st.integers(1, 99_999).map(lambda n: n / 100)
VALUES = st.one_of(
    NUMBERS,
    NUMBERS.map(lambda n: f"<{n}"),
    NUMBERS.map(lambda n: f">={n}"),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: f"{min(pair)}..{max(pair)}"),
    st.sampled_from(("normal", "elevated", "not done", "pending", "not reported")),
).map(Value)
RANGES = st.one_of(
    st.just((None, None)),
    NUMBERS.map(lambda n: (n, None)),
    NUMBERS.map(lambda n: (None, n)),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: (min(pair), max(pair))),
)
FRACTIONS = st.one_of(
    st.floats(1e-7, 0.9),
    st.sampled_from((9.96e-4, 9.996e-4, 9.99996e-5, 0.0099999, 1e-4, 1.0004e-4, 0.05)),
)
ONE_BY_ONE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _case(**parts: Any) -> Case:
    disease = Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text="B-ALL"))
    return Case(**{"title": "A case", "diagnosis": disease} | parts)


def _texts(part: object) -> Iterator[str]:
    """Every text in a structure, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _texts(getattr(part, name))
    elif isinstance(part, tuple | list):
        for item in part:
            yield from _texts(item)


def _cells(table: FactsTable) -> str:
    model = table.facts
    return " | ".join(
        cell for number in range(model.rowCount()) for cell in model.row(number).cells
    )


def _slides(review: Review) -> str:
    """The texts of the full deck, without the register of all facts at its end."""
    slides = build_deck(review, "full").slides
    return "\n".join(text for one in slides if one.key != "register" for text in _texts(one))


def _shown(review: Review) -> str:
    """What `show` prints before its register of all facts, on one line."""
    return " ".join(review_text(review).partition("All facts of the case")[0].split())


@ONE_BY_ONE
@given(VALUES, st.sampled_from(UNITS), RANGES)
def test_a_result_has_the_same_words_everywhere(
    qapp: QApplication, value: Value, unit: str, limits: tuple[float | None, float | None]
) -> None:
    low, high = limits
    results = tuple(
        LabResult(test="ferritin", when=When.parse(f"dx + {day} d"), value=value, unit=unit,
                  low=low, high=high)
        for day in (1, 2)
    )  # fmt: skip
    review = review_case(_case(labs=results))
    panel = LabsPanel()
    panel.show_review(review)
    tests, rows = _cells(panel.tests), _cells(panel.results)
    panel.deleteLater()
    slides, shown = _slides(review), _shown(review)
    (series,) = review.labs
    told = value_text(value, unit)

    assert told in tests
    assert f"ferritin: 2 results, last {told}" in shown
    assert told in slides
    if reference := range_text(low, high):
        assert reference in rows
        assert reference in slides
        assert reference in shown
    flag = flag_text(series.points[-1].flag, is_numeric=value.is_numeric)
    assert flag in rows
    assert flag in slides
    if value.is_numeric and reference:
        assert flag in shown


@ONE_BY_ONE
@given(VALUES, st.sampled_from(UNITS))
def test_a_feature_of_the_disease_has_the_same_words_everywhere(value: Value, unit: str) -> None:
    feature = Feature(name="tumour marker", value=value, unit=unit, state="present")
    case = _case(diagnosis=Diagnosis(disease=Coded(text="sarcoma"), features=(feature,)))
    review = review_case(case)
    told = value_text(value, unit)

    assert told in [row.value for row in review.diagnosis]
    assert f"Tumour marker: {told}" in _shown(review)
    assert told in _slides(review)


@ONE_BY_ONE
@given(FRACTIONS, st.sampled_from(("1", "%")))
def test_a_fraction_of_cells_has_the_same_words_everywhere(
    qapp: QApplication, fraction: float, unit: str
) -> None:
    stated = Value(fraction * (100 if unit == "%" else 1))
    mrd = Mrd(result="positive", value=stated, unit=unit, method="flow", specimen="marrow")
    look = Assessment(
        finding="evaluation", when=When.parse("dx + 33 d"), after="ind", marrow=Marrow(mrd=(mrd,))
    )
    given_first = Therapy(
        id="ind", name="induction", kind="chemotherapy", line=1, status="given",
        start=When.parse("dx + 1 d"), end=When.parse("dx + 30 d"),
    )  # fmt: skip
    review = review_case(_case(assessments=(look,), therapies=(given_first,)))
    told = fraction_text(review.mrd[0].value or 0.0)
    panel = ResponsePanel()
    panel.show_review(review)
    rows = " ".join(_cells(table) for table in panel.findChildren(FactsTable))
    panel.deleteLater()
    chart = mrd_chart(review)

    assert chart is not None
    assert [p.text for s in chart.series for p in s.points] == [told]
    assert told in rows
    assert told in _slides(review)
    assert told in _shown(review)
    minute = minute_of(build_deck(review, "standard"), "table")
    assert told in "\n".join(_texts(minute))


@pytest.mark.parametrize("reason", ["not done", "pending", "not assessed"])
def test_a_missing_result_gives_its_reason_everywhere(qapp: QApplication, reason: str) -> None:
    results = tuple(
        LabResult(test="ferritin", when=When.parse(f"dx + {day} d"), value=Value(reason))
        for day in (1, 2)
    )
    review = review_case(_case(labs=results))
    panel = LabsPanel()
    panel.show_review(review)

    assert reason in _cells(panel.tests)
    assert reason in _slides(review)
    assert f"last {reason} (" in _shown(review)
    panel.deleteLater()
