"""Asks in which template a deck is written and where it goes, and says how many slides it has."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from boardapp.desktop.deck.file_dialog import FileDialog
from boardapp.desktop.deck.slide_count import SlideCount
from boardapp.desktop.deck.template_row import TemplateRow


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user asked for. `template` None: the program's own look."""

    path: Path
    template: Path | None = field(default=None, kw_only=True)


class ExportDialog(FileDialog):
    """Template and file of a deck.

    `template` is the template chosen last, or empty. `count` counts the slides that would be
    written; None where that is not asked for. `show_slides` opens the panel in which slides and
    length are chosen.
    """

    def __init__(
        self,
        proposal: Path,
        template: str = "",
        parent: QWidget | None = None,
        *,
        count: SlideCount | None = None,
        show_slides: Callable[[], None] | None = None,
    ) -> None:
        super().__init__("Export Deck", proposal, parent)
        self._count = count
        self.count_label = QLabel(self)
        self.count_label.setWordWrap(True)
        self.template_row = TemplateRow(template, self)
        self.template_row.changed.connect(self.judge)
        self.slides_button = QPushButton("Choose &Slides…", self)
        self.slides_button.setToolTip("Choose length, slides, order and titles in the panel Deck")
        self.slides_button.setAutoDefault(False)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count_label, 1)
        row.addWidget(self.slides_button)
        self.slides_button.setVisible(show_slides is not None)
        if show_slides is not None:
            self.slides_button.clicked.connect(self.reject)
            self.slides_button.clicked.connect(show_slides)
        head.setVisible(count is not None)
        stops = (self.slides_button, self.template_row.field, self.template_row.browse_button)
        self.lay_out((head, self.template_row), stops)
        if count is not None:
            count.told.connect(self.count_label.setText)
            self.template_row.changed.connect(self._recount)
            self.finished.connect(count.stop)
            self._recount()

    @property
    def choice(self) -> ExportChoice:
        """What stands in the dialog now."""
        return ExportChoice(self.path, template=self.template_row.template)

    @property
    def fault(self) -> str:
        """Why the template can't be used; empty if it can."""
        return self.template_row.fault

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        proposal: Path,
        template: str = "",
        *,
        count: SlideCount | None = None,
        show_slides: Callable[[], None] | None = None,
    ) -> ExportChoice | None:
        """What to export; None: the user changed their mind."""
        dialog = cls(proposal, template, parent, count=count, show_slides=show_slides)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.choice if accepted else None

    def _recount(self) -> None:
        """Count anew, since a template may have room for less."""
        if self._count is not None and not self.fault:
            self._count.ask(self.template_row.template)
