"""What a look states: by its kind, else by the words of its response."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.clinical.response_words import claimed_response, is_in_doubt, rank, state_in, state_of


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("CR", "remission"),
        ("CR2", "remission"),
        ("CRi", "remission"),
        ("CRh", "remission"),
        ("pCR", "remission"),
        ("CMR", "remission"),
        ("pathological complete response", "remission"),
        ("complete metabolic response", "remission"),
        ("ongoing remission", "remission"),
        ("complete response sustained", "remission"),
        ("morphological and molecular remission", "remission"),
        ("second remission after relapse 1", "remission"),
        ("no evidence of disease", "remission"),
        ("no evidence of recurrence", "remission"),
        ("no clinical evidence of active disease", "remission"),
        ("no recurrence", "remission"),
        ("no relapse", "remission"),
        ("no viable tumour", "remission"),
        ("NED", "remission"),
        ("disease-free", "remission"),
        ("PR", "partial response"),
        ("transient PR", "partial response"),
        ("VGPR", "partial response"),
        ("partial remission", "partial response"),
        ("near-complete response", "partial response"),
        ("PMR", "partial response"),
        ("SD", "stable disease"),
        ("NMR by LUGANO 2014", "stable disease"),
        ("no metabolic response", "stable disease"),
        ("stable disease", "stable disease"),
        ("mixed response", "mixed response"),
        ("PR in the lung, PD in bone", "mixed response"),
        ("no response", "refractory"),
        ("no clinical response", "refractory"),
        ("no tumor response", "refractory"),
        ("no remission (12 % blasts on day 33)", "refractory"),
        ("not in CR", "refractory"),
        ("never reached remission", "refractory"),
        ("primary refractory", "refractory"),
        ("induction failure", "refractory"),
        ("PD", "progression"),
        ("progressive disease", "progression"),
        ("progression", "progression"),
        ("relapsed", "relapse"),
        ("loss of remission", "relapse"),
        ("died of sepsis", "death"),
    ],
)
def test_words_that_name_a_state_are_read(words: str, state: str) -> None:
    assert state_in(words) == state


@pytest.mark.parametrize(
    "words",
    [
        "",
        "excellent response",
        "dramatic radiographic response",
        "significant regression",
        "M1 marrow",
        "marrow CR",
        "no progression",
        "no new lesions",
        "no new disease",
        "no metastases",
        "no leukemia in the CSF",
        "no CNS disease",
        "no disease control",
        "progression-free",
        "molecular relapse",
        "suspected progression",
        "CR?",
        "possible relapse",
        "remission not yet assessed",
        "anti-PD-1 well tolerated",
        "incomplete response",
    ],
)
def test_words_that_hedge_or_name_no_state_decide_nothing(words: str) -> None:
    assert state_in(words) == ""


def test_the_kind_decides_before_the_words() -> None:
    assert state_of(Assessment(finding="relapse", response="CR")) == "relapse"
    assert state_of(Assessment(finding="death", cause="sepsis")) == "death"
    assert state_of(Assessment(finding="partial response")) == "partial response"
    assert state_of(Assessment(finding="evaluation", response="PD")) == "progression"
    assert state_of(Assessment(finding="follow-up")) == ""


def test_a_partial_remission_entered_as_a_remission_is_partial() -> None:
    assert state_of(Assessment(finding="remission", response="partial remission")) == (
        "partial response"
    )


@pytest.mark.parametrize(
    ("response", "claim"),
    [
        ("CR", "CR"),
        ("CRi", "CRi"),
        ("CRp", "CRi"),
        ("CRh", "CRh"),
        ("complete remission with partial hematologic recovery", "CRh"),
        ("complete remission with incomplete count recovery", "CRi"),
        ("MLFS", "MLFS"),
        ("no CR", ""),
        ("CR?", ""),
        ("PR", ""),
    ],
)
def test_the_claim_is_the_one_of_the_source(response: str, claim: str) -> None:
    assert claimed_response(Assessment(response=response)) == claim


def test_states_rank_from_remission_to_death_and_silence_last() -> None:
    assert rank("remission") < rank("partial response") < rank("stable disease")
    assert rank("stable disease") < rank("progression") < rank("death") < rank("")


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("NAD", "remission"),
        ("AD better", "partial response"),
        ("AD (better)", "partial response"),
        ("AD stable", "stable disease"),
        ("AD intermediate", "stable disease"),
        ("AD worse", "progression"),
        ("AD", ""),
        ("LEAD better", ""),
    ],
)
def test_the_responses_of_the_histiocyte_society_are_read(words: str, state: str) -> None:
    assert state_in(words) == state


@pytest.mark.parametrize(
    ("words", "is_open"),
    [
        ("suspicious new nodule, 4 mm", True),
        ("too small to call", True),
        ("MRD pending", True),
        ("AFP doubling, no lesion on CT", True),
        ("equivocal uptake", True),
        ("no evidence of disease", False),
        ("CR", False),
        ("stable", False),
        ("", False),
    ],
)
def test_words_that_leave_the_finding_open_are_known(words: str, is_open: bool) -> None:
    assert is_in_doubt(words) is is_open
