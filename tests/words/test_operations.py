"""What an operation found, in words."""

from typing import Any

import pytest

from boardapp.case.therapy import Surgery
from boardapp.case.value import Value
from boardapp.words.operations import margins_text, pathological_response_text, residual_text


@pytest.mark.parametrize(
    ("response", "necrosis", "told"),
    [
        ("", None, ""),
        ("", 92, "92 % necrosis"),
        ("", ">90", "> 90 % necrosis"),
        ("", "not reported", ""),
        ("pCR", None, "pCR"),
        ("partial", 80, "pathological response: partial, 80 % necrosis"),
        ("good pathological response", None, "good pathological response"),
        ("92 % necrosis, Huvos III", 92, "pathological response: 92 % necrosis, Huvos III"),
        ("not reported", None, ""),
    ],
)
def test_a_pathological_response_keeps_its_words(response: str, necrosis: Any, told: str) -> None:
    value = None if necrosis is None else Value(necrosis)
    surgery = Surgery(pathological_response=response, necrosis=value)
    assert pathological_response_text(surgery) == told


def test_margins_and_residual_say_what_they_are_once() -> None:
    assert margins_text("R0") == "margins R0"
    assert margins_text("clear margins") == "clear margins"
    assert margins_text("not reported") == ""
    assert residual_text("none") == "residual tumor: none"
    assert residual_text("gross residual at the aorta") == "gross residual at the aorta"
    assert residual_text("") == ""
