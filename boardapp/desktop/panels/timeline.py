"""Timeline: the course on one axis, and the same as a table."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.charts.timeline_view import TimelineKept, TimelineView
from boardapp.desktop.panels.timeline_rows import COLUMNS, SHARES, timeline_rows
from boardapp.desktop.parts.elided_label import ElidedLabel
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.filter_line import filtered
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Timeline
from boardapp.review.model.review import Review

BUTTON_PADDING = 28
HINT = "Arrows walk, Enter edits, Ctrl + wheel zooms"
TABLE_HINT = "Enter or a double click edits the fact"
EMPTY = (
    "Only the diagnosis has a place on the axis so far. Therapies, assessments, complications and "
    "goals appear here once they are stated, with a date or without one: Insert adds them."
)


class TimelinePanel(Panel):
    """The timeline, drawn or as a table; both lead to the facts."""

    panel_id = "timeline"
    title = "Timeline"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[Timeline, Review] | None = None
        """What is drawn and not in the table yet."""
        self.view = TimelineView(self)
        self.table = FactsTable("Timeline as a table", COLUMNS, self)
        for shown in (self.view, self.table):
            shown.fact_selected.connect(self.fact_selected)
            shown.fact_requested.connect(self.fact_requested)
        self.empty, self.note = QLabel(EMPTY, self), QLabel(self)
        for label in (self.empty, self.note):
            label.setWordWrap(True)
            label.setContentsMargins(12, 4, 12, 10)
        self.hint = ElidedLabel(self)
        self.hint.setEnabled(False)
        self.zooms = (
            self._button("Fit", "Show all from end to end (0 or Home)", self.view.fit),
            self._button("−", "Zoom out (−)", self.view.zoom_out),
            self._button("+", "Zoom in (+)", self.view.zoom_in),
        )
        self.copy = self._button("Copy picture", "Copy the timeline as a picture", self._copy)
        self.as_table = self._button("As table", "Show the same in words", None)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._switch)
        self._lay_out()
        self._fit_buttons()
        self._switch(False)

    def show_review(self, review: Review | None) -> None:
        """Show another course from end to end."""
        timeline = course_timeline(review, detail="all") if review else None
        self.view.show_timeline(timeline, review.ages if review else None)
        self._drawn = (timeline, review) if timeline and review else None
        if self._drawn is None:
            self.table.show_rows((), SHARES)
        elif self.as_table.isChecked():
            self._fill_table()
        self.empty.setVisible(timeline is not None and _count(timeline) <= 1)
        note = _note(timeline) if timeline else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _fill_table(self) -> None:
        """Bring the table in line with the drawing, once it is to be seen."""
        if self._drawn is not None:
            self.table.show_rows(list(timeline_rows(*self._drawn)), SHARES)
            self._drawn = None

    def reveal(self, place: str) -> bool:
        """Lead to the element or the row of this fact, whichever is shown."""
        if self.as_table.isChecked():
            return self.table.select_place(place)
        return self.view.reveal(place)

    def rate(self, place: str) -> int:
        """How well an element or a row shows the fact at this place, as `match` rates it."""
        return self.table.rate(place) if self.as_table.isChecked() else self.view.rate(place)

    def keep(self) -> tuple[TimelineKept | None, TableKept]:
        """The zoom, the stretch in view and what is chosen; the same of the table."""
        return self.view.keep(), self.table.keep()

    def restore(self, kept: object, follow: Follow) -> None:
        """Show the same stretch again, with the same element and row chosen."""
        match kept:
            case (TimelineKept() | None as drawn, TableKept() as row):
                self.view.restore(drawn, follow)
                self.table.restore(row, follow)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the buttons to another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Keep the buttons of one or few letters narrow."""
        for button in self.zooms:
            button.setFixedWidth(button.fontMetrics().horizontalAdvance("Fit") + BUTTON_PADDING)

    def _button(self, text: str, tip: str, act: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if act is not None:
            button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        for button in self.zooms:
            bar.addWidget(button)
        bar.addSpacing(12)
        bar.addWidget(self.as_table)
        bar.addWidget(self.copy)
        bar.addSpacing(12)
        bar.addWidget(self.hint, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._page = filtered(self.table, self._stack)
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.empty)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.note)

    def _switch(self, is_table: bool) -> None:
        """Show the table or the drawing; what was chosen in one stays chosen in the other."""
        chosen = self._chosen_place()
        if is_table:
            self._fill_table()
        self._stack.setCurrentWidget(self._page if is_table else self.view)
        for button in self.zooms:
            button.setEnabled(not is_table)
        self.copy.setText("Copy table" if is_table else "Copy picture")
        self.copy.setToolTip(f"Copy the timeline as a {'table' if is_table else 'picture'}")
        self.copy.setAccessibleName(self.copy.toolTip())
        self.hint.setText(TABLE_HINT if is_table else HINT)
        if chosen:
            self.reveal(chosen)

    def _chosen_place(self) -> str:
        if self._stack.currentWidget() is self.view:
            return self.view.current.element.place if self.view.current else ""
        return self.table.current_place()

    def _copy(self) -> None:
        if self.as_table.isChecked():
            self.table.copy()
        else:
            self.view.copy()


def _count(timeline: Timeline) -> int:
    return sum(len(lane.bars) + len(lane.marks) for lane in timeline.lanes)


def _note(timeline: Timeline) -> str:
    """What the drawing does not show."""
    parts = []
    if timeline.frame:
        parts.append(f"{timeline.frame}.")
    if timeline.undated:
        parts.append("Without a time that could be drawn: " + "; ".join(timeline.undated) + ".")
    if timeline.too_far:
        parts.append("Too far off to be drawn: " + "; ".join(timeline.too_far) + ".")
    if timeline.left_out:
        parts.append(f"{timeline.left_out}.")
    return "\n".join(parts)
