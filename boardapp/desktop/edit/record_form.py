"""The form of one record: what is typed in it becomes edits, or stays as a draft."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from boardapp.case.fields import kind_at
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.casefile.typed import TypedError
from boardapp.desktop.edit import record_edits
from boardapp.desktop.edit.completing import completers
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.field_remarks import FieldRemarks
from boardapp.desktop.edit.field_row import FieldRow
from boardapp.desktop.edit.form_page import FormPage
from boardapp.desktop.edit.form_subject import NO_TEXTS, FormSubject
from boardapp.desktop.edit.part_actions import PartActions
from boardapp.desktop.edit.part_texts import part_texts
from boardapp.desktop.session.edits import EditRefusedError


class RecordForm(QScrollArea):
    """Edits the record at `place`; `is_new`: the one that is to stand there, and does not yet.

    A text is applied when the user presses Enter in its field (Ctrl+Enter in a long one) or goes
    on; what can't be read stays as a draft. `left` fires at Esc and where the record is gone;
    `part_wanted` asks for the form of a part, by its place and whether it is a new one. `placed`
    tells that a new record is in the case, `answered` that Enter has applied a remark. A new record
    may come with texts that name it: they are no drafts, and nothing enters the case before the
    user types.
    """

    left = Signal()
    part_wanted = Signal(str, bool)
    placed = Signal()
    answered = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._page: FormPage | None = None
        self._visit = 0
        self._subject = FormSubject(editing)
        self._is_entering = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editing.moved.connect(self._follow)

    # What is shown

    @property
    def place(self) -> Place:
        """The place of the record; of a new one that which it is to have."""
        return self._subject.place

    @property
    def is_new(self) -> bool:
        """Whether the record is not in the case yet."""
        return self._subject.is_new

    @property
    def page(self) -> FormPage:
        """The fields on screen. Raises RuntimeError while no record is shown."""
        if self._page is None:
            raise RuntimeError("no record is shown")
        return self._page

    def reading_parts(self) -> list[QWidget]:
        """Where Tab leads, field by field, also to those that are scrolled out of sight."""
        return self._page.reading_parts() if self._page is not None else []

    def show_record(
        self,
        place: Place,
        field: str = "",
        *,
        is_new: bool = False,
        proposed: Mapping[str, str] = NO_TEXTS,
    ) -> None:
        """Show the form of a record, with the keyboard in this field, or in the first.

        `proposed` are the texts that name a new record, by their fields.
        """
        self.clear()
        self._subject = FormSubject(self._editing, place, is_new=is_new, proposed=proposed)
        page = FormPage(kind_at(place) or Record, completers(self._editing))
        page.typed.connect(self._type)
        page.entered.connect(self._enter)
        page.left.connect(self._leave_row)
        self._parts = PartActions(self._editing, page, self._subject)
        self._parts.wanted.connect(self.part_wanted)
        self.remarks = FieldRemarks(self._editing, page, self._subject)
        self.remarks.settled.connect(self.answered)
        self._page = page
        self._visit = self._editing.next_visit()
        self.refill()
        self.setWidget(page)
        page.focus(field)

    def clear(self) -> None:
        """Let the record go, with what was typed applied or kept as a draft."""
        if self._page is None:
            return
        for name in self._drafts():
            row = self._page.rows[name]
            if not row.has_fault:
                self._enter(row)
        self.remarks.leave()
        page, self._page = self._page, None
        page.blockSignals(True)  # taken away, its fields are left: that is no step of the user's
        self.takeWidget()
        page.deleteLater()

    def refill(self) -> None:
        """Show what the case says now; a draft stays in its field."""
        record, drafts = self._subject.record(), self._drafts()
        for name, row in self.page.rows.items():
            typed = drafts.get(name)
            row.box.show_text(self._stated(row) if typed is None else typed)
            self._read(row)
        for name, box in self.page.parts.items():
            box.show_parts(part_texts(getattr(record, name)))
        self.remarks.refill()

    def repeat_source(self) -> None:
        """State the source that was stated last; else that of the record before this one."""
        row = self.page.rows.get("source")
        source = self._editing.last_source or record_edits.source_before(
            self._editing.case, self.place
        )
        if row is not None and source:
            row.box.show_text(source)
            self._type(row, source)
            self._enter(row)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is typed in the field, and leaves the form at the next."""
        if event.key() != Qt.Key.Key_Escape or self._page is None:
            super().keyPressEvent(event)
            return
        field = self._page.field
        if self._page.remark_with_keyboard() is not None:
            if not self.remarks.take_back():
                self.left.emit()
        elif field in self._drafts():
            self._editing.drafts.forget(self._subject.draft_place, field)
            self.refill()
            self._page.focus(field)
        else:
            self.left.emit()

    def _type(self, row: FieldRow, text: str) -> None:
        if text == self._stated(row):
            self._editing.drafts.forget(self._subject.draft_place, row.field.name)
        else:
            self._editing.drafts.put(self._subject.draft_place, row.field.name, text)
        self._read(row)

    def _enter(self, row: FieldRow) -> None:
        text = row.box.text_now()
        if self._page is None or text == self._stated(row):
            return
        why = self._added(row) if self.is_new else self._stated_as(row, text)
        if why:
            row.tell_fault(why)

    def _stated_as(self, row: FieldRow, text: str) -> str:
        """State the text in its field. Why that is not done; empty if it is."""
        case, place, drafts = self._editing.case, self.place, self._editing.drafts
        is_draft = row.field.name in drafts.of(place)
        drafts.forget(place, row.field.name)  # before the edit, which shows the form anew
        try:
            edit = record_edits.field_edit(case, place, row.field, text, self._visit)
            why = self._editing.make(edit) if edit else ""
        except (TypedError, EditRefusedError) as error:
            why = str(error)
        if why:
            if is_draft:
                drafts.put(place, row.field.name, text)
        elif row.field.kind == "source":
            self._editing.last_source = text
        if self._editing.case is case and not why:
            self.refill()
        return why

    def _added(self, row: FieldRow) -> str:
        """Add the new record as soon as it has what it needs. Why it is not added, if it could."""
        texts = {**self._subject.proposed, **self._drafts()}
        if any(one.has_fault for one in self.page.rows.values()):
            return ""
        if lacking := record_edits.lacking(self.place, texts):
            row.tell(lacking)
            return ""
        place = self.place
        try:
            edit = record_edits.add_edit(self._editing.case, place, texts)
            self._subject.is_new, self._is_entering = False, True  # it follows while it is made
            why = self._editing.make(edit)
        except (TypedError, EditRefusedError) as error:
            why = str(error)
        self._subject.is_new, self._is_entering = bool(why), False
        if why:
            return why
        self._subject.proposed = NO_TEXTS
        for name in texts:
            self._editing.drafts.forget(place.parent, name)
        self.refill()
        self.placed.emit()
        return ""

    def _leave_row(self, row: FieldRow) -> None:
        self._enter(row)
        self._visit = self._editing.next_visit()

    def _read(self, row: FieldRow) -> None:
        """Say beneath a field what is understood, or what is wrong."""
        text = row.box.text_now()
        try:
            case, candidate = self._editing.case, self._subject.candidate(self.page.rows)
            said = self._editing.readings.of(case, candidate, row.field, text)
        except TypedError as error:
            if self.is_new and not text:
                row.tell("")
            else:
                row.tell_fault(str(error))
        else:
            row.tell(said)

    # Where it stands

    def _drafts(self) -> dict[str, str]:
        return self._subject.drafts(self.page.rows)

    def _stated(self, row: FieldRow) -> str:
        return self._subject.stated(row.field)

    def _follow(self, now: Callable[[str], Place | None]) -> None:
        """After an edit of any kind: stay with the record, or leave where it is gone."""
        if self._page is None:
            return
        # What enters the case stood nowhere before, and so is nowhere to be followed from.
        at = self.place if self._is_entering else now(self._subject.draft_place)
        if at is None:
            QTimer.singleShot(0, self, self.left.emit)
            return
        self._subject.place = at / self.place.steps[-1] if self.is_new else at
        self.refill()
