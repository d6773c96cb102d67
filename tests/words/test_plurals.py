"""How many there are, with the right noun; lists; what is missing."""

import pytest

from boardapp.words.lists import extended, listed, parted
from boardapp.words.missing import stated
from boardapp.words.plurals import counted, numbered, stated_count, times


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "No relapses"), (1, "One relapse"), (4, "Four relapses"), (12, "Twelve relapses"),
     (13, "13 relapses")],
)  # fmt: skip
def test_a_number_that_begins_a_sentence_is_a_word_up_to_twelve(number: int, text: str) -> None:
    assert counted(number, "relapse") == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "no slides"), (1, "1 slide"), (2, "2 slides"), (23, "23 slides")]
)
def test_a_number_within_a_sentence_is_in_figures(number: int, text: str) -> None:
    assert numbered(number, "slide") == text


def test_a_noun_with_a_plural_of_its_own() -> None:
    assert numbered(2, "biopsy", "biopsies") == "2 biopsies"
    assert counted(1, "biopsy", "biopsies") == "One biopsy"


@pytest.mark.parametrize(
    ("number", "text"), [(0, ""), (1, ""), (2, "twice"), (3, "three times"), (13, "13 times")]
)
def test_how_often(number: int, text: str) -> None:
    assert times(number) == text


@pytest.mark.parametrize(
    ("texts", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_ends_with_and(texts: tuple[str, ...], text: str) -> None:
    assert listed(texts) == text


def test_what_says_nothing_is_left_out_of_what_is_parted() -> None:
    assert parted(("grade 3", "", " grade 3 ", "stopped")) == "grade 3; stopped"
    assert extended("normal", "normal at diagnosis") == "normal at diagnosis"
    assert extended("45 s", "prolonged") == "45 s, prolonged"
    assert stated("") == stated(" ") == "not reported"
    assert stated(" twice ") == "twice"


@pytest.mark.parametrize(("number", "text"), [("1", "1 cycle"), ("2–3", "2–3 cycles")])
def test_a_number_as_stated_has_its_noun(number: str, text: str) -> None:
    assert stated_count(number, "cycle") == text
