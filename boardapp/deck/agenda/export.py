"""From several case files to one deck with an agenda."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.deck.agenda.meeting import MINUTES, AgendaCase, LeftOut, agenda_deck
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.export import deck_of, preset_of
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.writing.writer import Cancelled, Progress, write_deck


class AgendaReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file, its slides, its cases, and what each of them had to say.

    `details` are those of `DeckReport`.
    """

    path: Path
    slides: int
    cases: int
    notes: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    details: tuple[str, ...] = ()


def export_agenda(
    case_paths: Sequence[Path],
    out_path: Path,
    preset: Preset | None = None,
    minutes: int | None = None,
    reading: Progress | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    template: Path | None = None,
) -> AgendaReport:
    """Write the cases of a meeting into one deck, in the order given.

    `preset` None: each case's own, else standard. `minutes` for each case None: by its length.
    A case that can't be read is left out, named on the agenda and in the report. `reading` is
    told (cases read, cases in all), `progress` (slides written, slides in all). `template` is
    a .pptx or .potx of an institution, whose look the deck takes. Raises
    DeckError where no case can be shown or the file can't be written, ExportCancelled if
    `cancelled` said so; nothing is then written.
    """
    read = _read_cases(case_paths, preset, minutes, reading, cancelled)
    if not read.cases:
        told = " ".join(item.reason for item in read.left_out)
        raise DeckError("The agenda", "has no case that can be shown.", told)
    deck = agenda_deck(read.cases, read.left_out)
    deck = replace(deck, preset=preset or "", minutes=minutes or 0)
    report = write_deck(deck, out_path, progress, cancelled, template)
    return AgendaReport(
        path=report.path,
        slides=report.slides,
        cases=len(read.cases),
        notes=(*report.notes, *read.notes),
        left_out=tuple(read.left_out),
        details=report.details,
    )


class _Read(msgspec.Struct, frozen=True):
    """What became of the files: cases with what their decks tell, and what can't be read."""

    cases: list[AgendaCase]
    notes: list[str]
    left_out: list[LeftOut]


def _read_cases(
    case_paths: Sequence[Path],
    preset: Preset | None,
    minutes: int | None,
    reading: Progress | None,
    cancelled: Cancelled | None,
) -> _Read:
    read = _Read([], [], [])
    for number, path in enumerate(case_paths):
        if cancelled and cancelled():
            raise ExportCancelled
        if reading:
            reading(number, len(case_paths))
        try:
            case, notes = agenda_case(path, read_case(path), preset, minutes)
        except CaseFileError as error:
            told = " ".join(str(error).split())
            read.left_out.append(LeftOut(name=path.name, reason=told))
            continue
        read.cases.append(case)
        read.notes.extend(f"{case.label}: {note}" for note in notes)
    if reading:
        reading(len(case_paths), len(case_paths))
    return read


def agenda_case(
    path: Path,
    case: Case,
    preset: Preset | None,
    minutes: int | None,
    style: Style = OWN_STYLE,
) -> tuple[AgendaCase, tuple[str, ...]]:
    """A case of a meeting, and what its deck has to tell; `style` is that of its slides."""
    length = preset_of(case, preset)
    deck, notes = deck_of(case, path, length, style=style)
    made = AgendaCase(
        label=case.patient.label,
        question=case.meeting.question.text,
        minutes=minutes or MINUTES[length],
        deck=deck,
    )
    return made, notes
