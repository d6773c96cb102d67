"""What the forms of a window edit through: the open case, its drafts, and how a text is read."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from boardapp.case.place import Place
from boardapp.desktop.edit.readings import Readings
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.session.following import followed, place_now

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.review.model.findings import Finding


class Editing(QObject):
    """Makes edits of the open case.

    `made` tells each one, for the status bar. `moved` fires after each edit, undo and redo with a
    function from the places of before to those of now (None: gone). `reviewed` fires when another
    review is there, and with it other findings.
    """

    made = Signal(str)
    moved = Signal(object)
    reviewed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._last: Case | None = document.case
        self.drafts = document.drafts
        self.readings = Readings()
        self.last_source = ""
        self._visits = 0
        document.stepped.connect(self._tell_moved)
        document.changed.connect(self._note)

    @property
    def case(self) -> "Case":
        """The open case as it stands after the last edit."""
        case = self._document.case
        if case is None:
            raise RuntimeError("no case is open")
        return case

    def findings(self) -> "tuple[Finding, ...]":
        """What the checks say, at its places in the case as it stands after the last edit."""
        old, review = self._document.reviewed_case, self._document.review
        if old is None or review is None:
            return ()
        if old is self.case:
            return review.findings
        return tuple(_moved(finding, old, self.case) for finding in review.findings)

    def next_visit(self) -> int:
        """A number for a stay in a field: what is typed in one stay is one step to undo."""
        self._visits += 1
        return self._visits

    def make(self, edit: Edit) -> str:
        """Make an edit. Why it is refused, in sentences; empty if it was made."""
        try:
            is_made = self._document.edit(edit)
        except EditRefusedError as error:
            return str(error)
        if is_made:
            self.made.emit(f"{edit.text}. Ctrl+Z undoes it.")
        return ""

    def _tell_moved(self) -> None:
        old, new = self._last, self._document.case
        self._last = new
        if old is not None and new is not None:
            self.moved.emit(lambda place: place_now(Place(place), old, new))

    def _note(self) -> None:
        self._last = self._document.case
        if self._last is not None:
            self.reviewed.emit()


def _moved(finding: "Finding", old: "Case", new: "Case") -> "Finding":
    also = tuple(Place(followed(place, old, new)) for place in finding.also_at)
    return replace(finding, place=Place(followed(finding.place, old, new)), also_at=also)
