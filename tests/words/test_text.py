"""How texts are set: capitals, sentences and units."""

import pytest

from boardapp.words.text import capitalised, sentences, unit_text


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("cranial radiation", "Cranial radiation"),
        ("aPTT", "aPTT"),
        ("mRNA of KMT2A", "mRNA of KMT2A"),
        ("blinatumomab", "Blinatumomab"),
        ("a leukemia", "A leukemia"),
        ("p53 loss", "p53 loss"),
        ("AALL15P1", "AALL15P1"),
        ("", ""),
    ],
)
def test_a_text_gets_a_capital_unless_its_name_forbids_it(text: str, set_text: str) -> None:
    assert capitalised(text) == set_text


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
    ("code", "text"),
    [
        ("10*9/L", "×10⁹/L"),
        ("10*-6", "×10⁻⁶"),
        ("mg/m2", "mg/m²"),
        ("m2", "m²"),
        ("umol/L", "µmol/L"),
        ("10*3/uL", "×10³/µL"),
        ("ug/mL", "µg/mL"),
        ("mg/kg", "mg/kg"),
        ("%", "%"),
        ("1", ""),
        ("", ""),
    ],
)
def test_a_unit_is_written_as_it_is_read(code: str, text: str) -> None:
    assert unit_text(code) == text
