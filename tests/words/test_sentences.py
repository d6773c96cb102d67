"""Sentences end where a reader ends them, not behind an abbreviation."""

import pytest

from boardapp.words.sentences import before_colon, opening, sentences, shortened, split_sentences


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (
            ("quality of life first", "Intent: palliative"),
            "Quality of life first. Intent: palliative.",
        ),
        (("one.", " two. "), "One. Two."),
        (("really?",), "Really?"),
        (("", "only this"), "Only this."),
        ((), ""),
    ],
)
def test_statements_become_sentences(parts: tuple[str, ...], text: str) -> None:
    assert sentences(*parts) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CR after block 1. Relapse in the CNS.", ["CR after block 1.", "Relapse in the CNS."]),
        ("Is it MRD? Yes! Then HSCT.", ["Is it MRD?", "Yes!", "Then HSCT."]),
        (
            "Treated after the St. Jude protocol. Then HSCT.",
            ["Treated after the St. Jude protocol.", "Then HSCT."],
        ),
        ("Cycle No. Three was late. It ended.", ["Cycle No. Three was late.", "It ended."]),
        ("Seen by Prof. J. Smith at home. Well.", ["Seen by Prof. J. Smith at home.", "Well."]),
        ("Drugs (e.g. Blinatumomab) were given.", ["Drugs (e.g. Blinatumomab) were given."]),
        ("IT, i.e. MTX, and i.v. VCR. Then rest.", ["IT, i.e. MTX, and i.v. VCR.", "Then rest."]),
        ("As Pieters et al. (Lancet) found.", ["As Pieters et al. (Lancet) found."]),
        ("1. Marrow. 2. CSF.", ["1. Marrow.", "2. CSF."]),
        ("MRD fell to 1.5 % within 3 wk.", ["MRD fell to 1.5 % within 3 wk."]),
        ("She said “no.” Then she left.", ["She said “no.”", "Then she left."]),
        ("Grade 3. Äußerst müde.", ["Grade 3.", "Äußerst müde."]),
        ("完全缓解。随后复发。", ["完全缓解。", "随后复发。"]),
        ("no mark", ["no mark"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_parted_where_sentences_end(text: str, found: list[str]) -> None:
    assert split_sentences(text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Relapse after the St. Jude protocol. HSCT?", "Relapse after the St. Jude protocol"),
        ("No. 3 of the Interfant protocol, then rest. More.",
         "No. 3 of the Interfant protocol, then rest"),
        ("Hepatitis B.", "Hepatitis B"),
        ("Colitis etc.", "Colitis etc"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_first_sentence_is_whole(text: str, first: str) -> None:
    assert opening(text) == first


def test_a_text_is_shortened_by_whole_sentences_or_openly() -> None:
    text = "Treated after the St. Jude protocol. A second sentence that is left out."

    assert shortened(text, 100) == text
    assert shortened(text, 40) == "Treated after the St. Jude protocol. …"
    assert shortened(text, 24) == "Treated after the St …"


def test_what_stands_before_a_colon_is_told_unless_it_is_a_label() -> None:
    assert before_colon("MRD is back by NGS: what first?") == "MRD is back by NGS"
    assert before_colon("Options: more or less?") == ""
    assert before_colon("What next?") == ""
