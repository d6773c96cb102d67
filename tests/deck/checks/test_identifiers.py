"""What looks like a person's data is told, and clinical text is not."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.deck.checks.package import check_package
from boardapp.deck.privacy import suspects
from boardapp.deck.slides import ChartBlock, Note
from boardapp.deck.writing.writer import build_package
from tests.deck.sample_deck import chart, deck, slide, text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MRN: 00123456", "a record number"),
        ("Medical record number 4711-0815", "a record number"),
        ("Pat.-Nr. 123456", "a record number"),
        ("Fallnummer 20231234", "a record number"),
        ("DOB 3.4.2019", "a date of birth"),
        ("born on 3 April 2019", "a date of birth"),
        ("jane.doe@example.org", "an e-mail address"),
        ("Tel. 0221 / 478 12345", "a telephone number"),
        ("+49 221 478 1234", "a telephone number"),
        ("(555) 123-4567", "a telephone number"),
        ("123-45-6789", "a social security number"),
        ("943 476 5919", "an NHS number"),
    ],
)
def test_what_names_a_person_is_found(words: str, kind: str) -> None:
    assert kind in [found for found, _ in suspects(f"as told, {words}, yes", has_dates=True)]


@pytest.mark.parametrize(
    "words",
    [
        "platelets 40–50 ×10⁹/L, aPTT 45 s (25–35)",
        "blasts 12 345 678 per mL; MRD < 1×10⁻⁶",
        "943 476 5910",
        "doi 10.1002/pbc.29999; PMID 35412345; 2022;69(4):e29481",
        "cyclophosphamide 1000 mg/m² on days 1-2, 100-200-300 mg",
        "t(4;11)(q21;q23), ISCN 46,XY; NCT 01371630",
        "CTCAE v5.0 of 2017; 14 mo after 9 cycles",
    ],
)
def test_clinical_text_is_not_suspected(words: str) -> None:
    assert suspects(words) == []


@given(st.integers() | st.floats() | st.decimals())
def test_a_number_alone_is_not_suspected(number: float) -> None:
    # So the values of charts and workbooks are passed over.
    assert suspects(str(number)) == []


@pytest.mark.parametrize("date", ["2021-02-08", "8.2.2021", "08/02/2021", "8 Feb 2021",
                                  "February 8, 2021", "Sept. 5th, 2019", "5th of March 2019",
                                  "15.05.22", "12/31/2019", "2019/12/31", "February 2021",
                                  "2021-02", "02/2021", "Mai 2020", "mars 2019",
                                  "14 de marzo de 2019", "1er août 2019"])  # fmt: skip
def test_dates_are_told_where_none_may_stand(date: str) -> None:
    assert suspects(f"on {date}.") == [("a calendar date", date)]
    assert suspects(f"on {date}.", has_dates=True) == []


@pytest.mark.parametrize("words", ["2021", "month 28.6", "1.2.3", "10-2000 mg", "2018/2019",
                                   "3 of 2019 patients", "may 2000 mg be given"])  # fmt: skip
def test_a_year_alone_and_other_numbers_may_stand(words: str) -> None:
    assert suspects(words) == []


def test_every_part_of_a_deck_is_searched() -> None:
    drawn = chart(title="chart of a@example.org", summary="alt text of b@example.org")
    made = deck(
        slide("Title of c@example.org", text("d@example.org"), ChartBlock(chart=drawn),
              notes=(Note(text="e@example.org"),)),
        title="Deck of f@example.org",
    )  # fmt: skip
    said = " ".join(problem.text for problem in check_package(build_package(made).data))
    for letter in "abcdef":
        assert f"“{letter}@example.org” looks like an e-mail address" in said


def test_a_number_parted_into_runs_is_found() -> None:
    made = deck(slide("Patient", text("call KMT2A MRN 12345678 again")))
    [problem] = check_package(build_package(made).data)
    assert problem.text == "Slide 1: “MRN 12345678” looks like a record number."
    assert problem.is_grave


def test_an_identified_case_may_name_its_patient() -> None:
    data = build_package(deck(slide("Patient", text("MRN 12345678, seen 2021-02-08")))).data
    assert check_package(data, has_identifiers=True) == []
    told = [p.text for p in check_package(data, has_identifiers=True, has_dates=False)]
    assert told == ["Slide 1: “2021-02-08” looks like a calendar date."]


def test_a_date_is_no_problem_where_dates_may_stand_and_grave_where_not() -> None:
    data = build_package(deck(slide("On 2021-02-08", text("a")))).data
    assert check_package(data, has_dates=True) == []
    [problem] = check_package(data, has_dates=False)
    assert problem.text == "Slide 1: “2021-02-08” looks like a calendar date."
    assert problem.is_grave


def test_the_workbook_of_a_chart_is_searched() -> None:
    data = build_package(deck(slide("Chart", ChartBlock(chart=chart())))).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    [book] = [name for name in parts if name.endswith(".xlsx")]
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(parts[book])) as inner, zipfile.ZipFile(target, "w") as out:
        for name in inner.namelist():
            out.writestr(name, inner.read(name).replace(b"=1+1", b"a@example.org"))
    parts[book] = target.getvalue()
    from boardapp.deck.markup.archive import zip_parts

    said = [problem.text for problem in check_package(zip_parts(parts))]
    assert len(said) == 1
    assert "xlsx" in said[0]
