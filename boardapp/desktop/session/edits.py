"""An edit of a case: what it is called, what it changes, and the review it was made on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.review.model.review import Review


@dataclass(frozen=True, slots=True)
class Edit:
    """What a panel or dialog asks for.

    `text` is what the step to undo is called. `made_on` is the review that was on screen, or the
    case itself where what was on screen shows that: the edit is refused for any other, be it of
    another patient or of this one before an earlier edit. `words` are what the user typed for it,
    which a refusal gives back. Edits with the same `key`, one after the other, are one step to
    undo: what is typed in one field while it is being filled.
    """

    text: str
    change: "Callable[[Case], Case]"
    made_on: "Review | Case"
    words: str = ""
    key: str = ""


class EditRefusedError(Exception):
    """Why an edit is not made, in sentences for the user. Nothing has changed."""


class Step(QUndoCommand):
    """One edit as two whole cases; they share all that did not change."""

    def __init__(
        self, text: str, show: "Callable[[Case], None]", old: "Case", new: "Case", key: str = ""
    ) -> None:
        super().__init__(text)
        self._show = show
        self.old = old
        self.new = new
        self.key = key

    def id(self) -> int:
        """Qt: steps of one kind may be merged; -1: this one never is."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Qt: take the next step of the same field into this one; never across the saved point."""
        if not isinstance(other, Step) or other.key != self.key or other.old is not self.new:
            return False
        self.new = other.new
        self.setText(other.text())
        if self.new == self.old:
            self.setObsolete(True)
            self._show(self.old)  # the very case, so that the file is known to hold it
        return True

    def redo(self) -> None:
        """Qt: make the edit, at first or again."""
        self._show(self.new)

    def undo(self) -> None:
        """Qt: take the edit back."""
        self._show(self.old)


def not_its_case(
    text: str, made_on: "Review | Case", open_now: "Review | Case | None"
) -> EditRefusedError:
    """The refusal of an edit that was made on another case or review than the one that is shown."""
    if open_now is None:
        why = f"it was made for “{made_on.title}”, which is not open any more"
    elif made_on.title != open_now.title:
        why = f"it was made for “{made_on.title}”, and “{open_now.title}” is open now"
    else:
        why = f"“{made_on.title}” has changed since it was shown for this"
    return EditRefusedError(
        f"“{text}” was not done: {why}. Nothing was changed. Look at the case again, and repeat it "
        "if it still applies."
    )
