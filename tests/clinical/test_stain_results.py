"""A sign stands for a result that says just that."""

import pytest

from boardapp.clinical.stain_results import stain_sign


@pytest.mark.parametrize(
    ("result", "sign"),
    [
        ("positive", "+"),
        ("Pos.", "+"),
        ("+", "+"),
        ("negative", "−"),
        ("-", "−"),
        ("absent", "−"),
        ("positive in part", ""),
        ("weakly positive", ""),
        ("2+", ""),
        ("wild type", ""),
        ("not done", ""),
        ("", ""),
    ],
)
def test_only_a_plain_result_has_a_sign(result: str, sign: str) -> None:
    assert stain_sign(result) == sign
