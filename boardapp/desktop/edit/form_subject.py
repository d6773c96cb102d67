"""What a form is about: the record at a place, or the new one that is to stand there."""

from collections.abc import Container, Mapping

from boardapp.case.fields import Field
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record
from boardapp.casefile.typed import typed_text
from boardapp.desktop.edit import record_edits
from boardapp.desktop.edit.editing import Editing

NO_TEXTS: Mapping[str, str] = {}
_NOWHERE = 10**9
"""The number of no item of any list: what stands there is blank."""


class FormSubject:
    """A record of the open case, with what is typed for it and not in the case.

    `proposed` are the texts that name a new record, by their fields: they are no drafts.
    """

    def __init__(
        self,
        editing: Editing,
        place: Place = WHOLE,
        *,
        is_new: bool = False,
        proposed: Mapping[str, str] = NO_TEXTS,
    ) -> None:
        self._editing = editing
        self.place, self.is_new = place, is_new
        self.proposed = proposed if is_new else NO_TEXTS

    @property
    def draft_place(self) -> Place:
        """Where its drafts are kept: of a new record with the list that it is to stand in."""
        return self.place.parent if self.is_new else self.place

    def drafts(self, fields: Container[str]) -> dict[str, str]:
        """What is typed in these fields; the drafts of remarks are theirs."""
        drafts = self._editing.drafts.of(self.draft_place)
        return {name: text for name, text in drafts.items() if name in fields}

    def record(self) -> Record:
        """The record as the case has it; a blank one where it is new."""
        place = self.place.parent / _NOWHERE if self.is_new else self.place
        return record_edits.record_at(self._editing.case, place)

    def candidate(self, fields: Container[str]) -> Record:
        """The record as it stands; a new one with what is typed in these fields."""
        if not self.is_new:
            return self.record()
        texts = {**self.proposed, **self.drafts(fields)}
        return record_edits.sound_part(self._editing.case, self.place, texts)

    def stated(self, field: Field) -> str:
        """What the case states in a field, as it is typed."""
        if field.name in self.proposed:
            return self.proposed[field.name]
        return typed_text(field, getattr(self.record(), field.name))
