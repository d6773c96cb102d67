"""What is done to the parts of a record in its form: opened, added, copied, moved, deleted."""

from PySide6.QtCore import QObject, Signal

from boardapp.case.fields import field_of, kind_at
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.desktop.edit import record_edits
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.form_page import FormPage
from boardapp.desktop.edit.form_subject import FormSubject
from boardapp.desktop.session.edits import Edit, EditRefusedError

_NOT_YET = "First give this record what it needs."


class PartActions(QObject):
    """Acts on the parts of the record that the form is about.

    `wanted` asks for the form of a part, by its place and whether it is a new one.
    """

    wanted = Signal(str, bool)

    def __init__(self, editing: Editing, page: FormPage, subject: FormSubject) -> None:
        super().__init__(page)
        self._editing, self._page = editing, page
        self._subject = subject
        page.part_opened.connect(self._open)
        page.part_added.connect(self._add)
        page.part_copied.connect(self._copy)
        page.part_moved.connect(self._move)
        page.part_deleted.connect(self._delete)

    def _part(self, field: str, number: int) -> Place:
        found = field_of(kind_at(self._subject.place) or Record, field)
        is_list = found is not None and found.kind == "records"
        return self._subject.place / field / number if is_list else self._subject.place / field

    def _open(self, field: str, number: int) -> None:
        if not self._subject.is_new:
            self.wanted.emit(self._part(field, number), False)

    def _add(self, field: str) -> None:
        if self._subject.is_new:
            self._page.parts[field].tell(_NOT_YET)
            return
        record = record_edits.record_at(self._editing.case, self._subject.place)
        held = getattr(record, field)
        place = self._part(field, len(held) if isinstance(held, tuple) else 0)
        self.wanted.emit(place, record_edits.is_in_list(place))

    def _copy(self, field: str, number: int) -> None:
        edit, target = record_edits.copy_edit(self._editing.case, self._part(field, number))
        self._make(field, edit, target)

    def _move(self, field: str, number: int, by: int) -> None:
        edit, target = record_edits.move_edit(self._editing.case, self._part(field, number), by)
        self._make(field, edit, target)

    def _delete(self, field: str, number: int) -> None:
        try:
            edit = record_edits.delete_edit(self._editing.case, self._part(field, number))
            why = self._editing.make(edit)
        except EditRefusedError as error:
            why = str(error)
        self._page.parts[field].tell(why)

    def _make(self, field: str, edit: Edit, target: Place) -> None:
        box = self._page.parts[field]
        box.tell(self._editing.make(edit))
        box.choose(int(target.steps[-1]))
