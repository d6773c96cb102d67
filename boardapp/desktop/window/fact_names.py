"""The names of a fact: its place in the case, and the key of its event."""

from typing import TYPE_CHECKING

from boardapp.case.place import Place
from boardapp.desktop.session.document import Document

if TYPE_CHECKING:
    from boardapp.case.case import Case


class FactNames:
    """Knows the facts of the review that is shown by each of their names."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._case: Case | None = None
        self._also: dict[str, tuple[str, ...]] = {}

    def of(self, fact: str) -> list[str]:
        """The fact's name as asked for, and the place or key it also goes by."""
        case = self._document.reviewed_case
        if case is not self._case:  # each action asks, and a case may hold 5,000 events
            self._case, self._also = case, _also_named(case)
        return [fact, *self._also.get(fact, ())]

    def place_of(self, fact: str) -> Place:
        """The place of a fact that is known by its place or by the key of its event."""
        return Place(next((name for name in self.of(fact) if "[" in name), fact))


def _also_named(case: "Case | None") -> dict[str, tuple[str, ...]]:
    """By the key and by the place of each event the other of the two."""
    from boardapp.case.events import events

    found: dict[str, tuple[str, ...]] = {}
    for event in events(case) if case else ():
        for name, other in ((event.key, event.place), (event.place, event.key)):
            if name != other:
                found[name] = (*found.get(name, ()), other)
    return found
