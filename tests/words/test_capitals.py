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
        ("Ewing sarcoma", "Ewing sarcoma"),
        ("Hodgkin lymphoma", "Hodgkin lymphoma"),
        ("Burkitt's lymphoma", "Burkitt's lymphoma"),
        ("Burkitt’s lymphoma", "Burkitt’s lymphoma"),
        ("Philadelphia-like ALL", "Philadelphia-like ALL"),
        ("Wilms tumor", "Wilms tumor"),
        ("Langerhans cell histiocytosis", "Langerhans cell histiocytosis"),
        ("Fanconi anemia", "Fanconi anemia"),
        ("Li-Fraumeni syndrome", "Li-Fraumeni syndrome"),
        ("Epstein–Barr virus", "Epstein–Barr virus"),
        ("Down syndrome", "Down syndrome"),
        ("Down's syndrome", "Down's syndrome"),
        ("Down to 3 %", "down to 3 %"),
        ("Still in remission", "still in remission"),
        ("Diamond-Blackfan anemia", "Diamond-Blackfan anemia"),
        ("Klebsiella sepsis", "Klebsiella sepsis"),
        ("Ph-positive", "Ph-positive"),
        ("Ki-67", "Ki-67"),
        ("Karnofsky 80", "Karnofsky 80"),
        ("Non-Hodgkin lymphoma", "non-Hodgkin lymphoma"),
        ("Anti-CD19 CAR-T", "anti-CD19 CAR-T"),
        ("Day-28 marrow", "day-28 marrow"),
        ("Hodgkinoid", "hodgkinoid"),
        ("", ""),
    ],
)
def test_a_text_loses_its_capital_unless_it_is_a_name(text: str, set_text: str) -> None:
    assert lowered(text) == set_text
