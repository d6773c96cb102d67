"""The order of the course: what has a place in it, and what may be said of its end."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.sequence import Sequence
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _therapy(key: str, line: int | None, start: str, **more: Any) -> Therapy:
    if "end" in more:
        more["end"] = When.parse(more["end"])
    return Therapy(id=key, name=key, line=line, start=When.parse(start), **more)


def _look(key: str, when: str, finding: str = "relapse", **more: Any) -> Assessment:
    return Assessment(id=key, when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


def _negative(limit: str = "not reported") -> Marrow:
    return Marrow(
        mrd=(Mrd(result="negative", limit=Value(limit), method="NGS", specimen="marrow"),)
    )


_LINES = (
    _therapy("first", 1, "~ dx", end="before second"),
    _therapy("second", 2, "after r1"),
    _therapy("third", 3, "after r2"),
)
_RELAPSES = (
    _look("r1", "first + 5 mo", number=1, sites=("marrow",)),
    _look("r2", "after second.start", sites=("CNS",)),
)


def _sequence(*looks: Assessment, therapies: tuple[Therapy, ...] = _LINES) -> Sequence:
    found = review_case(a_case(therapies=therapies, assessments=(*_RELAPSES, *looks))).sequence
    assert found is not None
    return found


def test_a_relapse_stands_between_the_line_before_it_and_the_line_after_it() -> None:
    found = _sequence()
    assert [(turn.look.key, turn.at) for turn in found.turns] == [("r1", 1.0), ("r2", 2.0)]
    assert found.lines_until_last_turn == 2
    assert found.is_mostly_order
    assert not found.unordered


def test_a_look_whose_order_is_not_known_has_no_place() -> None:
    found = _sequence(_look("cr", "after dx", "remission", response="CR"))
    assert [one.at for one in found.looks] == [None]


def test_a_look_during_a_line_stands_within_it() -> None:
    found = _sequence(_look("cr", "during second, before r2", "remission", response="CR"))
    assert [one.at for one in found.looks] == [1.5]


def test_what_was_planned_and_not_given_stands_where_its_time_places_it() -> None:
    planned = _therapy("transplant", None, "during second, before r2", status="not given")
    found = _sequence(therapies=(*_LINES, planned))
    assert [(one.phase.key, one.at) for one in found.beside] == [("transplant", 1.5)]


def test_lengths_are_told_as_stated_and_counted_from_what_the_source_counts_from() -> None:
    late = _therapy("third", 3, "r1 + 0..15 mo, after r2", end="~ third + 1 y")
    found = _sequence(therapies=(*_LINES[:2], late))
    told = [(one.start, one.end, one.text, one.since) for one in found.lengths]
    assert told == [
        (0.0, 1.0, "5 mo", ""),
        (1.0, 2.0, "within 15 mo", "relapse 1"),
        (2.0, 3.0, "about 1 y", ""),
    ]


def test_lines_whose_times_tell_another_order_than_their_numbers_are_told() -> None:
    lines = (_therapy("second", 2, "dx + 9 mo"), _therapy("third", 3, "dx + 3 mo"))
    found = review_case(a_case(therapies=lines)).sequence
    assert found is not None
    assert found.unordered == ((2, 3),)


def test_calm_is_told_since_the_last_relapse_with_the_mrd_of_each_look_since() -> None:
    calm = _sequence(
        _look("cr", "during third", "remission", marrow=_negative()),
        _look("last", "third + 14 mo", "follow-up", response="CR", marrow=_negative("1e-6")),
    ).calm
    assert calm is not None
    assert (calm.states, calm.since, calm.line, calm.is_remission) == (("relapse",), 2.0, 3, True)
    assert calm.mrd == "MRD negative both times, last < 1×10⁻⁶ (NGS, marrow)"


def test_a_positive_mrd_since_is_no_calm_remission() -> None:
    positive = Marrow(mrd=(Mrd(result="positive", method="NGS", specimen="marrow"),))
    calm = _sequence(_look("last", "third + 14 mo", "remission", marrow=positive)).calm
    assert calm is not None
    assert calm.mrd == "last MRD positive"
    assert not calm.is_remission


@pytest.mark.parametrize(
    "looks",
    [
        (),
        (_look("cr", "after r1", "remission"),),
        (_look("cr", "third + 1 mo", "remission"), _look("dead", "third + 2 mo", "death")),
        (_look("cr", "third + 1 mo", "remission"), _look("r3", "third + 2 mo")),
    ],
    ids=["no later look", "a look that may be earlier", "death", "a relapse after it"],
)
def test_no_calm_is_told_without_a_look_surely_after_the_last_relapse(
    looks: tuple[Assessment, ...],
) -> None:
    assert _sequence(*looks).calm is None


def test_a_course_with_times_is_not_mostly_order() -> None:
    dated = (_therapy("first", 1, "dx + 2 d"), _therapy("second", 2, "dx + 12 mo"))
    relapse = _look("r1", "dx + 10 mo")
    found = review_case(a_case(therapies=dated, assessments=(relapse,))).sequence
    assert found is not None
    assert not found.is_mostly_order


def test_a_course_without_a_line_of_therapy_has_no_order() -> None:
    assert review_case(a_case(assessments=(_look("r1", "dx + 10 mo"),))).sequence is None


def test_a_remission_before_the_last_relapse_is_no_calm_after_it() -> None:
    """Only its order is told: "after the second line, and the relapse after it"."""
    found = review_case(
        a_case(
            therapies=(_therapy("first", 1, "dx"), _therapy("second", 2, "after r1")),
            assessments=(
                _look("r1", "after first", sites=("marrow",)),
                _look("cr", "after second", "remission"),
                _look("r2", "after cr", sites=("CNS",)),
            ),
        )
    ).sequence
    assert found is not None
    assert [(one.look.key, one.at) for one in found.looks] == [("cr", 1.5)]
    assert found.calm is None


@pytest.mark.parametrize(
    ("look", "is_calm"),
    [
        ("second + 5 mo", False),
        ("r2 + 1 mo", True),
        ("after r2", True),
        ("before r2, after second", False),
    ],
)
def test_what_may_have_come_before_the_last_relapse_says_nothing_of_after_it(
    look: str, is_calm: bool
) -> None:
    found = review_case(
        a_case(
            therapies=(_therapy("first", 1, "dx"), _therapy("second", 2, "dx + 12 mo")),
            assessments=(
                _look("r1", "dx + 11 mo", sites=("marrow",)),
                _look("r2", "second + 5 mo", sites=("CNS",)),
                _look("fu", look, "follow-up", response="no evidence of disease"),
            ),
        )
    ).sequence
    assert found is not None
    assert (found.calm is not None) is is_calm


@pytest.mark.parametrize(
    ("words", "is_calm"),
    [
        ({"best_response": "progression"}, False),
        ({"reason_stopped": "relapse"}, False),
        ({"reason_stopped": "toxicity"}, True),
        ({"best_response": "CR"}, True),
    ],
)
def test_no_calm_is_told_over_a_line_that_is_said_to_have_failed(
    words: dict[str, str], is_calm: bool
) -> None:
    third = _therapy("third", 3, "after r2", **words)
    found = _sequence(
        _look("cr", "after third", "remission", response="CR"), therapies=(*_LINES[:2], third)
    )
    assert (found.calm is not None) is is_calm


@pytest.mark.parametrize(
    ("finding", "response", "is_calm"),
    [
        ("evaluation", "suspicious new nodule; too small to call", False),
        ("follow-up", "AFP doubling, no lesion on CT", False),
        ("evaluation", "dramatic improvement", False),  # words that are not read say nothing
        ("follow-up", "alive with no symptoms", True),
        ("follow-up", "no evidence of disease", True),
    ],
)
def test_no_calm_is_told_where_the_last_look_leaves_the_disease_open(
    finding: str, response: str, is_calm: bool
) -> None:
    third = _therapy("third", 3, "after r2")
    found = _sequence(
        _look("cr", "after third", "remission", response="CR"),
        _look("last", "after cr", finding, response=response),
        therapies=(*_LINES[:2], third),
    )
    assert (found.calm is not None) is is_calm
