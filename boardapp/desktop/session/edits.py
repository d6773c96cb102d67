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

    `text` is what the step to undo is called. `made_on` is the review that was on screen: the
    edit is refused for any other, be it of another patient or of this one before an earlier
    edit. `words` are what the user typed for it, which a refusal gives back.
    """

    text: str
    change: "Callable[[Case], Case]"
    made_on: "Review"
    words: str = ""


class EditRefusedError(Exception):
    """Why an edit is not made, in sentences for the user. Nothing has changed."""


class Step(QUndoCommand):
    """One edit as two whole cases; they share all that did not change."""

    def __init__(self, text: str, show: "Callable[[Case], None]", old: "Case", new: "Case") -> None:
        super().__init__(text)
        self._show = show
        self._old = old
        self._new = new

    def redo(self) -> None:
        """Qt: make the edit, at first or again."""
        self._show(self._new)

    def undo(self) -> None:
        """Qt: take the edit back."""
        self._show(self._old)


def not_its_case(text: str, made_on: "Review", open_now: "Review | None") -> EditRefusedError:
    """The refusal of an edit that was made on another review than the one that is shown."""
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
