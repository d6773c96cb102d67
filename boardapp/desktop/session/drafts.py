"""Drafts: what stands in a field and is not in the case, since it is wrong or not yet entered.

Nothing that was typed is lost by being wrong: it stays in its field, also while the user looks at
another fact, and goes into the recovery copy. The case never holds it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Draft(NamedTuple):
    """The text of one field.

    `place` is that of the record ("labs[3]", "diagnosis", "" for the case itself); the list that
    a record is to stand in while it is not in the case yet ("labs", "therapies[2].agents").
    """

    place: str
    field: str
    text: str


class Drafts(QObject):
    """The drafts of the open case; `changed` fires when one is written, changed or gone."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[tuple[str, str], str] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def all(self) -> tuple[Draft, ...]:
        """Every draft as plain data, in the order in which they were begun."""
        return tuple(Draft(*key, text) for key, text in self._texts.items())

    def of(self, place: str) -> Mapping[str, str]:
        """The drafts of one record: texts by field."""
        return {field: text for (at, field), text in self._texts.items() if at == place}

    def put(self, place: str, field: str, text: str) -> None:
        """Keep what stands in a field."""
        if self._texts.get((place, field)) != text:
            self._texts[place, field] = text
            self.changed.emit()

    def forget(self, place: str, field: str) -> None:
        """The field states what the case does again."""
        if self._texts.pop((place, field), None) is not None:
            self.changed.emit()

    def clear(self) -> None:
        """Let go of all drafts: another case is open, or the user gave them up."""
        self.restore(())

    def restore(self, drafts: Iterable[tuple[str, str, str]]) -> None:
        """Take these drafts, as `all` gave them, in place of those that are kept."""
        texts = {(place, field): text for place, field, text in drafts}
        if texts != self._texts:
            self._texts = texts
            self.changed.emit()

    def follow(self, follow: Callable[[str], str | None]) -> None:
        """After an edit: each draft at the place where its record stands now; None: it is gone."""
        moved = ((follow(place), field, text) for place, field, text in self.all)
        self.restore((place, field, text) for place, field, text in moved if place is not None)
