"""Names in a profile are words with a few signs, and a text is searched for them."""

import pytest

from boardapp.clinical.diseases.written_names import Span, Words, WrittenName


@pytest.mark.parametrize(
    ("name", "text", "is_said"),
    [
        ("Hodgkin lymphoma", "classic Hodgkin lymphoma", True),
        ("Hodgkin lymphoma", "Hodgkin-Lymphoma", True),
        ("Hodgkin lymphoma", "Hodgkin B lymphoma", False),
        ("lymphoma", "lymphomas", True),
        ("lymphoma", "lymphomatoid", False),
        ("leukemia", "leukaemia", True),
        ("liver tumor", "liver tumours", True),
        ("ALL", "B-ALL", True),
        ("ALL", "all tests", False),
        ("cHL", "chl", False),
        ("preB ALL", "preb ALL", True),
        ("*sarcoma", "osteosarcoma", True),
        ("*sarcoma", "sarcomas", True),
        ("*sarcoma", "sarcomatoid", False),
        ("promyelo*", "promyelocytic", True),
        ("promyelo*", "acute promyelo", True),
        ("*sarc*", "osteosarcoma", True),
        ("*sarc*", "osteoma", False),
        ("acute … leukemia", "acute leukemia", True),
        ("acute … leukemia", "acute, of the myeloid lineage, leukemia", True),
        ("acute … leukemia", "acute pain; leukemia", False),
        ("acute … leukemia", "acute pain. Leukemia", False),
        ("AML", "AML with t(8;21)", True),
        ("AT/RT", "AT/RT", True),
        ("x", "", False),
    ],
)
def test_a_name_is_found_in_a_text(name: str, text: str, is_said: bool) -> None:
    assert (WrittenName.parse(name).find(Words(text)) is not None) is is_said
    assert Words(text).say(WrittenName.parse(name)) is is_said


def test_the_place_of_a_name_is_told() -> None:
    assert WrittenName.parse("Ewing sarcoma").find(Words("an Ewing sarcoma, left")) == Span(3, 16)


def test_dots_behind_a_name_are_refused() -> None:
    with pytest.raises(ValueError, match='"acute …" ends with dots'):
        WrittenName.parse("acute …")


@pytest.mark.parametrize(
    ("name", "stem"), [("*sarcoma", "sarcoma"), ("acute … Leukaemia", "leukemia"), ("B ALL", "all")]
)
def test_a_text_that_says_a_name_holds_its_stem(name: str, stem: str) -> None:
    assert WrittenName.parse(name).stem == stem


def test_dots_in_front_reach_back_to_the_sentence() -> None:
    name = WrittenName.parse("… blast crisis")
    assert name.find(Words("Known. CML in blast crisis")) == Span(7, 26)


@pytest.mark.parametrize("text", ["", "…", "*", "… *"])
def test_a_name_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="holds no word"):
        WrittenName.parse(text)
