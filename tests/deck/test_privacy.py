"""A de-identified deck holds no calendar date, whatever its case holds: nowhere in the file."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError
from boardapp.deck.export import deck_of, export_deck
from boardapp.deck.fitting.text import texts_of
from boardapp.deck.writing.writer import build_package
from tests.deck.sample_deck import deck, slide, text

CASE: dict[str, Any] = {
    "format": "boardapp-case",
    "version": 1,
    "title": "Seen since Sep 2019",
    "privacy": {"status": "de-identified"},
    "meeting": {
        "question": {"text": "What after the relapse of 2022-05-15?"},
        "reason": {"text": "Referred on 3 May 2022 by e-mail to someone@example.org."},
        "as_of": "2022-08-01",
    },
    "patient": {"label": "Patient 1, seen 12/2021", "born": "2012-03-04"},
    "diagnosis": {
        "id": "dx",
        "when": "2019-12-05",
        "disease": {"text": "ALL", "note": "Confirmed on 05.12.2019."},
    },
    "therapies": [
        {
            "id": "c", "name": "imatinib (from May 2022)", "line": 1, "kind": "targeted therapy",
            "status": "ongoing", "start": "2022-05-01", "outcome": "PR on 2022-05-15",
        }
    ],
    "assessments": [{"when": "2022-05-15", "finding": "evaluation", "response": "PR",
                     "note": "as of Aug. 2022"}],
    "labs": [
        {"test": "platelets", "value": number, "unit": "10*9/L", "when": f"2022-05-{16 + number}",
         "note": "drawn 2022-05-16"}
        for number in (4, 5, 6, 7)
    ],
}  # fmt: skip
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = re.compile(
    rb"(?:19|20)\d\d-[01]\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|\d/(?:19|20)\d\d|"
    + _MONTH + rb"\.? (?:19|20)\d\d"
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "case.board.json"
    found.write_bytes(msgspec.json.encode(CASE))
    return found


def dates_in(data: bytes) -> set[tuple[str, bytes]]:
    """Each date in the words of a file and of the workbooks in it."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                found |= dates_in(part)
            elif name.endswith(".xml") and "theme" not in name:
                words = b" ".join(
                    re.findall(rb">([^<]+)<", part) + re.findall(rb'="([^"]+)"', part)
                )
                found |= {(name, date) for date in _DATE.findall(words)}
    return {(name, date) for name, date in found if name not in _STAMPED}


_STAMPED = ("docProps/core.xml", "docProps/app.xml")
"""They have the date of every deck, which is fixed, or none."""


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_no_date_is_left_in_slides_notes_charts_workbooks_and_properties(
    preset: Preset, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "deck.pptx"
    report = export_deck(read_case(path), path, target, preset)
    assert dates_in(target.read_bytes()) == set()
    assert report.problems == ()
    assert any(note.startswith("Left out ") and "e-mail" in note for note in report.notes)


def test_in_the_place_of_what_is_left_out_it_says_so(path: Path) -> None:
    made, _ = deck_of(read_case(path), path, "standard")
    words = " ".join(texts_of(made))
    assert "relapse of month 29.3?" in words  # A date that can be counted is told from diagnosis.
    assert "to [left out: an e-mail address]" in words
    assert dict(made.left_out)["an e-mail address"] >= 1


def test_properties_carry_no_date_of_the_title(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    export_deck(read_case(path), path, target)
    with zipfile.ZipFile(target) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "Seen since month −3.5 to −2" in core


@pytest.mark.parametrize("status", ["published", "synthetic", "not stated"])
def test_only_an_identified_case_keeps_what_names_a_person(status: str, path: Path) -> None:
    """Times are told from the diagnosis in every deck; no date of such a case is masked."""
    path.write_bytes(msgspec.json.encode(CASE | {"privacy": {"status": status}}))
    made, notes = deck_of(read_case(path), path, "standard")
    words = " ".join(texts_of(made))
    assert "relapse of month 29.3?" in words
    assert "someone@example.org" not in words
    assert [kind for kind, _ in made.left_out] == ["an e-mail address"]
    assert any(note.startswith("Left out ") and "e-mail" in note for note in notes)


def test_an_identified_case_keeps_the_words_of_its_author(path: Path, tmp_path: Path) -> None:
    path.write_bytes(msgspec.json.encode(CASE | {"privacy": {"status": "identified"}}))
    made, notes = deck_of(read_case(path), path, "standard")
    assert "someone@example.org" in " ".join(texts_of(made))
    assert made.left_out == ()
    assert not [note for note in notes if note.startswith("Left out ")]
    report = export_deck(read_case(path), path, tmp_path / "deck.pptx", "full")
    assert report.problems == ()


@pytest.mark.parametrize("status", ["published", "de-identified", "not stated"])
@pytest.mark.parametrize(
    "words",
    [
        "MRN 00123456", "jane.doe@example.org", "Tel. 0221 / 478 12345", "123-45-6789",
        "943 476 5919", "DOB 3.4.2019",
    ],
)  # fmt: skip
def test_what_the_check_would_call_a_problem_is_never_written(
    words: str, status: str, path: Path, tmp_path: Path
) -> None:
    """Wherever the author wrote it: in a title, a name, a note, the label of the patient."""
    case = CASE | {
        "title": f"Seen as {words}",
        "privacy": {"status": status},
        "patient": {"label": words},
        "remarks": [{"text": f"Known as {words}."}],
        "references": [{"citation": f"Write to {words}."}],
    }
    path.write_bytes(msgspec.json.encode(case))
    target = tmp_path / "deck.pptx"
    report = export_deck(read_case(path), path, target, "full")
    assert report.problems == ()
    assert words.encode() not in b"".join(_parts(target))


def _parts(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_what_the_check_calls_a_date_is_never_written(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    made = msgspec.structs.replace(deck(slide("A", text("seen in Sep 2019"))), has_dates=False)
    with pytest.raises(DeckError, match=r"“Sep 2019” looks like a calendar date"):
        target.write_bytes(build_package(made).data)
    assert not target.exists()
