"""What names the patient stays out, wherever it stands, and is counted."""

import pytest

from boardapp.importers.identity import NAME, RECORD_NUMBER, Identity
from boardapp.importers.ledger import Ledger


def identity(*, keep: bool = False, keep_dates: bool = False) -> tuple[Identity, Ledger]:
    ledger = Ledger("made")
    made = Identity(ledger, keep=keep, keep_dates=keep_dates)
    made.drop(NAME, ["Imaginaria", "Testperson"])
    made.drop(RECORD_NUMBER, ["M10A11"])
    return made, ledger


def test_what_is_stated_as_a_name_is_left_out_of_words_too() -> None:
    made, ledger = identity()
    told = made.words("Ms. TESTPERSON (m10a11) has lost weight; Testpersonal was informed.")
    assert told == (
        "Ms. [left out: name] ([left out: record number]) has lost weight; "
        "Testpersonal was informed."
    )
    made.tell()
    assert [told.what for told in ledger.told] == [
        (
            "not taken into the case: 1 × name, 1 × name in words, 1 × record number, "
            "1 × record number in words"
        )
    ]


def test_patterns_and_dates_are_left_out_of_words() -> None:
    made, _ = identity()
    told = made.words("Seen on 14 March 2019, call tel. 030 1234567, remission since 2018")
    assert "2019" not in told
    assert "1234567" not in told
    assert told.endswith("remission since 2018")
    kept, _ = identity(keep_dates=True)
    assert kept.words("Seen on 14 March 2019") == "Seen on 14 March 2019"


def test_everything_stays_where_that_was_asked() -> None:
    made, ledger = identity(keep=True, keep_dates=True)
    assert made.words("Testperson, MRN 1234567") == "Testperson, MRN 1234567"
    assert made.file_name("Imaginaria_Testperson.json") == "Imaginaria_Testperson.json"
    made.tell()
    assert ledger.told == ()


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("bundle.json", "bundle.json"),
        ("Imaginaria_Testperson_12.json", "file.json"),
        ("labs_1234567.csv", "file.csv"),
        ("m10a11", "file"),
    ],
)
def test_a_file_that_is_named_after_the_patient_is_cited_without_its_name(
    name: str, cited: str
) -> None:
    assert identity()[0].file_name(name) == cited


def test_a_long_letter_is_looked_through_as_a_short_one_is() -> None:
    made, _ = identity()
    filler = "The child was well and ate with appetite. " * 40
    told = made.words(
        f"{filler}Seen on 14 March 2019. {filler}Reach him at jo@example.org, MRN: 1234567. "
        f"{filler}Testperson"
    )
    for given_away in ("2019", "jo@", "1234567", "Testperson"):
        assert given_away not in told
    assert told.count("[left out:") == 4
    assert filler in told
