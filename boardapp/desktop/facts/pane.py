"""The pane on the right: the current fact whole, whatever panel is open. Never a dialog.

It shows the fact as a page, and turns into the form of the record where that is asked for.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from boardapp.case.fields import fields_of, kind_at
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.form_subject import NO_TEXTS
from boardapp.desktop.edit.record_edits import is_in_list, record_and_field
from boardapp.desktop.edit.record_form import RecordForm
from boardapp.desktop.edit.typed_in import typed_in
from boardapp.desktop.facts.crumbs import Crumbs, holder_of
from boardapp.desktop.facts.foot import Foot
from boardapp.desktop.facts.sheet import sheet_page
from boardapp.desktop.parts.html import (
    FACT_SCHEME,
    FIX_SCHEME,
    PANEL_SCHEME,
    REASON_SCHEME,
    SOURCE_SCHEME,
    Colours,
    asked_of,
)
from boardapp.review.model.fact import FactSheet
from boardapp.review.model.findings import Finding

WIDTH = 340
"""Device-independent pixels, as are all sizes here."""
_MARGIN = 12


class FactPane(QFrame):
    """Shows one fact sheet, or the form of a record.

    `panel_wanted` asks for the fact in a panel, by the panel's id; `add_wanted`, `copy_wanted` and
    `delete_wanted` ask for what the window does, `fix_wanted` for the mend of a finding; `placed`
    tells that a new record is in the case.
    """

    fact_requested = Signal(str)
    panel_wanted = Signal(str)
    source_requested = Signal(str)
    add_wanted = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()
    fix_wanted = Signal(object)
    placed = Signal(str)
    closed = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self._sheet: FactSheet | None = None
        self._seen_in: Sequence[tuple[str, str]] = ()
        self.setAutoFillBackground(True)
        self.setMinimumWidth(WIDTH)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("Current fact")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.document().setDocumentMargin(_MARGIN)
        self.form = RecordForm(editing, self)
        self.form.left.connect(self.step_back)
        self.form.part_wanted.connect(self._open_part)
        self._asks_why = False
        self.form.answered.connect(lambda: self._leave() if self._asks_why else None)
        self._begun_at: QWidget | None = None
        self._is_from_case = False
        self.form.placed.connect(self._tell_placed)
        self.crumbs = Crumbs(self)
        self.crumbs.wanted.connect(lambda place: self._open(Place(place)))
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        self.notice.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.form)
        self._lay_out()
        editing.moved.connect(self._after_edit)
        self.show_sheet(None)

    @property
    def sheet(self) -> FactSheet | None:
        """The sheet that is shown; None: no fact is chosen."""
        return self._sheet

    @property
    def is_editing(self) -> bool:
        """Whether the form is on screen."""
        return self._stack.currentWidget() is self.form

    def show_sheet(self, sheet: FactSheet | None, seen_in: Sequence[tuple[str, str]] = ()) -> None:
        """Show another fact; `seen_in` are the panels that show it too: (id, title).

        A form stays until the user leaves it (`rest`).
        """
        self._sheet, self._seen_in = sheet, seen_in
        self._render()
        self._show_buttons()

    def edit(self, place: Place) -> None:
        """Turn into the form of the record at a place, with the field that the place names."""
        self._begin()
        record, field = record_and_field(self.editing.case, place)
        self._open(record, field)

    def ask_reason(self, finding: Finding) -> None:
        """Turn into the form of the fact that a finding is about, to say why it stands.

        Enter and Esc lead back to where the keyboard was.
        """
        is_own = self.isAncestorOf(self.window().focusWidget())
        self.edit(finding.place)
        self.form.remarks.ask_reason(finding)
        self._asks_why = not is_own

    def add(self, collection: Place, proposed: Mapping[str, str] = NO_TEXTS) -> None:
        """Turn into the form of a new record at the end of a list; `proposed` texts name it."""
        self._begin()
        count = len(collection.get(self.editing.case) or ())
        place = collection / count
        named = next(
            (f.name for f in fields_of(kind_at(place) or Record) if f.name not in proposed), ""
        )
        self._open(place, named if proposed else "", is_new=True, proposed=proposed)

    def rest(self) -> None:
        """Turn back into the page; what was typed is applied, or kept as a draft."""
        self.tell("")
        if self.is_editing:
            self.form.clear()
            self._stack.setCurrentWidget(self.page)
            self._render()
            self._show_buttons()

    def step_back(self) -> None:
        """Leave a part for the record that holds it, and the form for where it was asked for."""
        if self._asks_why:
            self._leave()
            return
        place = self.form.place
        holder = holder_of(self.editing.case, place) if place else place
        if place and (holder or self._is_from_case):
            self._open(holder, str(place.steps[len(holder.steps)]))
        else:
            self._leave()

    def tell(self, sentence: str) -> None:
        """Say above the fact why something was not done; empty: nothing to say."""
        self.notice.setText(f"▲ {sentence}" if sentence else "")
        self.notice.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form by Esc, and close at the next."""
        if event.key() == Qt.Key.Key_Escape:
            (self.step_back if self.is_editing else self.closed.emit)()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _begin(self) -> None:
        """Note where the keyboard is, to bring it back when the form is left."""
        self._is_from_case = False
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._begun_at = focused

    def _leave(self) -> None:
        """Turn into the page, with the keyboard where the form was asked for."""
        at, self._begun_at, self._asks_why = self._begun_at, None, False
        self.rest()
        (at if at is not None and isValid(at) and at.isVisible() else self.page).setFocus()

    def _open_part(self, place: str, is_new: bool) -> None:
        """Open a part; a record of the case that is opened from its form leads back to that."""
        self._is_from_case |= not self.form.place
        self._open(Place(place), is_new=is_new)

    def _open(
        self,
        place: Place,
        field: str = "",
        is_new: bool = False,
        proposed: Mapping[str, str] = NO_TEXTS,
    ) -> None:
        self.tell("")
        self._asks_why = False
        self.form.show_record(place, field, is_new=is_new, proposed=proposed)
        self._stack.setCurrentWidget(self.form)
        self._show_buttons()
        self.form.page.focus(field)

    def _lay_out(self) -> None:
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Close the fact pane")
        self.close_button.setToolTip("Close (F4)")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 4, 4, 0)
        head.addWidget(self.crumbs, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.foot = Foot(_MARGIN, self)
        self.foot.edit_pressed.connect(self._switch)
        self.foot.add_pressed.connect(self.add_wanted)
        self.foot.copy_pressed.connect(self.copy_wanted)
        self.foot.delete_pressed.connect(self.delete_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _switch(self) -> None:
        if self.is_editing:
            self._leave()
        elif self._sheet is not None:
            self.edit(Place(self._sheet.asked))

    def _show_buttons(self) -> None:
        shown = self._sheet.place if self._sheet is not None else Place()
        place = self.form.place if self.is_editing else shown
        has_fact = self._sheet is not None or self.is_editing
        is_item = has_fact and is_in_list(place) and not (self.is_editing and self.form.is_new)
        self.foot.show_state(has_fact=has_fact, is_item=is_item, is_editing=self.is_editing)
        if self.is_editing:
            self.crumbs.show_place(self.editing.case, place, is_new=self.form.is_new)
        else:
            self.crumbs.setText("Fact")

    def _after_edit(self) -> None:
        if self.is_editing:
            self._show_buttons()

    def _tell_placed(self) -> None:
        self._show_buttons()
        self.placed.emit(self.form.place)

    def _render(self) -> None:
        colours = Colours.of(self.palette())
        drafts = typed_in(self.editing.drafts.all, self._sheet) if self._sheet else []
        self.page.setHtml(sheet_page(self._sheet, self._seen_in, colours, drafts))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == FACT_SCHEME:
            self.fact_requested.emit(asked_of(link))
        elif link.scheme() == PANEL_SCHEME:
            self.panel_wanted.emit(asked_of(link))
        elif link.scheme() == SOURCE_SCHEME:
            self.source_requested.emit(asked_of(link))
        elif link.scheme() == FIX_SCHEME and self._sheet is not None:
            self.fix_wanted.emit(self._sheet.findings[int(asked_of(link))])
        elif link.scheme() == REASON_SCHEME and self._sheet is not None:
            self.ask_reason(self._sheet.findings[int(asked_of(link))])
