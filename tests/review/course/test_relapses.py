"""Relapses and remissions."""

import json
from typing import Any

import pytest

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd
from boardapp.case.interval import Interval
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.decode import decode_case
from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.review.course.look_texts import cns_text, marrow_text
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.looks import remission_length
from boardapp.words.times import duration_text, stated_time
from tests.review.building import a_case


def _look(when: str, finding: str = "evaluation", **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marrow", "text"),
    [
        (None, ""),
        (Marrow(), ""),
        (Marrow(blasts=Value("not reported")), ""),
        (Marrow(blasts=Value(62), status="M3"), "blasts 62 %, M3"),
        (Marrow(blasts=Value("<5")), "blasts < 5 %"),
        (Marrow(status="M1", mrd=(Mrd(result="not done"),)), "M1, MRD not done"),
    ],
)
def test_the_marrow_is_told_as_far_as_it_is_stated(marrow: Marrow | None, text: str) -> None:
    assert marrow_text(Assessment(marrow=marrow), DiseaseWords()) == text


@pytest.mark.parametrize(
    ("cns", "text"),
    [
        (None, ""),
        (CnsStatus(), ""),
        (CnsStatus(status="CNS3"), "CNS3"),
        (
            CnsStatus(status="CNS2a", leukocytes=Value(3), erythrocytes=Value(2), blasts="present"),
            "CNS2a, leukocytes 3/µL, erythrocytes 2/µL, blasts present",
        ),
        (CnsStatus(status="CNS3c", signs="palsy of nerve VII"), "CNS3c, palsy of nerve VII"),
        (CnsStatus(status="CNS1", blasts="not done"), "CNS1"),
    ],
)
def test_the_cns_status_is_told_as_stated(cns: CnsStatus | None, text: str) -> None:
    assert cns_text(Assessment(cns=cns)) == text


def test_relapses_without_ids_or_numbers_are_counted_in_order_of_time() -> None:
    case = a_case(
        assessments=(
            _look("dx + 20 mo", "relapse", sites=("CNS",)),
            _look("dx + 10 mo", "relapse", sites=("marrow",), isolated=True),
        )
    )

    first, second = review_case(case).relapses

    assert (first.key, first.number, first.sites, first.is_isolated) == (
        "assessments[1]",
        1,
        ("marrow",),
        True,
    )
    assert (second.key, second.number, second.line) == ("assessments[0]", 2, "")
    assert second.since_line_start == Interval()


def test_a_relapse_belongs_to_the_last_line_begun_before_it() -> None:
    case = a_case(
        therapies=(
            Therapy(id="one", name="one", line=1, start=When.parse("dx")),
            Therapy(id="two", name="two", line=2, start=When.parse("dx + 100 d")),
        ),
        assessments=(_look("dx + 160 d", "relapse"),),
    )

    (relapse,) = review_case(case).relapses

    assert (relapse.line, relapse.since_line_start) == ("2", Interval(60.0, 60.0))
    assert relapse.since_diagnosis == Interval(160.0, 160.0)


def test_a_remission_lasts_to_the_next_relapse_and_bears_no_number() -> None:
    case = a_case(
        assessments=(
            _look("dx + 10 d", response="partial response"),
            _look("dx + 30 d", response="CR"),  # whatever the look was for
            _look("dx + 50 d", "remission"),
            _look("dx + 130 d", "relapse"),
            _look("dx + 240 d", "remission", summary="blasts gone"),
            _look("dx + 300 d", "follow-up", response="complete remission"),
        )
    )

    found = review_case(case).remissions

    assert [(r.label, remission_length(r), r.ended_by, r.is_ongoing) for r in found] == [
        ("after diagnosis", "100 d", "relapse 1", False),
        ("after relapse 1", "at least 60 d", "", True),
    ]
    assert [r.evidence for r in found] == ["CR", "blasts gone"]


def test_no_remission_is_inferred_between_two_relapses() -> None:
    case = a_case(
        assessments=(_look("dx + 100 d", "relapse"), _look("dx + 200 d", "relapse")),
    )

    assert review_case(case).remissions == ()


@pytest.mark.parametrize("response", ["no remission", "refractory", "partial response", "stable"])
def test_other_responses_are_no_remission(response: str) -> None:
    case = a_case(assessments=(_look("dx + 30 d", "follow-up", response=response),))

    assert review_case(case).remissions == ()


