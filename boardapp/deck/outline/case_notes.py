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
        texts = [line.text for line in told]
        found = [
            note
            for place in shown
            for note in self._by_record.get(place.record, ())
            if (place.contains(note.place) or note.place.contains(place))
            and (_is_read(note) or (note.text and not any(note.text in t for t in texts)))
        ]
        first = sorted(found, key=lambda note: not _is_read(note))
        return tuple({note.place: _line(note) for note in first}.values())

    def left_by(self, slides: Iterable[Slide]) -> tuple[Note, ...]:
        """The notes that reach none of these slides."""
        told = "\n".join(line.text for slide in slides for line in slide.notes)
        notes = (note for held in self._by_record.values() for note in held if note.text)
        return tuple(_line(note) for note in notes if note.text not in told)


NO_NOTES = CaseNotes(())
"""Those of a case without notes."""


_COUNTED = ("line", "number")
"""Fields of which a slide says "counted by us" where it counts."""


def _is_read(note: NoteEntry) -> bool:
    return any(field not in _COUNTED for field in note.inferred)


def _line(note: NoteEntry) -> Note:
    about = f"{capitalised(note.about)}: " if note.about else ""
    fields = listed([field_name((f,)) for f in note.inferred if f not in _COUNTED])
    read = f"{fields} inferred, not stated. " if fields else ""
    text = f"{about}{read}{note.text}".strip()
    return Note(text=text, place=note.place, source=note.source, kind="remark")
