"""The page of the assistant: what was found, what must be said, and what would be taken."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.importing.mapping_table import MappingTable
from boardapp.desktop.importing.offer import Offer
from boardapp.desktop.importing.report_text import offer_page
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.parts.reading_page import ReadingPage
from boardapp.importers.imported import ImportOptions
from boardapp.importers.tables.mapping import Mapping
from boardapp.importers.tables.understanding import Question

_ORDERS = (("As the dates tell", None), ("Day first", "dmy"), ("Month first", "mdy"))
READING = "Reading …"


class ImportPage(QWidget):
    """Shows an offer. Whatever is changed asks for another one (`asked`).

    `taken` fires when it is to be added to the open case, `begun` when it is to be a case of its
    own, `left` when nothing is taken, `kept` when the mapping is to be saved.
    """

    asked = Signal(object)
    taken = Signal()
    begun = Signal()
    left = Signal()
    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.heading = QLabel(self)
        self.patient, self.order = QComboBox(self), QComboBox(self)
        self.order.addItems([text for text, _ in _ORDERS])
        self.day_zero = QLineEdit(self)
        self.day_zero.setPlaceholderText("dx")
        self.dates = QCheckBox("Keep calendar &dates", self)
        self.identifiers = QCheckBox("Keep names and &record numbers", self)
        self.tests = MappingTable(self)
        self.report = ReadingPage(self)
        self.add_button = QPushButton("&Add to this case", self)
        self.new_button = QPushButton("&Make a new case", self)
        self.keep_button = QPushButton("&Save the mapping…", self)
        self.cancel_button = QPushButton("Cancel", self)
        self._labels: dict[QWidget, QLabel] = {}
        self._lay_out()
        self._connect()

    @property
    def offer(self) -> Offer | None:
        """The offer that is shown; None while one is being made."""
        return self._offer

    def expect(self, name: str) -> None:
        """An offer of this source is being made."""
        self._offer = None
        self.heading.setText(f"Import {name}")
        self.report.setPlainText(READING)
        self._enable(is_ready=False)

    def show_offer(self, offer: Offer, *, has_case: bool) -> None:
        """Show an offer; `has_case`: there is an open case that it can be added to."""
        self._offer = offer
        self.heading.setText(f"Import {offer.name}")
        self._fill(offer)
        self.report.setHtml(offer_page(offer, Colours.of(self.palette())))
        self._enable(is_ready=True)
        is_new = offer.merged is not None and sum(offer.merged.added.values()) > 0
        self.add_button.setVisible(has_case)
        self.add_button.setEnabled(offer.may_be_taken and is_new)
        self.new_button.setEnabled(offer.may_be_taken)
        first = self.add_button if self.add_button.isEnabled() and has_case else self.new_button
        (first if first.isEnabled() else self.report).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def options(self) -> ImportOptions:
        """How the source is to be read, as the page says now."""
        offer = self._offer
        before = offer.options if offer else ImportOptions()
        return replace(
            before,
            patient=self.patient.currentText() if self.patient.isEnabled() else before.patient,
            mapping=self.mapping or before.mapping,
            keep_identifiers=self.identifiers.isChecked(),
            keep_dates=self.dates.isChecked(),
        )

    @property
    def mapping(self) -> Mapping | None:
        """How the table is to be read; None where the source is none."""
        known = self._offer.mapping if self._offer else None
        if known is None:
            return None
        order = _ORDERS[self.order.currentIndex()][1]
        return msgspec.structs.replace(
            known,
            date_order=order or known.date_order,
            day_zero=self.day_zero.text().strip(),
            tests=self.tests.tests() or known.tests,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves without taking anything."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        """Ask for an offer with what the page says now."""
        if self._offer is not None:
            self.asked.emit(self.options)

    def _fill(self, offer: Offer) -> None:
        widgets: tuple[QWidget, ...] = (self.patient, self.order, self.dates, self.identifiers)
        for widget in widgets:
            widget.blockSignals(True)
        self.patient.clear()
        self.patient.addItems(list(offer.patients))
        if offer.options.patient in offer.patients:
            self.patient.setCurrentText(offer.options.patient)
        elif offer.fault:
            self.patient.setCurrentIndex(-1)
        self.dates.setChecked(offer.options.keep_dates)
        self.identifiers.setChecked(offer.options.keep_identifiers)
        mapping = offer.mapping
        orders = [order for _, order in _ORDERS]
        self.order.setCurrentIndex(orders.index(mapping.date_order) if mapping else 0)
        self.day_zero.setText(mapping.day_zero if mapping else "")
        self.tests.show_tests(mapping.tests if mapping else (), offer.samples)
        for widget in widgets:
            widget.blockSignals(False)
        self._show(self.patient, is_shown=len(offer.patients) > 1)
        asks = (Question.DATE_ORDER, Question.DATES_CONTRADICT)
        is_open = any(one in offer.questions for one in asks)
        self._show(self.order, is_shown=is_open or self.order.currentIndex() > 0)
        self._show(self.day_zero, is_shown=bool(mapping) and self._counts_days(offer))
        self.tests.setVisible(bool(mapping and mapping.tests))
        self.keep_button.setVisible(mapping is not None)

    def _counts_days(self, offer: Offer) -> bool:
        mapping = offer.mapping
        return Question.DAY_ZERO in offer.questions or bool(mapping and mapping.day_zero)

    def _show(self, widget: QWidget, *, is_shown: bool) -> None:
        widget.setVisible(is_shown)
        self._labels[widget].setVisible(is_shown)

    def _enable(self, *, is_ready: bool) -> None:
        for widget in (self.patient, self.order, self.day_zero, self.dates, self.identifiers):
            widget.setEnabled(is_ready)
        for button in (self.add_button, self.new_button, self.keep_button, self.tests):
            button.setEnabled(is_ready)

    def _connect(self) -> None:
        self.patient.activated.connect(self._ask)
        self.order.activated.connect(self._ask)
        self.day_zero.editingFinished.connect(self._ask)
        self.dates.clicked.connect(self._ask)
        self.identifiers.clicked.connect(self._ask)
        self.tests.changed.connect(self._ask)
        self.add_button.clicked.connect(self.taken)
        self.new_button.clicked.connect(self.begun)
        self.cancel_button.clicked.connect(self.left)
        self.keep_button.clicked.connect(lambda: self.kept.emit(self.mapping))

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)  # it names a file
        self.report.setAccessibleName("What the import brings")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addWidget(self.heading)
        row = QHBoxLayout()
        named = (
            ("&Patient", self.patient),
            ("Dates ha&ve the", self.order),
            ("Days count &from", self.day_zero),
        )
        for text, widget in named:
            label = QLabel(text, self)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            self._labels[widget] = label
            row.addWidget(label)
            row.addWidget(widget)
        row.addWidget(self.dates)
        row.addWidget(self.identifiers)
        row.addStretch(1)
        whole.addLayout(row)
        middle = QHBoxLayout()
        middle.addWidget(self.tests, 1)
        middle.addWidget(self.report, 1)
        whole.addLayout(middle, 1)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.new_button, self.keep_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole.addLayout(buttons)
