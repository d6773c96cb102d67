"""`update_agenda`: the edited deck of a meeting, brought up to date with its cases."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.deck.agenda.export import agenda_case
from boardapp.deck.agenda.meeting import agenda_deck
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fitting.stage import Style
from boardapp.deck.marking.case import is_same_case, number_in
from boardapp.deck.marking.marker import DeckMark, SlideMark
from boardapp.deck.slides import Deck
from boardapp.deck.update.opening import EXPORT
from boardapp.deck.update.report import UpdateReport
from boardapp.deck.update.source import stored_preset
from boardapp.deck.update.update import bring_up_to_date
from boardapp.deck.writing.writer import Cancelled, Progress
from boardapp.words.plurals import numbered


def update_agenda(
    case_paths: Sequence[Path],
    deck_path: Path,
    out_path: Path | None = None,
    preset: Preset | None = None,
    minutes: int | None = None,
    reading: Progress | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> UpdateReport:
    """Bring the deck of a meeting up to date, and write it to `out_path` or in its place.

    `case_paths` are all cases of the meeting, in any order: each is known again by its facts, and
    one that is new comes last. `preset` and `minutes` None: as they were asked for when the deck
    was written. Raises DeckError with a sentence for the user where a case can't be read or one
    of the deck is not named, ExportCancelled if `cancelled` said so; no file is then changed.
    """
    cases = []
    for number, path in enumerate(case_paths):
        if cancelled and cancelled():
            raise ExportCancelled
        if reading:
            reading(number, len(case_paths))
        cases.append((path, _read(path)))
    if reading:
        reading(len(case_paths), len(case_paths))
    source = _Meeting(cases, preset, minutes)
    return bring_up_to_date(source, deck_path, out_path or deck_path, progress, cancelled)


def _read(path: Path) -> Case:
    try:
        return read_case(path)
    except CaseFileError as error:
        told = " ".join(str(error).split())
        raise DeckError("The agenda", "was left as it is.", told) from error


class _Meeting:
    """The cases of a meeting, each with the number that its slides bear in the deck."""

    def __init__(
        self, cases: Sequence[tuple[Path, Case]], preset: Preset | None, minutes: int | None
    ) -> None:
        self._cases = cases
        self._preset, self._minutes = preset, minutes
        self._numbers: dict[int, tuple[Path, Case]] = {}

    @property
    def has_banner(self) -> bool:
        """Whether one of the cases is made up."""
        return any(case.is_synthetic for _, case in self._cases)

    def claim(self, mark: DeckMark, slides: Sequence[SlideMark], deck_path: Path) -> None:
        """Find the number of each case in the deck; a new one gets the next."""
        if not mark.cases:
            why = "is the deck of one case, or of a meeting that an older boardapp wrote."
            raise DeckError(str(deck_path), why, EXPORT)
        new = []
        for path, case in self._cases:
            known = [n for n, facts in enumerate(mark.cases, 1) if is_same_case(facts, case)]
            number = next((n for n in known if n not in self._numbers), 0)
            if number:
                self._numbers[number] = path, case
            elif known:
                why = f"would hold the case “{case.title}” twice."
                raise DeckError("The agenda", why, "Name each case once.")
            else:
                new.append((path, case))
        self._refuse_missing(mark, slides, deck_path)
        held = {n: self._numbers[n] for n in sorted(self._numbers)}
        self._numbers = held | dict(enumerate(new, start=len(mark.cases) + 1))

    def _refuse_missing(self, mark: DeckMark, slides: Sequence[SlideMark], deck_path: Path) -> None:
        """A case whose slides are still there must be named: they would be told as taken out."""
        shown = {number_in(slide.key) for slide in slides} - {0}
        missing = len({n for n, facts in enumerate(mark.cases, 1) if facts and n in shown}
                      - self._numbers.keys())  # fmt: skip
        if missing:
            raise DeckError(
                str(deck_path),
                f"has slides of {numbered(missing, 'case')} that "
                f"{'was' if missing == 1 else 'were'} not named.",
                "Name the files of all of them, or delete the slides of those that are not shown.",
            )

    def owns(self, mark: SlideMark) -> bool:
        """Whether a slide was written from the case whose number it bears."""
        held = self._numbers.get(number_in(mark.key))
        return held is not None and is_same_case(mark.facts, held[1])

    def deck(self, mark: DeckMark, style: Style) -> tuple[Deck, tuple[str, ...]]:
        """The deck of the meeting, in the order that the deck has."""
        preset = self._preset or stored_preset(mark)
        minutes = self._minutes or mark.minutes or None
        cases, notes = [], []
        for number, (path, case) in self._numbers.items():
            made, told = agenda_case(path, case, preset, minutes, style)
            cases.append(replace(made, number=number))
            notes += [f"{made.label}: {note}" for note in told]
        deck = agenda_deck(cases)
        return replace(deck, preset=preset or "", minutes=minutes or 0), tuple(notes)
