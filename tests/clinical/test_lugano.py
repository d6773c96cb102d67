"""Lugano by the Deauville score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.lugano import Uptake, lugano
from boardapp.words.computed_responses import lugano_text

Number = int | float | str | None


def _value(stated: Number) -> Value | None:
    return None if stated is None else Value(stated)


@pytest.mark.parametrize(
    ("score", "uptake", "has_new", "expected"),
    [
        (1, None, None, "CMR"),
        (3, None, None, "CMR"),
        (3, "more", False, "CMR"),
        (4, "less", False, "PMR"),
        (4, "same", False, "NMR"),
        (4, "more", False, "PMD"),
        (5, "less", False, "PMR"),
        (5, "less", True, "PMD"),
        (2, "less", True, "PMD"),
        (None, None, True, "PMD"),
        (4, "less", None, "PMR: new lesions not reported"),
        (4, None, False, "PMR or NMR or PMD: uptake beside the baseline not reported"),
        ("3..4", "less", False, "CMR or PMR"),
        ("4..5", "less", False, "PMR"),
        (None, None, None, "not computed: no Deauville score"),
        ("not reported", "less", False, "not computed: no Deauville score"),
        (0, None, None, "not computed: no score from 1 to 5"),
        (6, "less", False, "not computed: no score from 1 to 5"),
        (3.5, "less", False, "not computed: no score from 1 to 5"),
        ("<3", "less", False, "not computed: no score from 1 to 5"),
        ("2.5..4", "less", False, "not computed: no score from 1 to 5"),
        ("3..4.5", "less", False, "not computed: no score from 1 to 5"),
        (">3", "less", False, "not computed: no score from 1 to 5"),
        ("low", "less", False, "not computed: no score from 1 to 5"),
    ],
)
def test_lugano_by_the_deauville_score(
    score: Number, uptake: Uptake | None, has_new: bool | None, expected: str
) -> None:
    assert lugano_text(lugano(_value(score), uptake, has_new_lesion=has_new)) == expected


@given(st.integers(1, 5), st.sampled_from(["less", "same", "more"]))
def test_what_is_not_known_only_adds_classes(score: int, uptake: Uptake) -> None:
    known = lugano(Value(score), uptake, has_new_lesion=False).possible
    assert len(known) == 1
    assert set(known) <= set(lugano(Value(score)).possible)
