"""Full deck: what rules give beside what is stated, derived values and totals of doses."""

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case, Reference
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Deck
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.deck.outline.test_build import keys, slide_of, table_of


def _deck(name: str, preset: str = "full") -> Deck:
    review = review_case(read_case(example_case(name)), keeps_dates=False)
    return build_deck(review, preset)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def synthetic() -> Deck:
    return _deck("synthetic")


def test_the_full_deck_tells_what_rules_give_with_their_versions() -> None:
    slide = slide_of(_deck("letter"), "computed")
    assert slide.title == "Risk group (Interfant-06) by rule: medium"
    assert table_of(slide).rows == (
        ("Risk group (Interfant-06)", "diagnosis", "not reported", "medium", "open",
         "Interfant-06 risk group, version 1"),
    )  # fmt: skip
    rules = [note.text for note in slide.notes if note.kind == "rule"]
    assert [text.partition(". ")[0] for text in rules] == [
        "Rule: Risk group (Interfant-06), Interfant-06 risk group, version 1"
    ]


def test_what_no_rule_could_judge_is_no_row_of_a_slide(synthetic: Deck) -> None:
    rows = table_of(slide_of(synthetic, "computed")).rows
    assert [row[0] for row in rows] == ["Risk group (Interfant-06)"]


def test_chimerism_has_slides_of_its_own() -> None:
    assert "computed" not in keys(_deck("aml"))


def test_derived_values_stand_with_formula_inputs_and_no_date(synthetic: Deck) -> None:
    slide = slide_of(synthetic, "derived")
    rows = {row[0]: row for row in table_of(slide).rows}
    assert rows["eGFR"][4] == (
        "0.413 × height (cm) / creatinine (mg/dL): height 91 cm and creatinine 21 µmol/L "
        "(0.238 mg/dL)"
    )
    assert rows["MRD log fall (NGS)"][3] == "not reported"
    assert "2023" not in str(slide)


def test_totals_stand_below_what_they_are_together(synthetic: Deck) -> None:
    slide = slide_of(synthetic, "dose-totals")
    block = table_of(slide)
    rows = {row[0]: row[1:] for row in block.rows}
    assert rows["Anthracyclines as doxorubicin (PanCare 2023)"] == (
        "90 mg/m²", "band < 100 mg/m² (IGHG 2015)",
    )  # fmt: skip
    assert rows["daunorubicin"] == ("150 mg/m²", "sum of 5 stated doses")
    assert rows["Alkylators as cyclophosphamide (CED, read in an abstract)"] == (
        "at least 2500 mg/m²", "incomplete: factor of thiotepa not read",
    )  # fmt: skip
    assert block.caption == "“At least”: a dose, or how often it was given, is not stated."
    assert slide.section == "Backup"


def test_a_title_tells_the_anthracyclines_of_a_case() -> None:
    slide = slide_of(_deck("aml"), "dose-totals")
    assert slide.title == (
        "Stated anthracyclines together: at least 60 mg/m² as doxorubicin (PanCare 2023)"
    )


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_the_standard_deck_and_its_rules_are_as_they_were(name: str) -> None:
    deck = _deck(name, "standard")
    assert not {"computed", "derived", "dose-totals"} & set(keys(deck))
    names = [row[0] for row in table_of(slide_of(deck, "definitions")).rows]
    assert "Risk group (Interfant-06)" not in names
    assert "Disease profile" in names


def test_a_case_without_such_facts_has_none_of_these_slides() -> None:
    assert not {"computed", "derived", "dose-totals"} & set(keys(_deck("minimal")))


def _citing(*citations: str) -> Case:
    case = read_case(example_case("minimal"))
    found = tuple(Reference(citation=one, number=n) for n, one in enumerate(citations, 3))
    return replace(case, references=found)


def test_figures_of_cohorts_stand_only_where_their_paper_is_cited_and_forecast_nothing() -> None:
    case = _citing("Tomizawa D, et al. Blood. 2020;136:1813-1823.")
    deck = build_deck(review_case(case, keeps_dates=False), "full")
    slide = slide_of(deck, "cohorts")
    block = table_of(slide)
    assert slide.title == "Figures of the cohorts that are cited; no forecast for this patient"
    assert block.caption == "Figures of a cohort of other patients: no forecast for this one."
    assert block.rows[0] == (
        "3", "MLL-10, KMT2A-r (intermediate and high risk)", "infants with ALL", "75",
        "not stated in the abstract", "3-year EFS", "66.2 % (SE 5.6)",
    )  # fmt: skip
    assert "cohorts" not in keys(_deck("letter"))


def test_a_figure_that_was_read_second_hand_says_so() -> None:
    case = _citing("van der Sluis IM. N Engl J Med. 2023;388:1572-1581.")
    rows = table_of(slide_of(build_deck(review_case(case), "full"), "cohorts")).rows
    assert all(row[6].endswith("(read second hand)") for row in rows)
    assert {row[3] for row in rows} == {"30", "not reported"}
