"""A review is made in parts: what reads nothing that changed is not made again."""

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.kinds import EVENTS
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


ALL = ["moments", "labs", "counts", "measurements"]


def _made(parts: Parts) -> list[str]:
    """The parts that were made, the rules that read nothing but results left out."""
    return [name for name in parts.made if not name.startswith("rule: ")]


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (_retitled, []),
        (_with_a_result_less, ["labs", "counts"]),
        (_retold, ALL),
        (lambda case: case, []),
    ],
)
def test_only_the_parts_that_read_what_changed_are_made_again(
    case: Case, edit: object, made: list[str]
) -> None:
    assert callable(edit)
    parts = Parts()
    review_case(case, parts=parts)
    assert _made(parts) == ALL
    edited = edit(case)

    review = review_case(edited, parts=parts)

    assert _made(parts) == made
    assert any(name.startswith("rule: ") for name in parts.made) == bool(made)
    assert review == review_case(edited)


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
