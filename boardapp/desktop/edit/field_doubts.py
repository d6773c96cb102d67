"""The doubts about the fields of a form: shown beneath them, written and taken back there."""

from PySide6.QtCore import QObject

from boardapp.case.place import Place
from boardapp.desktop.edit.doubt_edits import doubt_edit, doubts_about
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.field_row import FieldRow
from boardapp.desktop.edit.form_page import FormPage
from boardapp.desktop.session.edits import EditRefusedError

DRAFT = "?"
"""Behind the name of a field: the draft is of the doubt about it."""


class FieldDoubts(QObject):
    """Keeps the doubt beneath each field of a form in line with the case."""

    def __init__(self, editing: Editing, page: FormPage, place: Place, *, is_new: bool) -> None:
        super().__init__(page)
        self._editing, self._page = editing, page
        self.place, self.is_new = place, is_new
        page.doubt_typed.connect(self._type)
        page.doubt_entered.connect(self._enter)

    def refill(self) -> None:
        """Show what the case doubts now; a draft stays."""
        stated = {} if self.is_new else doubts_about(self._editing.case, self.place)
        drafts = self._editing.drafts.of(self.place)
        for name, row in self._page.rows.items():
            _, text = stated.get(name, (None, ""))
            row.show_doubt(drafts.get(name + DRAFT, text))

    def ask(self, field: str) -> None:
        """Let the user say what is unclear about a field."""
        row = self._page.rows.get(field)
        if row is None or self.is_new:
            return
        row.ask_doubt()

    def _type(self, row: FieldRow, text: str) -> None:
        self._editing.drafts.put(self.place, row.field.name + DRAFT, text)

    def _enter(self, row: FieldRow) -> None:
        if self.is_new:
            return
        name, text = row.field.name, row.doubt.text_now()
        edit = doubt_edit(self._editing.case, self.place, name, text)
        self._editing.drafts.forget(self.place, name + DRAFT)
        try:
            why = self._editing.make(edit) if edit else ""
        except EditRefusedError as error:
            why = str(error)
        if why:
            self._editing.drafts.put(self.place, name + DRAFT, text)
            row.tell_fault(why)
        elif not text.strip():
            row.close_doubt()
