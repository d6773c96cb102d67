"""The slide of doses: each as stated, once, with its share of the standard dose."""

from typing import Any

from boardapp.case.case import Case
from boardapp.case.therapy import (
    Agent,
    CellDose,
    Cells,
    Cycle,
    Dose,
    Radiation,
    Schedule,
    Therapy,
    Transplant,
)
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Slide, TableBlock
from tests.review.plausibility.gate import a_case


def _therapy(name: str, **more: Any) -> Therapy:
    return Therapy(name=name, line=1, start=When.parse("dx + 1 d"), **more)


def _slide(*therapies: Therapy, preset: str = "standard") -> Slide | None:
    case: Case = a_case(therapies=therapies)
    deck = build_deck(deck_review(case), preset)  # type: ignore[arg-type]
    return next((slide for slide in deck.slides if slide.key == "doses"), None)


def _table(*therapies: Therapy) -> TableBlock:
    slide = _slide(*therapies)
    assert slide is not None
    (block,) = slide.blocks
    assert isinstance(block, TableBlock)
    return block


DAUNORUBICIN = Agent(
    name="daunorubicin", dose=Value(50), unit="mg/m2", basis="per dose", share=Value(75),
    route="IV", schedule="days 1, 3, 5",
)  # fmt: skip


def test_a_drug_has_its_dose_share_route_and_schedule_in_one_row() -> None:
    etoposide = Agent(name="etoposide", share=Value(50))
    slide = _slide(_therapy("ADE", agents=(DAUNORUBICIN, etoposide)))
    assert slide is not None
    assert slide.section == "Backup"
    assert slide.title == (
        "Daunorubicin 75 % and etoposide 50 % of the standard dose; no dose stated: etoposide"
    )
    assert _table(_therapy("ADE", agents=(DAUNORUBICIN, etoposide))).rows == (
        ("ADE", "daunorubicin", "50 mg/m²; 75 % of the standard dose",
         "per dose; IV; days 1, 3, 5"),
        ("ADE", "etoposide", "not reported; 50 % of the standard dose", "not reported"),
    )  # fmt: skip


def test_a_whole_standard_dose_is_none_that_was_cut() -> None:
    whole = Agent(name="cytarabine", dose=Value(100), unit="mg/m2", share=Value(100))
    slide = _slide(_therapy("ADE", agents=(whole,)))
    assert slide is not None
    assert slide.title == "Doses of one therapy as stated"


def test_cells_and_fields_of_radiation_have_rows_of_their_own() -> None:
    graft = Transplant(cell_doses=(CellDose(cells="CD34+", dose=Value(5.2), unit="10*6/kg"),))
    field = Radiation(site="cranial", dose=Value(12), unit="Gy", fractions=Value(8))
    product = Cells(product="tisagenlecleucel", dose=Value(2), unit="10*6/kg")
    table = _table(
        _therapy("allo-HSCT", transplant=graft),
        _therapy("RT", radiation=(field,)),
        _therapy("CAR-T", cells=product),
    )
    assert [row[:3] for row in table.rows] == [
        ("allo-HSCT", "CD34+", "5.2 ×10⁶/kg"),
        ("RT", "cranial", "12 Gy"),
        ("CAR-T", "tisagenlecleucel", "2 ×10⁶/kg"),
    ]
    assert [row[3] for row in table.rows] == ["in the graft", "in 8 fractions", "not reported"]


def test_the_same_dose_on_several_days_of_a_cycle_is_one_row() -> None:
    doses = [Dose(day=day, agent="mitoxantrone", dose=Value(12), unit="mg/m2") for day in (1, 2)]
    other = Dose(day=3, agent="mitoxantrone", dose=Value(6), unit="mg/m2")
    cycle = Cycle(number=1, start=When.parse("dx + 1 d"), doses=(*doses, other))
    assert [row[1:] for row in _table(_therapy("MA", courses=(cycle,))).rows] == [
        ("mitoxantrone, cycle 1", "12 mg/m²", "given on days 1 and 2"),
        ("mitoxantrone, cycle 1", "6 mg/m²", "given on day 3"),
    ]


def test_the_schedule_of_a_therapy_stands_with_its_first_drug() -> None:
    drugs = (Agent(name="A", dose=Value(1), unit="mg"), Agent(name="B", dose=Value(2), unit="mg"))
    weekly = (Schedule(text="weekly", cycles="1..5"),)
    rows = _table(_therapy("AB", agents=drugs, schedules=weekly)).rows
    assert [row[3] for row in rows] == ["cycles 1–5: weekly", "not reported"]


def test_what_was_given_without_a_dose_is_named_below_and_what_was_planned_says_so() -> None:
    planned = _therapy("CAR-T", status="planned", cells=Cells(dose=Value(2), unit="10*6/kg"))
    table = _table(
        _therapy("ADE", agents=(DAUNORUBICIN,)),
        _therapy("FLAG", agents=(Agent(name="fludarabine"),)),
        planned,
    )
    assert table.caption == "No dose stated: FLAG."
    assert [row[0] for row in table.rows] == ["ADE", "CAR-T (planned)"]


def test_a_case_without_any_dose_has_no_slide_of_doses() -> None:
    assert _slide(_therapy("ADE", agents=(Agent(name="etoposide"),))) is None
    assert _slide(_therapy("ADE", agents=(DAUNORUBICIN,)), preset="short") is None


def test_the_minute_records_what_was_less_than_the_standard_dose_alone() -> None:
    whole = Agent(name="cytarabine", dose=Value(100), unit="mg/m2", share=Value(100))
    recorded = [
        slide.recorded
        for agents in ((DAUNORUBICIN, whole), (whole,))
        if (slide := _slide(_therapy("ADE", agents=agents)))
    ]
    assert recorded == ["Daunorubicin 75 % of the standard dose", ""]


def test_the_full_deck_has_it_too_and_the_notes_tell_each_place() -> None:
    slide = _slide(_therapy("ADE", agents=(DAUNORUBICIN,)), preset="full")
    assert slide is not None
    assert "therapies[0].agents[0]" in [note.place for note in slide.notes]
