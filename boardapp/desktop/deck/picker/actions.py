"""What can be done to the list of slides, as one table, with buttons and keys made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from boardapp.deck.outline.picker import SlideChoice


class Listed(Protocol):
    """What the actions ask of: a list of slides with one that has the keyboard."""

    @property
    def chosen(self) -> "SlideChoice | None":
        """The slide that has the keyboard."""

    @property
    def is_in_backup(self) -> bool:
        """Whether it is in the backup."""

    @property
    def may_reset(self) -> bool:
        """Whether the list differs from what the preset has."""

    def may_move(self, rows: int) -> bool:
        """Whether the slide can go up (−1) or down (1)."""

    def move_by(self, rows: int) -> None:
        """Move the slide up (−1) or down (1)."""

    def move_across(self) -> None:
        """Move the slide to the other side of the line."""

    def edit_title(self) -> None:
        """Open the field for its title."""

    def reset(self) -> None:
        """Go back to the list that the preset has."""


@dataclass(frozen=True, slots=True)
class PickerRow:
    """One action. `text` and `enabled` are asked again whenever the list changes."""

    action_id: str
    text: Callable[[Listed], str]
    tip: str
    run: Callable[[Listed], object]
    enabled: Callable[[Listed], bool]
    key: str = ""


def _named(text: str) -> Callable[[Listed], str]:
    return lambda _: text


ROWS = (
    PickerRow("up", _named("Move &Up"), "Show the slide earlier", lambda p: p.move_by(-1),
              lambda p: p.may_move(-1), "Alt+Up"),
    PickerRow("down", _named("Move &Down"), "Show the slide later", lambda p: p.move_by(1),
              lambda p: p.may_move(1), "Alt+Down"),
    PickerRow("across", lambda p: "Out of Bac&kup" if p.is_in_backup else "To the Bac&kup",
              "Move the slide to the other side of the line", lambda p: p.move_across(),
              lambda p: p.chosen is not None, "Alt+B"),
    PickerRow("retitle", _named("Change T&itle"), "Give the slide a title of your own",
              lambda p: p.edit_title(), lambda p: p.chosen is not None, "F2"),
    PickerRow("reset", _named("Re&set"), "Go back to the slides, order and titles as made",
              lambda p: p.reset(), lambda p: p.may_reset),
)  # fmt: skip


class PickerActions:
    """The actions of one picker, each with its button; `refresh` after every change."""

    def __init__(self, picker: Listed, owner: QWidget) -> None:
        self._picker = picker
        self._owner = owner
        self._actions = {row.action_id: self._make(row) for row in ROWS}
        self.buttons = [self._button(row) for row in ROWS]
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def refresh(self) -> None:
        """Bring each action and its button in line with the list."""
        for row, button in zip(ROWS, self.buttons, strict=True):
            is_enabled = row.enabled(self._picker)
            self._actions[row.action_id].setEnabled(is_enabled)
            button.setEnabled(is_enabled)
            button.setText(row.text(self._picker))

    def _make(self, row: PickerRow) -> QAction:
        action = QAction(self._owner)
        action.setObjectName(row.action_id)
        action.triggered.connect(partial(_run, row, self._picker))
        if row.key:
            action.setShortcut(QKeySequence(row.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._owner.addAction(action)
        return action

    def _button(self, row: PickerRow) -> QPushButton:
        button = QPushButton(row.text(self._picker), self._owner)
        key = QKeySequence(row.key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{row.tip} ({key})" if key else row.tip)
        button.setAccessibleDescription(row.tip)
        button.clicked.connect(self._actions[row.action_id].trigger)
        return button


def _run(row: PickerRow, picker: Listed, _checked: bool = False) -> None:
    row.run(picker)
