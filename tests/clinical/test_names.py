"""Names: what is nearly a listed name is doubted, and all that is right is left alone."""

import pytest

from boardapp.clinical.names import listed_protocols, misspellings, names_a_drug
from boardapp.clinical.names_lists import ASSAYS, DISEASES, DRUGS, PLAIN_WORDS, PROTOCOLS


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ('the risk of "vaso occlusive" disease', "vaso occlusive", "veno-occlusive"),
        ("Vaso-occlusive disease of the liver", "Vaso-occlusive", "veno-occlusive"),
        ("CloneSeq", "CloneSeq", "clonoSEQ"),
        ("given AAL1331", "AAL1331", "AALL1331"),
        ("blinatumumab", "blinatumumab", "blinatumomab"),
        ("Tisagenleucel", "Tisagenleucel", "tisagenlecleucel"),
        ("inotuzamab ozogamicin", "inotuzamab", "inotuzumab"),
        ("methotrexat and mercaptopruine", "mercaptopruine", "mercaptopurine"),
        ("acute lymphblastic leukemia", "lymphblastic", "lymphoblastic"),
    ],
)
def test_a_near_miss_is_told_with_what_is_meant(text: str, printed: str, meant: str) -> None:
    (found,) = misspellings(text)
    assert (found.printed, found.meant) == (printed, meant)


@pytest.mark.parametrize(
    "text",
    [
        "veno-occlusive disease, veno occlusive disease",
        "vaso-occlusive crisis in sickle cell disease",
        "clonoSEQ, CLONOSEQ",
        "AALL1731, AALL1732, AALL1733 and Interfant-06",  # unknown, and no near miss
        "Vincristin, Cyclophosphamid, Methotrexat, Daunorubicin, daunorubicine",
        "vincristine and vinblastine, prednisone and prednisolone",
        "leukaemia, leukemia, leukaemic, thrombocytopaenia, lymphoblasts",
        "the oncoming clones sequenced in Rialto",
        "",
    ],
)
def test_what_is_right_in_some_spelling_is_left_alone(text: str) -> None:
    assert list(misspellings(text)) == []


@pytest.mark.parametrize("names", [DRUGS, ASSAYS, PROTOCOLS, DISEASES, PLAIN_WORDS])
def test_no_listed_name_is_a_misspelling_of_another(names: tuple[str, ...]) -> None:
    assert list(misspellings("; ".join(names))) == []


def test_protocols_are_found_however_they_are_hyphenated() -> None:
    assert listed_protocols("treated on the interfant 06 protocol") == {"Interfant-06"}
    assert listed_protocols("the study AALL15P1") == {"AALL15P1"}
    assert listed_protocols("AALL15P10") == frozenset()


def test_a_text_names_a_drug_or_not() -> None:
    assert names_a_drug("36 % with Blinatumomab")
    assert not names_a_drug("4-year event-free survival")
