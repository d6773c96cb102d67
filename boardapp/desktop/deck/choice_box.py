"""A group of choices, each with its meaning beside it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QGroupBox, QLabel, QRadioButton, QWidget


def choice_box(
    title: str,
    rows: Iterable[tuple[str, str]],
    chosen: int,
    group: QButtonGroup,
    parent: QWidget,
) -> QGroupBox:
    """A button for each name, with its meaning beside it; `group` knows them by their numbers."""
    box = QGroupBox(title, parent)
    grid = QGridLayout(box)
    grid.setColumnStretch(1, 1)
    for number, (name, meaning) in enumerate(rows):
        button = QRadioButton(name, box)
        button.setAccessibleDescription(meaning)
        button.setChecked(number == chosen)
        group.addButton(button, number)
        grid.addWidget(button, number, 0)
        grid.addWidget(QLabel(meaning, box), number, 1)
    return box
