"""Asks what is to be printed, and shows each page of it."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.deck.choice_box import choice_box
from boardapp.desktop.deck.lengths import LENGTHS
from boardapp.desktop.deck.page_preview import PagePreview
from boardapp.desktop.deck.page_recording import PageRecording, RecordedPages
from boardapp.desktop.handout.content import Content, Paper, PaperKind
from boardapp.desktop.handout.grids import GRIDS

if TYPE_CHECKING:
    from pathlib import Path

    from boardapp.case.deck_settings import Preset

KINDS: dict[PaperKind, tuple[str, str]] = {
    "slides": ("Slides", "One slide a page."),
    "notes": ("Notes pages", "Each slide above its notes."),
    "several": ("Hand-out", "Several slides a page."),
    "minute": ("Minute", "One sheet for the record."),
}
NO_PRINTER = (
    "No printer is set up on this computer. The next step can print to a file, and "
    "Export Hand-out writes a PDF."
)
_MAKING = "Making the pages …"
_SIZE, _AROUND = QSize(1000, 600), QSize(20, 60)
"""Of the dialog, and what a small screen keeps for the frame of its window."""
_WAIT_MS = 50
"""So that walking through the choices by keys begins nothing for each."""


class PrintChoice(NamedTuple):
    """What the user wants on paper."""

    paper: Paper
    preset: "Preset"


class PrintDialog(QDialog):
    """What to print at the left, its pages at the right; they follow each choice."""

    def __init__(
        self,
        recording: PageRecording,
        chosen: PrintChoice,
        template: "Path | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self._recording, self._template = recording, template
        self._kinds = QButtonGroup(self)
        at = list(KINDS).index(chosen.paper.kind)
        self.kind_box = choice_box("What", KINDS.values(), at, self._kinds, self)
        self.a_sheet, self.length = QComboBox(self), QComboBox(self)
        for count in GRIDS:
            self.a_sheet.addItem(_sheet_text(count), count)
        self.a_sheet.setCurrentIndex(list(GRIDS).index(chosen.paper.a_sheet))
        for preset, (name, _) in LENGTHS.items():
            self.length.addItem(name, preset)
        self.length.setCurrentIndex(list(LENGTHS).index(chosen.preset))
        self.a_sheet.setAccessibleName("Slides a sheet")
        self.length.setAccessibleName("Length of the deck")
        self.preview = PagePreview(self)
        self.no_printer = QLabel("" if QPrinterInfo.availablePrinterNames() else NO_PRINTER, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.print_button = self.buttons.addButton(
            "&Print…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._soon = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def choice(self) -> PrintChoice:
        """What stands in the dialog now."""
        kind = list(KINDS)[self._kinds.checkedId()]
        return PrintChoice(Paper(kind, self.a_sheet.currentData()), self.length.currentData())

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        recording: PageRecording,
        chosen: PrintChoice,
        template: "Path | None",
    ) -> PrintChoice | None:
        """What to print; None: the user changed their mind."""
        dialog = cls(recording, chosen, template, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        recording.stop()
        dialog.deleteLater()
        return dialog.choice if accepted else None

    def _lay_out(self) -> None:
        self.no_printer.setWordWrap(True)
        self.no_printer.setVisible(bool(self.no_printer.text()))
        rows = QFormLayout()
        rows.addRow("Slides a &sheet:", self.a_sheet)
        rows.addRow("&Length:", self.length)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.kind_box)
        left.addLayout(rows)
        left.addStretch(1)
        left.addWidget(self.no_printer)
        both = QHBoxLayout()
        both.addLayout(left)
        both.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(self.buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _AROUND))

    def _connect(self) -> None:
        self._kinds.idToggled.connect(self._follow)
        self.a_sheet.currentIndexChanged.connect(self._follow)
        self.length.currentIndexChanged.connect(self._follow)
        self._soon.timeout.connect(self._ask)
        self._recording.made.connect(self._show)
        self._recording.progressed.connect(self._tell)
        self._recording.failed.connect(self.preview.say)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.print_button.setDefault(True)

    def _follow(self, *_: object) -> None:
        kind = self.choice.paper.kind
        self.a_sheet.setEnabled(kind == "several")
        self.length.setEnabled(kind != "minute")
        self.print_button.setEnabled(False)
        self.preview.say(_MAKING)
        self._recording.stop()
        self._soon.start()

    def _ask(self) -> None:
        choice = self.choice
        self._recording.ask(choice.paper, Content(choice.preset, template=self._template))

    def _show(self, pages: RecordedPages) -> None:
        self.preview.show_pages(pages)
        self.print_button.setEnabled(True)

    def _tell(self, done: int, total: int) -> None:
        self.preview.say(f"{_MAKING} {done} of {total}")


def _sheet_text(count: int) -> str:
    return f"{count}, with lines to write on" if GRIDS[count].has_lines else str(count)
