"""How things stand: each domain as last stated, with its own time."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd
from boardapp.case.meeting import Goal, Meeting
from boardapp.case.patient import Patient, PerformanceStatus
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.base import Row
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.times import stated_time
from tests.review.building import a_case, result

GOAL = (
    "A curative stem cell transplant, because of an unexpected and long remission. "
    "Intent: curative."
)
GOAL_TIME = (
    "about 1 y after inotuzumab ozogamicin (resumed) began, "
    "before haploidentical stem cell transplant"
)


def _rows(**parts: Any) -> dict[str, Row]:
    return {row.label: row for row in review_case(a_case(**parts)).status.rows}


def _look(when: str, **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), **more)


def _therapy(name: str, start: str, **more: Any) -> Therapy:
    return Therapy(name=name, start=When.parse(start), **more)


def test_nothing_stated_is_not_reported_in_each_domain(minimal: Review) -> None:
    rows = minimal.status.rows

    assert [(row.label, row.value, row.is_missing) for row in rows] == [
        ("Disease", "not reported", True),
        ("MRD", "not reported", True),
        ("CNS", "not reported", True),
        ("Therapy", "not reported", True),
    ]
    assert minimal.status.text == "disease status not reported"


def test_the_letter_stands_as_at_its_last_follow_up(letter: Review) -> None:
    assert letter.status.text == "complete remission; MRD negative (< 1×10⁻⁶, NGS, marrow)"
    assert stated_time(letter.as_of) == "14 mo after inotuzumab ozogamicin (resumed) ended"
    assert [(row.label, row.value, row.note) for row in letter.status.rows] == [
        ("Disease", "complete remission", stated_time(letter.as_of)),
        ("MRD", "negative (< 1×10⁻⁶, NGS, marrow)", stated_time(letter.as_of)),
        (
            "CNS",
            "relapse in the CNS; later status not reported",
            "28 d after CAR-T therapy, within 15 mo after relapse 1",
        ),
        (
            "Chimerism",
            "complete autologous reconstitution (100 % autologous)",
            "1 mo after haploidentical stem cell transplant",
        ),
        (
            "Last therapy",
            "haploidentical stem cell transplant",
            "after inotuzumab ozogamicin (resumed)",
        ),
        (
            "Goals (parents)",
            GOAL,
            GOAL_TIME,
        ),
    ]


def test_the_synthetic_case_tells_both_results_of_its_last_marrow(synthetic: Review) -> None:
    rows = {row.label: row.value for row in synthetic.status.rows}

    assert rows["MRD"] == (
        "negative (< 1×10⁻⁴, flow cytometry, marrow); positive (5.1×10⁻⁶, NGS, marrow)"
    )
    assert synthetic.status.text == "CR; MRD positive (5.1×10⁻⁶, NGS, marrow)"
    assert rows["Last therapy"] == "haploidentical stem cell transplant"
    assert rows["Supportive care"] == "ongoing: immunoglobulin replacement, tacrolimus"


@pytest.mark.parametrize(
    ("look", "text"),
    [
        ({"finding": "relapse", "number": 2, "sites": ("CNS",)}, "relapse 2 (CNS)"),
        ({"finding": "relapse"}, "relapse (site not reported)"),
        ({"response": "CRi"}, "CRi"),
        ({"finding": "remission"}, "remission"),
        ({"finding": "progression"}, "progression"),
        ({"finding": "evaluation"}, "not reported"),
    ],
)
def test_the_disease_is_as_last_stated(look: dict[str, Any], text: str) -> None:
    assert _rows(assessments=(_look("dx + 5 d", **look),))["Disease"].value == text


def test_a_look_that_says_nothing_of_the_disease_does_not_hide_the_one_before() -> None:
    rows = _rows(assessments=(_look("dx + 5 d", response="CR"), _look("dx + 9 d")))

    assert (rows["Disease"].value, rows["Disease"].note) == ("CR", "5 d after diagnosis")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_results_on_one_day_the_positive_one_is_never_lost(order: tuple[int, int]) -> None:
    results = (
        Mrd(result="negative", limit=Value(1e-4), method="flow", specimen="marrow"),
        Mrd(result="positive", value=Value(5e-6), method="NGS", specimen="marrow"),
    )
    look = _look("dx + 5 d", marrow=Marrow(mrd=tuple(results[n] for n in order)))

    status = review_case(a_case(assessments=(look,))).status

    assert status.text == "MRD positive (5×10⁻⁶, NGS, marrow)"
    assert "negative (< 1×10⁻⁴, flow, marrow)" in status.rows[1].value


def test_of_two_negatives_the_more_sensitive_one_is_told() -> None:
    results = (
        Mrd(result="negative", limit=Value(1e-6), method="NGS", specimen="marrow"),
        Mrd(result="negative", limit=Value(1e-4), method="flow", specimen="marrow"),
    )

    status = review_case(a_case(assessments=(_look("dx", marrow=Marrow(mrd=results)),))).status

    assert status.text == "MRD negative (< 1×10⁻⁶, NGS, marrow)"


def test_the_cns_keeps_its_relapse_until_a_later_status_is_stated() -> None:
    relapse = _look("dx + 100 d", finding="relapse", sites=("CNS",))
    remission = _look("dx + 200 d", finding="remission", response="CR")
    clear = _look("dx + 150 d", cns=CnsStatus(status="CNS1"))

    assert _rows(assessments=(relapse, remission))["CNS"].value == (
        "relapse in the CNS; later status not reported"
    )
    assert _rows(assessments=(relapse, clear, remission))["CNS"].value == "CNS1"


def test_ongoing_therapy_is_told_with_its_newest_start_and_supportive_care_apart() -> None:
    rows = _rows(
        therapies=(
            _therapy("ponatinib", "dx + 90 d", line=2, status="ongoing"),
            _therapy("steroid", "dx + 50 d", line=2, status="ongoing"),
            _therapy("induction", "dx", line=1),
            _therapy("tacrolimus", "dx + 20 d", status="ongoing"),
        )
    )

    assert (rows["Therapy"].value, rows["Therapy"].note) == (
        "ongoing: ponatinib, steroid",
        "90 d after diagnosis",
    )
    assert (rows["Supportive care"].value, rows["Supportive care"].place) == (
        "ongoing: tacrolimus",
        "therapies[3]",
    )


def test_the_last_therapy_is_the_newest_and_never_a_planned_or_supportive_one() -> None:
    rows = _rows(
        therapies=(
            _therapy("second", "dx + 90 d", line=2),
            _therapy("first", "dx", line=1),
            _therapy("third", "dx + 120 d", line=3, status="planned"),
            _therapy("ursodiol", "dx + 130 d"),
        )
    )

    assert rows["Last therapy"].value == "second"
    assert "Supportive care" not in rows


def test_the_newest_counts_and_performance_are_told() -> None:
    performance = (
        PerformanceStatus(scale="Lansky", value=Value(60), when=When.parse("dx")),
        PerformanceStatus(scale="Lansky", value=Value("not reported")),
    )
    rows = _rows(
        labs=(result(40, "dx + 9 d"), result(12, "dx + 2 d"), result("not done", "dx + 10 d")),
        patient=Patient(performance=performance),
    )

    assert (rows["Platelets"].value, rows["Platelets"].note) == (
        "40 ×10⁹/L",
        "9 d after diagnosis",
    )
    assert rows["Performance (Lansky)"].value == "60"


def test_the_performance_before_the_last_one_stands_with_its_times() -> None:
    performance = (
        PerformanceStatus(scale="Lansky", value=Value(90), when=When.parse("dx + 1 d")),
        PerformanceStatus(scale="Lansky", value=Value(40), when=When.parse("dx + 300 d")),
        PerformanceStatus(scale="ECOG", value=Value(2), when=When.parse("dx + 100 d")),
        PerformanceStatus(scale="Lansky", value=Value(70)),
    )
    row = _rows(patient=Patient(performance=performance))["Performance (Lansky)"]
    assert (row.value, row.headline) == ("40", "40")
    assert row.details == (
        "before: 90 (1 d after diagnosis), ECOG 2 (100 d after diagnosis)",
        "also stated: 70",
    )
    assert row.note == "; ".join(("300 d after diagnosis", *row.details))


def test_a_single_performance_status_has_its_time_alone() -> None:
    alone = PerformanceStatus(scale="Lansky", value=Value(90), when=When.parse("dx + 1 d"))
    row = _rows(patient=Patient(performance=(alone,)))["Performance (Lansky)"]
    assert (row.details, row.note) == ((), "1 d after diagnosis")


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [
        ("time at home", "palliative", "Time at home. Intent: palliative."),
        ("time at home.", "palliative", "Time at home. Intent: palliative."),
        ("time at home", "", "time at home"),
    ],
)
def test_the_goals_end_their_sentences(text: str, intent: str, told: str) -> None:
    rows = _rows(goals=(Goal(text=text, intent=intent),))

    assert rows["Goals (family)"].value == told


@pytest.mark.parametrize(
    ("meeting", "stated"),
    [
        (Meeting(as_of=When.parse("look")), "28 d after diagnosis"),
        (Meeting(as_of=When.parse("2020-06-30")), "on 30 Jun 2020"),
        (Meeting(), "90 d after diagnosis"),  # the last of all data
    ],
)
def test_the_data_end_as_stated_else_with_the_last_of_them(meeting: Meeting, stated: str) -> None:
    looks = (
        Assessment(id="look", when=When.parse("dx + 28 d")),
        Assessment(when=When.parse("dx + 30 d")),
    )
    case = a_case(
        diagnosed="2020-02-07",
        meeting=meeting,
        assessments=looks,
        therapies=(_therapy("x", "dx + 90 d"),),
    )

    assert stated_time(review_case(case).as_of) == stated
