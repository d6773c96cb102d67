"""Complications and work-ups."""

from typing import Any

import pytest

from boardapp.case.complications import Admission, AdverseEvent, Infection, Transfusion
from boardapp.case.laboratory import WorkUp, WorkUpItem
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.grades import stated_grade_text
from boardapp.words.times import stated_time
from tests.review.building import a_case


@pytest.mark.parametrize(
    ("stated", "grade"),
    [
        ({"grade": Value(3)}, "3 (as stated)"),
        ({"grade": Value("1..2")}, "1–2 (as stated)"),
        ({"severity": "moderate"}, "moderate (no grade stated)"),  # never read as grade 2
        ({"grade": Value("not reported"), "severity": "mild"}, "mild (no grade stated)"),
        ({"severity": "not reported"}, "not reported"),
        ({}, "not reported"),
    ],
)
def test_only_a_stated_grade_is_a_grade(stated: dict[str, Any], grade: str) -> None:
    case = a_case(adverse_events=(AdverseEvent(term="mucositis", **stated),))

    (shown,) = review_case(case).complications
    assert stated_grade_text(shown.grade, shown.severity) == grade


def test_all_kinds_stand_in_one_order_of_time() -> None:
    def on(day: int) -> When:
        return When.parse(f"dx + {day} d")

    case = a_case(
        adverse_events=(AdverseEvent(term="fever", onset=on(9), suspected="drug"),),
        infections=(Infection(name="sepsis", onset=on(5), organism="E. coli", site="blood"),),
        transfusions=(
            Transfusion(product="platelets", when=on(2), amount=Value(2), unit="units"),
            Transfusion(product="red cells", when=on(1)),
        ),
        admissions=(Admission(reason="sepsis", start=on(4), end=on(12), unit="ICU"),),
    )

    found = review_case(case).complications

    assert [(c.kind, c.term, c.place, c.suspected, c.action) for c in found] == [
        ("transfusion", "red cells", "transfusions[1]", "", ""),
        ("transfusion", "platelets", "transfusions[0]", "", "2 units"),
        ("admission", "sepsis", "admissions[0]", "", "ICU"),
        ("infection", "sepsis", "infections[0]", "E. coli", ""),
        ("adverse event", "fever", "adverse_events[0]", "drug", ""),
    ]
    assert (stated_time(found[2].onset), stated_time(found[2].end)) == (
        "4 d after diagnosis",
        "12 d after diagnosis",
    )


@pytest.mark.parametrize(
    ("item", "result", "reference"),
    [
        (WorkUpItem(test="aPTT", result=Value(45), unit="s", low=25, high=35), "45 s", "25–35 s"),
        (WorkUpItem(test="aPTT", result=Value("<5"), unit="umol/L"), "< 5 µmol/L", ""),
        (WorkUpItem(test="aPTT", result=Value("normal")), "normal", ""),
        (WorkUpItem(test="aPTT"), "", ""),
        (WorkUpItem(test="aPTT", state="not done"), "not done", ""),
        (WorkUpItem(test="aPTT", state="asked for"), "asked for", ""),
        (WorkUpItem(test="aPTT", state="pending", high=35, unit="s"), "pending", "≤ 35 s"),
    ],
)
def test_an_investigation_says_its_result_or_why_there_is_none(
    item: WorkUpItem, result: str, reference: str
) -> None:
    (table,) = review_case(a_case(work_ups=(WorkUp(question="Why?", items=(item,)),))).work_ups

    assert [(row.result, row.reference) for row in table.rows] == [(result, reference)]
    assert table.rows[0].place == "work_ups[0].items[0]"


def test_the_bleeding_work_up_of_the_letter_tells_done_and_not_done(letter: Review) -> None:
    (table,) = letter.work_ups

    assert [(row.test, row.state, row.result, row.reference) for row in table.rows] == [
        ("coagulation studies", "done", "normal", ""),
        ("aPTT", "done", "45 s", "25–35 s"),
        ("aPTT mixing study", "done", "42 s", ""),
        ("factor VIII", "done", "normal", ""),
        ("factor IX", "done", "normal", ""),
        ("factor XI", "done", "normal", ""),
        ("vitamin C", "done", "normal", ""),
        ("vitamin K", "done", "normal", ""),
        ("von Willebrand disease", "done", "negative", ""),
        ("dental evaluation", "done", "normal", ""),
        ("platelet aggregation", "not done", "not done", ""),
        ("coagulation inhibitor", "not done", "not done", ""),
    ]
    assert table.rows[2].meaning == "no correction"
    assert table.source == "letter ¶7; letter ¶8"


def test_the_complications_of_the_letter_have_no_grade_but_those_stated(letter: Review) -> None:
    stated = [c for c in letter.complications if c.kind == "adverse event"]
    told = {c.term: stated_grade_text(c.grade, c.severity) for c in stated}
    assert told == {
        "mucocutaneous bleeding": "not reported",
        "pancytopenia": "moderate, persistent (no grade stated)",
        "AST increased": "1 (as stated)",
        "ALT increased": "1 (as stated)",
        "GGT increased": "1 (as stated)",
    }


def test_the_minimal_case_has_neither(minimal: Review) -> None:
    assert (minimal.complications, minimal.work_ups) == ((), ())


@pytest.mark.parametrize(
    ("outcome", "is_told"),
    [
        ("fatal", True),
        ("died of it", True),
        ("death", True),
        ("non-fatal", False),
        ("not fatal", False),
        ("no deaths", False),
        ("resolved", False),
        ("", False),
    ],
)
def test_a_fatal_outcome_is_read_from_the_words_of_the_source(outcome: str, is_told: bool) -> None:
    event = AdverseEvent(term="pneumonia", outcome=outcome)
    infection = Infection(name="pneumonia", outcome=outcome)
    case = a_case(adverse_events=(event,), infections=(infection,))
    assert [one.is_fatal for one in review_case(case).complications] == [is_told] * 2


def test_a_grade_5_of_the_ctcae_is_death_and_that_of_another_system_is_not_read_so() -> None:
    events = tuple(
        AdverseEvent(term="bleeding", grade=Value(5), grading=grading)
        for grading in ("CTCAE v5.0", "Chang")
    )
    told = review_case(a_case(adverse_events=events)).complications
    assert [one.is_fatal for one in told] == [True, False]
