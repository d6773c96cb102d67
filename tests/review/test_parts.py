"""A review is made in parts: what reads nothing that changed is not made again."""

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.kinds import EVENTS
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.parts import Parts, ReviewCancelled, read_by_the_clock
from boardapp.review.review_case import review_case


@pytest.fixture
def case() -> Case:
    return read_case(example_case("synthetic"))


def _retold(case: Case) -> Case:
    first = replace(case.assessments[0], summary="Told anew.")
    return replace(case, assessments=(first, *case.assessments[1:]))


def _with_a_result_less(case: Case) -> Case:
    return replace(case, labs=case.labs[1:])


def _retitled(case: Case) -> Case:
    return replace(case, title="Another title")


ONLY_RESULTS = ["inferred results", "unread results"]
DERIVED = [
    *("judged", *ONLY_RESULTS, "by therapy", "sos", "completeness", "ledgers", "derived"),
    "inotuzumab",
    "names",
]
ONLY_THERAPIES = ["dose totals"]
ALL = ["moments", "labs", "counts", *DERIVED, *ONLY_THERAPIES, "measurements"]


def _made(parts: Parts) -> list[str]:
    """The parts that were made, by name; what is kept for each test and each rule left out."""
    return sorted(name for name in parts.made if not name.startswith(("rule: ", "series: ")))


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (_retitled, ["completeness"]),
        (_with_a_result_less, ["labs", "counts", *DERIVED]),
        (_retold, [name for name in ALL if name not in (*ONLY_RESULTS, *ONLY_THERAPIES)]),
        (lambda case: case, []),
    ],
)
def test_only_the_parts_that_read_what_changed_are_made_again(
    case: Case, edit: object, made: list[str]
) -> None:
    assert callable(edit)
    parts = Parts()
    review_case(case, parts=parts)
    assert _made(parts) == sorted(ALL)
    edited = edit(case)

    review = review_case(edited, parts=parts)

    assert _made(parts) == sorted(made)
    assert any(name.startswith("rule: ") for name in parts.made) == ("judged" in made)
    assert review == review_case(edited)


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (_retitled, ["completeness", "told title"]),
        (_with_a_result_less, ["labs", "counts", *DERIVED, "told labs"]),
        (lambda case: case, []),
    ],
)
def test_the_review_of_a_deck_is_made_in_the_same_parts(
    case: Case, edit: object, made: list[str]
) -> None:
    assert callable(edit)
    parts = Parts()
    review_case(case, keeps_dates=False, parts=parts)
    edited = edit(case)

    review = review_case(edited, keeps_dates=False, parts=parts)

    assert _made(parts) == sorted(made)
    assert review == review_case(edited, keeps_dates=False)


def test_another_privacy_tells_the_dates_in_all_texts_anew(case: Case) -> None:
    parts = Parts()
    review_case(case, keeps_dates=False, parts=parts)
    other = replace(case, privacy=replace(case.privacy, status="de-identified"))

    review = review_case(other, keeps_dates=False, parts=parts)

    assert {"relative", "told assessments"} <= set(parts.made)
    assert review == review_case(other, keeps_dates=False)


def test_a_review_that_nobody_asks_for_any_more_ends_between_any_two_parts(case: Case) -> None:
    asked: list[int] = []
    whole = review_case(case, cancelled=lambda: bool(asked.append(0)))

    # Before each part, and before the steps that are no part.
    assert len(asked) > len(ALL) + 4
    for limit in (0, 1, len(asked) // 2, len(asked) - 1):
        parts, left = Parts(), iter([False] * limit)
        with pytest.raises(ReviewCancelled):
            review_case(case, parts=parts, cancelled=lambda left=left: next(left, True))
        made = list(parts.made)

        assert review_case(case, parts=parts) == whole
        assert not set(made) & set(parts.made)


def test_whatever_is_an_event_is_read_by_the_clock(case: Case) -> None:
    read = {id(part) for part in read_by_the_clock(case)}

    assert {id(case.patient), id(case.diagnosis)} <= read
    found = [getattr(case, kind.collection, ()) for kind in EVENTS]
    assert all(id(records) in read for records in found if records)


def test_a_test_whose_results_stay_is_not_gone_through_again(case: Case) -> None:
    parts = Parts()
    review_case(case, parts=parts)
    last = case.labs[-1]
    labs = (*case.labs[:-1], replace(last, value=Value("7")))

    review = review_case(replace(case, labs=labs), parts=parts)

    assert [n for n in parts.made if n.startswith("series: ")] == [
        f"series: {last.test}, {last.specimen}, {last.unit}"
    ]
    rules = {name for name in parts.made if name.startswith("rule: ") and name.count(": ") > 1}
    assert rules
    assert all(f": {last.test}, " in name for name in rules)
    assert review == review_case(replace(case, labs=labs))
