"""Checks: every doubt and fault, each leading to its fact."""

from collections import Counter

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from boardapp.desktop.panel import Panel
from boardapp.desktop.panels import html
from boardapp.desktop.panels.facts_table import FactRow, FactsTable
from boardapp.desktop.panels.html import Colours
from boardapp.desktop.panels.severity import SEVERITIES, counted
from boardapp.review.model import Finding, Review, Row

_COLUMNS = ("Severity", "About", "Finding", "What to do")
_SHARES = (10, 18, 44, 28)
NOTHING = "No doubts and no faults were found."


class ChecksPanel(Panel):
    """The findings as a table; the selected one in full below it."""

    panel_id = "checks"
    title = "Checks"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self.summary = QLabel(self)
        self.summary.setMargin(12)
        self.summary.setWordWrap(True)
        self.table = FactsTable("Findings", _COLUMNS, self, empty=NOTHING)
        self.table.fact_requested.connect(self.fact_requested)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.detail = QTextBrowser(self)
        self.detail.setAccessibleName("The selected finding")
        self.detail.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.lead = QPushButton("Show the fact", self)
        self.lead.clicked.connect(self._lead)
        self._lay_out()

    def show_review(self, review: Review | None) -> None:
        """Show the findings of another review, errors first."""
        self._findings = review.findings if review else ()
        self.summary.setText(_summary(self._findings))
        self.table.show_rows([_row(finding) for finding in self._findings], _SHARES)
        if self._findings:
            self.table.choose(0)
        else:
            self._show_selected(QItemSelection(), QItemSelection())

    def reveal(self, place: str) -> bool:
        """Select the finding that is about this place; "doubts" are all of them."""
        if place == "doubts" and self._findings:
            self.table.choose(0)
            return True
        return self.table.select_place(place)

    def _lay_out(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 6, 12, 12)
        column.addWidget(self.detail)
        column.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeft)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([420, 220])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(splitter, 1)

    def _selected(self) -> Finding | None:
        rows = self.table.selectionModel().selectedRows()
        return self._findings[rows[0].row()] if rows else None

    def _show_selected(self, _: QItemSelection, __: QItemSelection) -> None:
        finding = self._selected()
        self.lead.setEnabled(finding is not None)
        colours = Colours.of(self.palette())
        body = [] if finding is None else [html.rows_table(_detail_rows(finding))]
        self.detail.setHtml(html.page(body, colours))

    def _lead(self) -> None:
        finding = self._selected()
        if finding:
            self.fact_requested.emit(finding.place)


def _summary(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return NOTHING
    counts = Counter(finding.severity for finding in findings)
    listed = ", ".join(counted(counts[name], name) for name in SEVERITIES)
    return f"{listed[0].upper()}{listed[1:]}. Enter or a double click leads to the fact."


def _row(finding: Finding) -> FactRow:
    return FactRow(
        (SEVERITIES[finding.severity], finding.title, finding.sentence, finding.to_do),
        finding.place,
    )


def _detail_rows(finding: Finding) -> tuple[Row, ...]:
    return (
        Row(label="Finding", value=finding.sentence, source=finding.source),
        Row(label="Basis", value=finding.basis),
        Row(label="What to do", value=finding.to_do),
        Row(label="Place in the file", value=finding.place),
    )
