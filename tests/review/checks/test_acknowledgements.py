"""A finding that somebody let stand is a note with the reason, and never vanishes."""

import pytest
from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Doubt
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.review.checks.acknowledgements import acknowledge, withdraw
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case, result

FIELD = Radiation(site="cranium", dose=Value(36), unit="Gy")
RT = Therapy(id="rt", name="cranial radiation", radiation=(FIELD,))


def _findings(*acknowledgements: Acknowledgement, doubts: tuple[Doubt, ...] = ()) -> list[Finding]:
    case = a_case(
        therapies=(RT,),
        labs=(result(-4),),
        doubts=doubts,
        acknowledgements=acknowledgements,
    )
    return list(review_case(case).findings)


def test_it_becomes_a_note_with_its_reason_and_keeps_its_sentence() -> None:
    seen = Acknowledgement(
        about="rt.radiation[0].dose", reason="two courses, as planned", by="radiation oncology"
    )

    before, after = _findings()[1], _findings(seen)[1]

    assert (before.severity, before.acknowledged) == ("warning", "")
    assert (after.severity, after.acknowledged) == (
        "note",
        "two courses, as planned (radiation oncology)",
    )
    assert after.sentence == before.sentence


def test_it_holds_for_its_rule_only_where_it_names_one() -> None:
    other = Acknowledgement(about="labs[0].value", reason="seen", rule="grades of a range")
    same = Acknowledgement(about="labs[0].value", reason="seen", rule="impossible value")

    assert [f.severity for f in _findings(other)] == ["error", "warning"]
    assert [f.severity for f in _findings(same)] == ["warning", "note"]


def test_it_holds_for_its_place_only() -> None:
    assert [f.acknowledged for f in _findings(Acknowledgement(about="rt.start", reason="x"))] == [
        "",
        "",
    ]


def test_a_doubt_can_be_acknowledged_too() -> None:
    doubt = Doubt(about="rt.radiation[0].dose", text="Is it cGy?")
    seen = Acknowledgement(about="rt.radiation[0]", reason="asked: it is Gy")

    (known,) = [f for f in _findings(seen, doubts=(doubt,)) if f.acknowledged]

    assert (known.severity, known.rule, known.sentence) == ("note", "doubt", "Is it cGy?")


def test_a_finding_is_acknowledged_in_the_case_by_the_id_of_its_record() -> None:
    case = a_case(therapies=(RT,))
    (finding,) = [f for f in review_case(case).findings if f.rule == "radiation dose plausibility"]

    known = acknowledge(case, finding, " two courses, as planned ", " radiation oncology ")

    assert known.acknowledgements == (
        Acknowledgement(
            about="rt.radiation[0].dose",
            reason="two courses, as planned",
            rule="radiation dose plausibility",
            by="radiation oncology",
        ),
    )
    moved = replace(known, therapies=(Therapy(id="first", name="vincristine"), RT))
    assert [
        f.severity for f in review_case(moved).findings if f.rule == "radiation dose plausibility"
    ] == ["note"]


def test_a_result_without_an_id_is_acknowledged_by_its_place() -> None:
    case = a_case(labs=(result(-4),))
    (finding,) = [f for f in review_case(case).findings if f.severity == "error"]

    (stated,) = acknowledge(case, finding, "seen").acknowledgements

    assert (stated.about, stated.by) == (finding.place, "")


def test_taken_back_it_is_as_it_was() -> None:
    case = a_case(therapies=(RT,), labs=(result(-4),))
    for finding in review_case(case).findings:
        known = acknowledge(case, finding, "seen")
        (note,) = [f for f in review_case(known).findings if f.acknowledged]
        assert withdraw(known, note) == case


def test_a_reason_is_needed() -> None:
    case = a_case(therapies=(RT,))
    (finding,) = [f for f in review_case(case).findings if f.rule == "radiation dose plausibility"]
    with pytest.raises(ValueError, match="needs a reason"):
        acknowledge(case, finding, "  ")
