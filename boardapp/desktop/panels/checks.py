"""Checks: every doubt and fault, each leading to its fact."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from boardapp.desktop.panels.severity import SEVERITIES
from boardapp.desktop.parts import html
from boardapp.desktop.parts.fact_menu import MenuRow
from boardapp.desktop.parts.html import Colours, asked_of
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import SAME
from boardapp.desktop.parts.split import Part, stacked
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.filter_line import filtered
from boardapp.desktop.parts.tables.ranks import by_name, by_step
from boardapp.desktop.session.edits import Edit
from boardapp.review.model.base import Row
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.edits import taken_back
from boardapp.words.facts import place_name
from boardapp.words.plurals import numbered

_COLUMNS = ("Severity", "About", "Finding", "What to do")
_SHARES = (10, 18, 44, 28)
_ORDER = tuple(SEVERITIES)
_ACKNOWLEDGE, _TAKE_BACK = "&Acknowledge…", "Take &back the acknowledgement"
NOTHING = "No doubts and no faults were found."


class ChecksPanel(Panel):
    """The findings as a table; the selected one in full below it."""

    panel_id = "checks"
    title = "Checks"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._findings: tuple[Finding, ...] = ()
        self.summary = QLabel(self)
        self.summary.setMargin(12)
        self.summary.setWordWrap(True)
        self.table = FactsTable("Findings", _COLUMNS, self, empty=NOTHING)
        self.table.fact_selected.connect(self.fact_selected)
        self.table.fact_requested.connect(self.fact_requested)
        self.table.row_chosen.connect(self._show_selected)
        self.detail = QTextBrowser(self)
        self.detail.setAccessibleName("The selected finding")
        self.detail.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.detail.setOpenLinks(False)
        self.detail.anchorClicked.connect(lambda link: self.source_requested.emit(asked_of(link)))
        self.lead = QPushButton("Show the fact", self)
        self.lead.clicked.connect(self._lead)
        self.fix = QPushButton(self)
        self.fix.setAccessibleName("Mend the finding")
        self.fix.clicked.connect(self._mend)
        self.judge = QPushButton(_ACKNOWLEDGE, self)
        self.judge.clicked.connect(self._judge)
        self._lay_out()

    def show_review(self, review: Review | None) -> None:
        """Show the findings of another review, errors first."""
        self._review = review
        self._findings = review.findings if review else ()
        self.summary.setText(_summary(self._findings))
        self.table.show_rows([_row(finding) for finding in self._findings], _SHARES)
        if self._findings:
            self.table.choose_first()
        self._show_selected()

    def keep(self) -> TableKept:
        """The chosen finding, and which are in view."""
        return self.table.keep()

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same finding again, if there still is one."""
        if isinstance(kept, TableKept):
            self.table.restore(kept, follow)

    def rate(self, place: str) -> int:
        """All doubts stand here; any other fact does where no other panel shows it."""
        if place == "doubts" and self._findings:
            return SAME
        return 1 if self.table.rate(place) == SAME else 0

    def reveal(self, place: str) -> bool:
        """Select the finding that is about this place; "doubts" are all of them."""
        if place == "doubts" and self._findings:
            self.table.choose_own(0)
            return True
        return self.table.select_place(place)

    def menu_rows(self, place: str) -> Iterator[MenuRow]:
        """What the button below offers for the chosen finding."""
        finding = self._selected()
        if finding is not None and finding.fix is not None:
            yield MenuRow(self.fix.text(), self._mend)
        if finding is not None:
            yield MenuRow(self.judge.text(), self._judge)

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "judge"):
            self._show_selected()

    def _lay_out(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 6, 12, 12)
        column.addWidget(self.detail)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fix)
        buttons.addWidget(self.lead)
        buttons.addWidget(self.judge)
        buttons.addStretch(1)
        column.addLayout(buttons)
        table = filtered(self.table, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(stacked(self, Part(table, 3, 420), Part(below, 1, 220)), 1)

    def _selected(self) -> Finding | None:
        row = self.table.chosen_row()
        return next((one for one in self._findings if row and _key(one) == row.key), None)

    def _show_selected(self) -> None:
        finding = self._selected()
        self.lead.setEnabled(finding is not None)
        self.judge.setEnabled(finding is not None)
        self.fix.setVisible(finding is not None and finding.fix is not None)
        if finding is not None and finding.fix is not None:
            self.fix.setAccessibleName(finding.fix.text)
        self.fix.setText(finding.fix.text.replace("&", "&&") if finding and finding.fix else "")
        self.judge.setText(_TAKE_BACK if finding and finding.acknowledged else _ACKNOWLEDGE)
        colours = Colours.of(self.palette())
        body = [] if finding is None else [html.rows_table(_detail_rows(finding))]
        self.detail.setHtml(html.page(body, colours))

    def _lead(self) -> None:
        finding = self._selected()
        if finding:
            self.fact_requested.emit(finding.place)

    def _mend(self) -> None:
        """Make the one sure mend, as one step to undo."""
        from boardapp.review.mending import mended

        review, finding = self._review, self._selected()
        if review is not None and finding is not None and (fix := finding.fix) is not None:
            self.edit_requested.emit(Edit(fix.text, lambda case: mended(case, fix), review))

    def _judge(self) -> None:
        """Let the user say why the finding stands; or let it be open again."""
        from boardapp.review.checks.acknowledgements import withdraw

        review, finding = self._review, self._selected()
        if review is None or finding is None:
            return
        if finding.acknowledged:
            text = taken_back(finding.title)
            self.edit_requested.emit(Edit(text, lambda case: withdraw(case, finding), review))
        else:
            self.reason_requested.emit(finding)


def _summary(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return NOTHING
    counts = Counter(finding.severity for finding in findings)
    listed = ", ".join(numbered(counts[name], name) for name in SEVERITIES)
    return f"{listed[0].upper()}{listed[1:]}. Enter or a double click edits the fact."


def _row(finding: Finding) -> FactRow:
    return FactRow(
        (SEVERITIES[finding.severity], finding.title, finding.sentence, finding.to_do),
        finding.place,
        key=_key(finding),
        ranks=(by_step(_ORDER.index(finding.severity)), by_name(finding.title)),
        source=finding.source,
    )


def _key(finding: Finding) -> str:
    return f"{finding.place} {finding.rule} {finding.sentence}"


def _detail_rows(finding: Finding) -> tuple[Row, ...]:
    return (
        Row(label="Finding", value=finding.sentence, source=finding.source),
        Row(label="Basis", value=finding.basis),
        Row(label="What to do", value=finding.to_do),
        Row(label="Where", value=capitalised(place_name(finding.place)) if finding.place else ""),
    )
