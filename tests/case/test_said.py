"""What a text of the case file says, if it says anything."""

import pytest

from boardapp.case.said import is_not_done, said


@pytest.mark.parametrize("text", ["", " ", "-", "–", "not reported", "Not reported ", "not stated"])
def test_a_word_for_nothing_says_nothing(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize("text", ["unknown", "not done", "none", "CR"])
def test_all_else_is_kept(text: str) -> None:
    assert said(f" {text} ") == text


def test_what_was_not_done_is_known() -> None:
    assert is_not_done("Not done ")
    assert not is_not_done("not reported")
