"""The register of a case: every fact it states, record by record, with its source."""

from collections.abc import Iterator, Sequence
from typing import overload

from boardapp.case.case import Case
from boardapp.case.case_notes import case_notes
from boardapp.case.facts import StatedRecord, StatedRecords
from boardapp.case.names import label_at
from boardapp.case.place import Place
from boardapp.case.when import When
from boardapp.review.clock.moments import Moments
from boardapp.review.model.register import NoteEntry, Register, RegisterEntry, RegisterFact


class CaseRegister(Sequence[RegisterEntry]):
    """All records of a case in the order of the file; times as the clock tells them.

    An entry is made when it is asked for: a case may hold 100,000 results, and a table shows
    some thirty of them.
    """

    def __init__(self, case: Case, moments: Moments) -> None:
        self._case = case
        self._records = StatedRecords(case)
        self._moments = moments

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CaseRegister) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, number: int) -> RegisterEntry: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[RegisterEntry]: ...

    def __getitem__(self, number: int | slice) -> RegisterEntry | Sequence[RegisterEntry]:
        if isinstance(number, slice):
            return tuple(self._entry(record) for record in self._records[number])
        return self._entry(self._records[number])

    def entry_of(self, record: Place) -> RegisterEntry | None:
        """The entry of the record at this place; None where there is none."""
        number = self._records.number_of(record)
        return None if number is None else self[number]

    def place(self, number: int) -> Place:
        """The place of the record at this number, without making its entry."""
        return self._records[number].place

    def number_of(self, record: Place) -> int | None:
        """Where the record at this place stands; None where there is none."""
        return self._records.number_of(record)

    def numbers_in(self, collection: str) -> range:
        """Where the records of a list stand."""
        return self._records.numbers_in(collection)

    def notes(self) -> tuple[NoteEntry, ...]:
        """Every note and inference of the case, without making the entries."""
        return tuple(
            NoteEntry(
                place=note.place,
                source=note.source,
                about=label_at(self._case, note.place),
                text=note.text,
                inferred=note.inferred,
            )
            for note in case_notes(self._case)
        )

    def _entry(self, record: StatedRecord) -> RegisterEntry:
        return RegisterEntry(
            kind=record.kind,
            place=record.place,
            source=record.source,
            facts=tuple(self._facts(record)),
        )

    def _facts(self, record: StatedRecord) -> Iterator[RegisterFact]:
        for fact in record.facts():
            value = fact.value
            told = self._moments.at(value) if isinstance(value, When) else value
            yield RegisterFact(parts=fact.parts, value=told, unit=fact.unit)


def places_of(register: Register) -> Iterator[Place]:
    """The place of each record, without making its entry where that can be."""
    return (place_at(register, number) for number in range(len(register)))


def place_at(register: Register, number: int) -> Place:
    """The place of the record at this number, without making its entry where that can be."""
    if isinstance(register, CaseRegister):
        return register.place(number)
    return register[number].place


def number_of(register: Register, record: Place) -> int | None:
    """Where the record at this place stands in the register; None where it states nothing."""
    if isinstance(register, CaseRegister):
        return register.number_of(record)
    return next((n for n, entry in enumerate(register) if entry.place == record), None)


def numbers_in(register: Register, collection: str) -> Sequence[int]:
    """Where the records of a list stand in the register."""
    if isinstance(register, CaseRegister):
        return register.numbers_in(collection)
    return [n for n, entry in enumerate(register) if entry.place.collection == collection]


def entry_of(register: Register, record: Place) -> RegisterEntry | None:
    """The entry of the record at this place; None where it states nothing."""
    if isinstance(register, CaseRegister):
        return register.entry_of(record)
    return next((entry for entry in register if entry.place == record), None)


def notes_of(register: Register) -> tuple[NoteEntry, ...]:
    """Every note and inference of a case; none where the register was made without a case."""
    return register.notes() if isinstance(register, CaseRegister) else ()
