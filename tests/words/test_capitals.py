"""A capital begins a text, and no name is ever written anew."""

import pytest

from boardapp.words.capitals import capitalised, lowered


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("cranial radiation", "Cranial radiation"),
        ("blinatumomab", "Blinatumomab"),
        ("a leukemia", "A leukemia"),
        ("day-28 marrow", "Day-28 marrow"),
        ("anti-CD19 CAR-T", "Anti-CD19 CAR-T"),
        ("non-Hodgkin lymphoma", "Non-Hodgkin lymphoma"),
        ("éosinophiles", "Éosinophiles"),
        ("aPTT", "aPTT"),
        ("mRNA of KMT2A", "mRNA of KMT2A"),
        ("p53 loss", "p53 loss"),
        ("t(4;11)-positive B-ALL", "t(4;11)-positive B-ALL"),
        ("t-AML", "t-AML"),
        ("eGFR", "eGFR"),
        ("pH", "pH"),
        ("bcr::abl1", "bcr::abl1"),
        ("α-fetoprotein", "α-fetoprotein"),
        ("µmol", "µmol"),
        ("ß-Lactam", "ß-Lactam"),
        ("AALL15P1", "AALL15P1"),
        ("白血病", "白血病"),
        ("", ""),
    ],
)
def test_a_text_gets_a_capital_unless_its_name_forbids_it(text: str, set_text: str) -> None:
    assert capitalised(text) == set_text


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("Complete remission", "complete remission"),
        ("A marrow", "a marrow"),
        ("CNS relapse", "CNS relapse"),
        ("CD19 loss", "CD19 loss"),
        ("T cells", "T cells"),
        ("B-ALL", "B-ALL"),
        ("T(4;11)", "T(4;11)"),
        ("", ""),
    ],
)
def test_a_text_loses_its_capital_unless_it_is_a_name(text: str, set_text: str) -> None:
    assert lowered(text) == set_text
