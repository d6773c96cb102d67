"""How deep a response goes by its words, and what is a return below the microscope only."""

import pytest

from boardapp.clinical.response_depth import depth, is_molecular_return, speaks_of_mrd


@pytest.mark.parametrize(
    ("response", "step"),
    [
        ("CRi", 0),
        ("CRh", 0),
        ("remission with incomplete recovery of counts", 0),
        ("CR", 1),
        ("complete remission", 1),
        ("CMR", 1),
        ("CCyR", 2),
        ("MMR", 3),
        ("major molecular response", 3),
        ("MR3", 3),
        ("MR4", 4),
        ("CR, MRD negative", 4),
        ("second molecular remission", 4),
        ("MR4.5", 5),
        ("MR 5", 6),
        ("", 1),
    ],
)
def test_the_words_of_a_response_name_its_depth(response: str, step: int) -> None:
    assert depth(response) == step


@pytest.mark.parametrize(
    ("response", "is_return"),
    [
        ("molecular relapse", True),
        ("MRD relapse", True),
        ("loss of MMR", True),
        ("loss of molecular remission", True),
        ("biochemical recurrence", True),
        ("no molecular relapse", False),
        ("relapse", False),
        ("molecular remission", False),
        ("", False),
    ],
)
def test_a_return_below_the_microscope_is_known_by_its_words(
    response: str, is_return: bool
) -> None:
    assert is_molecular_return(response) is is_return


@pytest.mark.parametrize(
    ("response", "does"),
    [("MR4.5", True), ("molecular remission", True), ("MRD negative", True), ("CR", False),
     ("CMR", False), ("PR", False)],
)  # fmt: skip
def test_some_responses_speak_of_residual_disease(response: str, does: bool) -> None:
    assert speaks_of_mrd(response) is does