def test_no_assessments_make_neither_relapse_nor_remission(minimal: Review) -> None:
    assert (minimal.relapses, minimal.remissions, minimal.mrd, minimal.cns) == ((), (), (), ())


def test_the_letter_has_four_relapses_with_their_sites_and_times(letter: Review) -> None:
    told = [
        (
            r.number,
            r.sites,
            r.is_isolated,
            stated_time(r.when),
            duration_text(r.since_diagnosis),
            duration_text(r.since_line_start),
        )
        for r in letter.relapses
    ]

    assert told == [
        (1, ("marrow",), True, "5 mo after AALL15P1 began", "4.5–6.5 mo", "4.5–5.5 mo"),
        (2, ("marrow",), False, "after AALL1331 began", "4–22 mo", "at most 15 mo"),
        (
            3,
            ("CNS", "extramedullary"),
            False,
            "after blinatumomab began",
            "4–22 mo",
            "at most 15 mo",
        ),
        (
            4,
            ("CNS", "extramedullary"),
            False,
            "28 d after CAR-T therapy, within 15 mo after relapse 1",
            "5–22 mo",
            "28 d",
        ),
    ]
    assert [r.line for r in letter.relapses] == ["1", "2", "3", "5"]
    assert [r.cns for r in letter.relapses] == [
        "",
        "",
        "CNS3",
        "",
    ]
    assert letter.relapses[3].marrow == (
        "MRD negative (limit of detection not reported, method not reported, marrow)"
    )


def test_the_letter_has_one_remission_which_goes_on_and_bears_no_number(letter: Review) -> None:
    (remission,) = letter.remissions

    assert (remission.label, remission.is_ongoing, remission.ended_by) == (
        "after relapse 4",
        True,
        "",
    )
    # From a day during about a year of inotuzumab to 14 months after its end.
    assert remission_length(remission) == "at least 13 mo"
    assert stated_time(remission.end) == "14 mo after inotuzumab ozogamicin (resumed) ended"
    shown = f"{remission.label} {remission.evidence} {letter.status.text} {letter.one_liner}"
    assert "fifth" not in shown
    assert "CR5" not in shown


def test_the_synthetic_case_has_three_remissions_between_two_relapses(synthetic: Review) -> None:
    assert [(r.label, remission_length(r), r.ended_by) for r in synthetic.remissions] == [
        ("after diagnosis", "6.2 mo", "relapse 1"),
        ("after relapse 1", "7.7 mo", "relapse 2"),
        ("after relapse 2", "at least 8 mo", ""),
    ]


@pytest.mark.parametrize(
    ("words", "is_called"),
    [
        (("no evidence of recurrence", "NED"), False),
        (("remains free of disease",), False),
        (("no evidence of disease", "CR sustained"), True),
        (("second complete response",), True),
    ],
)
def test_a_stretch_is_called_a_remission_only_where_the_source_says_so(
    words: tuple[str, ...], *, is_called: bool
) -> None:
    looks = [_look(f"dx + {n + 4} mo", response=text) for n, text in enumerate(words)]
    (found,) = review_case(a_case(assessments=tuple(looks))).remissions
    assert found.is_called_remission is is_called


def test_a_look_before_an_event_stands_behind_the_therapy_that_it_judges() -> None:
    # "Before the transplant" alone may be years before: what it judges began after relapse 1.
    case = decode_case(
        json.dumps(
            {
                "format": "boardapp-case",
                "version": 2,
                "title": "SYNTHETIC CASE",
                "diagnosis": {"when": "age 11 y", "disease": {"text": "T-ALL"}},
                "therapies": [
                    {"id": "first", "name": "first", "line": 1, "start": "dx + 3 d"},
                    {"id": "second", "name": "second", "line": 2, "start": "rel + 1 wk"},
                    {"id": "hsct", "name": "transplant", "line": 2, "start": "rel + 4 mo"},
                ],
                "assessments": [
                    {"when": "dx + 33 d", "finding": "remission"},
                    {"id": "rel", "when": "dx + 14 mo", "finding": "relapse", "number": 1},
                    {"when": "before hsct", "finding": "remission", "after": "second"},
                    {"when": "hsct + 100 d", "finding": "remission"},
                ],
            }
        ).encode(),
        "x.json",
    )
    first, second = review_case(case).remissions
    assert (first.ended_by, second.label) == ("relapse 1", "after relapse 1")
    assert second.place == "assessments[2]"
    assert not second.is_seen_once
