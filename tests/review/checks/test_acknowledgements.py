"""A finding that somebody let stand is a note with the reason, and never vanishes."""

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Acknowledgement, Case, Doubt
from boardapp.case.ids import lasting
from boardapp.case.place import Place
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.review.checks.acknowledgements import (
    RULE,
    acknowledge,
    as_acknowledged,
    withdraw,
)
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case, result

FIELD = Radiation(site="cranium", dose=Value(36), unit="Gy")
HEMOGLOBIN = result(-5, test="hemoglobin", unit="g/dL")
RT = Therapy(id="rt", name="cranial radiation", radiation=(FIELD,))


def _findings(*acknowledgements: Acknowledgement, doubts: tuple[Doubt, ...] = ()) -> list[Finding]:
    case = a_case(
        therapies=(RT,),
        labs=(result(-4),),
        doubts=doubts,
        acknowledgements=acknowledgements,
    )
    return list(review_case(lasting(case)).findings)


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
            about="rt-radiation-1.dose",
            reason="two courses, as planned",
            rule="radiation dose plausibility",
            by="radiation oncology",
        ),
    )
    (known_rt,) = known.therapies
    moved = replace(known, therapies=(Therapy(id="first", name="vincristine"), known_rt))
    assert [
        f.severity for f in review_case(moved).findings if f.rule == "radiation dose plausibility"
    ] == ["note"]


def test_a_result_without_an_id_is_given_one_to_be_known_by() -> None:
    case = a_case(labs=(result(7), result(-4)))
    (finding,) = [f for f in review_case(case).findings if f.severity == "error"]

    known = acknowledge(case, finding, "seen")

    assert [lab.id for lab in known.labs] == ["", "platelets-1"]
    assert [one.about for one in known.acknowledgements] == ["platelets-1.value"]


def _impossible(case: Case) -> list[tuple[str, bool]]:
    found = [f for f in review_case(case).findings if f.rule == "impossible value"]
    return sorted((finding.place, bool(finding.acknowledged)) for finding in found)


def test_it_stays_with_its_result_when_results_move_and_never_falls_on_another() -> None:
    case = a_case(labs=(result(-4), HEMOGLOBIN))
    first = next(f for f in review_case(case).findings if f.place == "labs[0].value")
    known = acknowledge(case, first, "seen")
    one, other = known.labs
    assert _impossible(known) == [("labs[0].value", True), ("labs[1].value", False)]

    moved = replace(known, labs=(other, one))
    assert _impossible(moved) == [("labs[0].value", False), ("labs[1].value", True)]
    inserted = replace(known, labs=(result(-4, test="sodium"), one, other))
    assert _impossible(inserted)[0] == ("labs[0].value", False)
    deleted = replace(known, labs=(other,))
    assert _impossible(deleted) == [("labs[0].value", False)]
    (told,) = [f for f in review_case(deleted).findings if f.rule == RULE]
    assert told.place == "acknowledgements[0].about"
    assert told.sentence == (
        'It is about "platelets-1.value", which is not in the case. Its reason was: seen'
    )


def test_a_number_that_the_file_does_not_have_never_comes_to_mean_a_later_record() -> None:
    stated = Acknowledgement(about="labs[1].value", reason="seen")
    read = lasting(a_case(labs=(result(-4),), acknowledgements=(stated,)))
    later = replace(read, labs=(*read.labs, HEMOGLOBIN))

    assert _impossible(later) == [("labs[0].value", False), ("labs[1].value", False)]
    assert [f.severity for f in review_case(later).findings if f.rule == RULE] == ["warning"]


def test_of_a_list_of_words_one_is_acknowledged() -> None:
    look = Assessment(finding="relapse", number=1, sites=("testsi", "marow"))
    case = a_case(assessments=(look,))
    found = Finding(
        severity="note", title="x", sentence="x", basis="x", to_do="x", rule="spelling",
        place=Place("assessments[0].sites[1]"),
    )  # fmt: skip
    known = acknowledge(case, found, "as printed")
    (stated,) = known.acknowledgements
    assert (stated.about, stated.word) == ("relapse-1-1.sites", "marow")

    turned = replace(known.assessments[0], sites=("marow", "testsi"))
    moved = replace(known, assessments=(turned,))
    here = replace(found, place=Place("assessments[0].sites[0]"))
    assert [bool(f.acknowledged) for f in as_acknowledged([found, here], moved)] == [False, True]


def test_taken_back_every_finding_is_as_it_was() -> None:
    case = a_case(therapies=(RT,), labs=(result(-4),))
    before = review_case(case).findings
    for finding in before:
        known = acknowledge(case, finding, "seen")
        (note,) = [f for f in review_case(known).findings if f.acknowledged]
        again = withdraw(known, note)
        assert again.acknowledgements == ()
        assert [(f.place, f.sentence) for f in review_case(again).findings] == [
            (f.place, f.sentence) for f in before
        ]


def test_a_reason_is_needed() -> None:
    case = a_case(therapies=(RT,))
    (finding,) = [f for f in review_case(case).findings if f.rule == "radiation dose plausibility"]
    with pytest.raises(ValueError, match="needs a reason"):
        acknowledge(case, finding, "  ")
