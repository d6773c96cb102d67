"""The notes of whoever made the case, on the slides where their facts stand."""

from collections.abc import Iterable, Sequence

from boardapp.case.place import Place
from boardapp.deck.slides import Note, Slide
from boardapp.review.model.register import NoteEntry
from boardapp.words.capitals import capitalised
from boardapp.words.facts import field_name
from boardapp.words.lists import listed


class CaseNotes:
    """The notes and inferences of a case by the record that they stand in."""

    def __init__(self, notes: Iterable[NoteEntry]) -> None:
        self._by_record: dict[Place, list[NoteEntry]] = {}
        for note in notes:
            self._by_record.setdefault(note.place.record, []).append(note)

    def of(self, places: Iterable[str], told: Sequence[Note]) -> tuple[Note, ...]:
        """The notes of a slide that shows these places; `told` are the lines it has anyway.

        A note reaches the slide where its own record, a part of it, or what holds it is shown;
        what was inferred comes first.
        """
        shown = dict.fromkeys(Place(place) for place in places if place)
        texts = _by_record(told)
        found = [
            note
            for place in shown
            for note in self._by_record.get(place.record, ())
            if (place.contains(note.place) or note.place.contains(place))
            and (_is_read(note) or _is_new(note, texts.get(place.record, ())))
        ]
        first = sorted(found, key=lambda note: not _is_read(note))
        return tuple({note.place: _line(note) for note in first}.values())

    def left_by(self, slides: Iterable[Slide]) -> tuple[Note, ...]:
        """The notes that reach none of these slides."""
        told = _by_record(line for slide in slides for line in slide.notes)
        return tuple(
            _line(note)
            for record, notes in self._by_record.items()
            for note in notes
            if _is_new(note, told.get(record, ()))
        )


NO_NOTES = CaseNotes(())
"""Those of a case without notes."""


def _by_record(lines: Iterable[Note]) -> dict[Place, list[str]]:
    """The texts of these lines by the record that each is about."""
    texts: dict[Place, list[str]] = {}
    for line in lines:
        texts.setdefault(Place(line.place).record, []).append(line.text)
    return texts


_COUNTED = ("line", "number")
"""Fields of which a slide says "counted by us" where it counts."""


def _is_new(note: NoteEntry, texts: Sequence[str]) -> bool:
    return bool(note.text) and not any(note.text in text for text in texts)


def _is_read(note: NoteEntry) -> bool:
    return any(field not in _COUNTED for field in note.inferred)


def _line(note: NoteEntry) -> Note:
    about = f"{capitalised(note.about)}: " if note.about else ""
    fields = listed([field_name((f,)) for f in note.inferred if f not in _COUNTED])
    read = f"{fields} inferred, not stated. " if fields else ""
    text = f"{about}{read}{note.text}".strip()
    return Note(text=text, place=note.place, source=note.source, kind="remark")
