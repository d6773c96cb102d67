"""The dialogs: each asks or tells one thing through a classmethod that tests replace."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.parts.button_box import button_box
from boardapp.endings import CASE, CASE_ENDINGS

CASE_FILTER = f"Case files ({' '.join(f'*{ending}' for ending in CASE_ENDINGS)});;All files (*)"
DECK_FILTER = "PowerPoint presentations (*.pptx)"
PICTURE_ENDINGS = (".svg", ".pdf", ".png")
NEW_PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff)"
PICTURE_FILTER = "Drawings (*.svg *.pdf);;Pictures (*.png)"


class ProblemDialog(QDialog):
    """Says what is wrong, in sentences that can be scrolled and copied."""

    def __init__(self, heading: str, body: str, copy_text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("boardapp")
        self.heading = QLabel(heading, self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file
        self.heading.setWordWrap(True)
        self.text = QPlainTextEdit(body, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What is wrong")
        self._copy_text = copy_text
        self.buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.buttons)
        self.resize(560, 300)

    def add_copy_button(self, label: str) -> None:
        """Add a button that copies the text for whoever is asked for help."""
        button = self.buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)  # Enter closes, also from here
        button.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copy_text)

    @classmethod
    def tell(cls, parent: QWidget | None, heading: str, sentences: Sequence[str]) -> None:
        """Show sentences about a file or another thing the user can mend."""
        body = "\n\n".join(sentences)
        dialog = cls(heading, body, f"{heading}\n\n{body}", parent)
        dialog.add_copy_button("Copy")
        dialog.exec()

    @classmethod
    def tell_fault(cls, parent: QWidget | None, sentence: str, details: str) -> None:
        """Show that the program itself failed."""
        dialog = cls(sentence, details, f"{sentence}\n\n{details}", parent)
        dialog.text.setAccessibleName("Details")
        dialog.add_copy_button("Copy details")
        dialog.exec()


class CaseChooser:
    """Asks which case file to open, or where to put a copy."""

    @classmethod
    def ask_open(cls, parent: QWidget | None, folder: str) -> Path | None:
        """The file to open; None: the user changed their mind."""
        chosen, _ = QFileDialog.getOpenFileName(parent, "Open Case", folder, CASE_FILTER)
        return Path(chosen) if chosen else None

    @classmethod
    def ask_copy(cls, parent: QWidget | None, proposal: Path) -> Path | None:
        """The file to write a copy to; the dialog has asked before an older one is replaced."""
        return cls._ask_target(parent, "Save a Copy", proposal)

    @classmethod
    def ask_save_as(cls, parent: QWidget | None, proposal: Path) -> Path | None:
        """The file that the case is to have from now on; asked likewise."""
        return cls._ask_target(parent, "Save Case As", proposal)

    @classmethod
    def _ask_target(cls, parent: QWidget | None, title: str, proposal: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), CASE_FILTER)
        if not chosen:
            return None
        path = Path(chosen)
        is_named_in_full = path.name.endswith(CASE_ENDINGS)
        return path if is_named_in_full else path.with_name(path.name + CASE)


class DeckChooser:
    """Asks which deck to bring up to date."""

    @classmethod
    def ask_update(cls, parent: QWidget | None, proposal: str) -> Path | None:
        """The deck to update in its place; None: the user changed their mind."""
        title = "Update a Deck: What Was Edited Stays"
        chosen, _ = QFileDialog.getOpenFileName(parent, title, proposal, DECK_FILTER)
        return Path(chosen) if chosen else None


class PictureChooser:
    """Asks where to write a picture of a chart."""

    @classmethod
    def ask(cls, parent: QWidget | None, proposal: Path) -> Path | None:
        """The file; None: the user changed their mind. Its ending tells the kind of picture."""
        chosen, _ = QFileDialog.getSaveFileName(
            parent, "Save Picture", str(proposal), PICTURE_FILTER
        )
        if not chosen:
            return None
        path = Path(chosen)
        is_known = path.suffix.lower() in PICTURE_ENDINGS
        return path if is_known else path.with_name(f"{path.name}{PICTURE_ENDINGS[0]}")


class NewPictureChooser:
    """Asks which pictures to add to the case."""

    @classmethod
    def ask(cls, parent: QWidget | None, folder: str) -> list[Path]:
        """The files; none: the user changed their mind."""
        chosen, _ = QFileDialog.getOpenFileNames(
            parent, "Add a Picture", folder, f"{NEW_PICTURE_FILTER};;All files (*)"
        )
        return [Path(name) for name in chosen]


class ImportChooser:
    """Asks what to import, and where to keep how a table was read."""

    @classmethod
    def ask_file(cls, parent: QWidget | None, folder: str) -> Path | None:
        """The file to import; None: the user changed their mind."""
        chosen, _ = QFileDialog.getOpenFileName(parent, "Import", folder, "All files (*)")
        return Path(chosen) if chosen else None

    @classmethod
    def ask_folder(cls, parent: QWidget | None, folder: str) -> Path | None:
        """The folder with the files of one patient."""
        chosen = QFileDialog.getExistingDirectory(parent, "Import a Folder", folder)
        return Path(chosen) if chosen else None

    @classmethod
    def ask_mapping(cls, parent: QWidget | None, proposal: Path) -> Path | None:
        """The file for a mapping."""
        kinds = "Mappings (*.json)"
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save Mapping", str(proposal), kinds)
        return Path(chosen) if chosen else None


class Question:
    """Asks before something is lost."""

    @classmethod
    def ask_save(
        cls, parent: QWidget | None, name: str, drafts: int = 0
    ) -> Literal["save", "discard", "keep"]:
        """What becomes of edits that were not saved; `name` is the file of the case.

        `drafts` is how many fields hold text that is not in the case. "keep": the case stays open.
        """
        text = f"{name} has changes that are not saved."
        if drafts:
            fields = "1 field holds" if drafts == 1 else f"{drafts} fields hold"
            text += f" {fields} text that is not in the case and is not saved with it."
        box = QMessageBox(QMessageBox.Icon.Question, "boardapp", text, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it names a file
        save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("Discard changes", QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton("Keep the case open", QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else "keep"

    @classmethod
    def ask_stuck(cls, parent: QWidget | None, name: str) -> Literal["wait", "leave"]:
        """Whether to wait on for a file that is not written in time, or to close all the same."""
        text = f"{name} is still being written: its disk or network drive does not answer."
        box = QMessageBox(QMessageBox.Icon.Question, "boardapp", text, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it names a file
        box.setInformativeText(
            "If you close now, a recovery copy on this computer keeps your work; the next start "
            "offers it. The file may have the old state or the new one, never half of it."
        )
        leave = box.addButton("Keep a Copy and Close", QMessageBox.ButtonRole.DestructiveRole)
        wait = box.addButton("Keep Waiting", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.setEscapeButton(wait)
        box.exec()
        return "leave" if box.clickedButton() is leave else "wait"

    @classmethod
    def ask_drafts(cls, parent: QWidget | None, name: str, texts: Sequence[str]) -> bool:
        """Whether texts that their fields did not take may be let go of."""
        shown = "; ".join(f"“{text[:60]}”" for text in texts[:5])
        more = f" and {len(texts) - 5} more" if len(texts) > 5 else ""
        return cls._ask(
            parent,
            f"Some fields of “{name}” hold text that is not in the case: {shown}{more}.",
            "Discard it",
            "Keep the case open",
        )

    @classmethod
    def ask_changed_on_disk(
        cls, parent: QWidget | None, name: str
    ) -> Literal["save as", "replace", "reload", "keep"]:
        """What becomes of a file that another program has changed; "keep": nothing is written."""
        text = f"Another program has changed {name} since it was opened here."
        box = QMessageBox(QMessageBox.Icon.Question, "boardapp", text, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it names a file
        box.setInformativeText(
            "Save As keeps both. Reload shows what the file says now; Undo brings yours back."
        )
        accept, other = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.DestructiveRole
        save_as = box.addButton("Save As…", accept)
        reload = box.addButton("Reload", accept)
        replace = box.addButton("Replace it", other)
        box.setEscapeButton(box.addButton("Do not save", QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(save_as)
        box.exec()
        if box.clickedButton() is save_as:
            return "save as"
        if box.clickedButton() is reload:
            return "reload"
        return "replace" if box.clickedButton() is replace else "keep"

    @classmethod
    def ask_update(cls, parent: QWidget | None, path: Path) -> bool:
        """Whether a deck may be brought up to date in its place."""
        return cls._ask(
            parent,
            f"{path.name} in {path.parent} will be changed in its place: what nobody edited in it "
            "follows the case, what was edited or added stays. Close it in PowerPoint first.",
            "Update it",
            "Leave it",
        )

    @classmethod
    def ask_stop_export(cls, parent: QWidget | None) -> bool:
        """Whether an export that is under way may be stopped."""
        return cls._ask(
            parent,
            "A deck is being written. If you quit now, no deck is left behind.",
            "Stop and quit",
            "Keep writing",
        )

    @classmethod
    def _ask(cls, parent: QWidget | None, text: str, yes: str, no: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "boardapp", text, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it names a file
        accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is accept
