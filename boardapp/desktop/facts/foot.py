"""The buttons beneath the pane: what can be done with the record that it shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class Foot(QWidget):
    """Four buttons; each tells that it was pressed."""

    edit_pressed = Signal()
    add_pressed = Signal()
    copy_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self, margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        rows = (
            ("Edit", "Edit this fact (F2)", self.edit_pressed),
            ("Add…", "Add a record (Ctrl+Shift+N)", self.add_pressed),
            ("Duplicate", "Copy this record (Ctrl+Shift+D)", self.copy_pressed),
            ("Delete", "Delete this record; undo brings it back", self.delete_pressed),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(margin, 4, margin, 6)
        buttons = []
        for text, tip, pressed in rows:
            button = QPushButton(text, self)
            button.setToolTip(tip)
            button.setMinimumWidth(1)
            button.clicked.connect(pressed)
            line.addWidget(button, 1)
            buttons.append(button)
        self.edit, self.add, self.copy, self.delete = buttons

    def show_state(self, *, has_fact: bool, is_item: bool, is_editing: bool) -> None:
        """Offer what can be done: with a fact, with one of a list, with the form on screen."""
        self.edit.setText("Done" if is_editing else "Edit")
        self.edit.setEnabled(has_fact)
        self.copy.setEnabled(is_item)
        self.delete.setEnabled(is_item)
