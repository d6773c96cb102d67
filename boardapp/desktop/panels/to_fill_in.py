"""To fill in: what the question asks for first, then what such a case begins with."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.ranks import by_name, by_step
from boardapp.review.model.review import Review
from boardapp.review.next_steps import NextStep, next_steps
from boardapp.words.capitals import capitalised
from boardapp.words.plurals import numbered

_COLUMNS = ("What", "State", "Why here")
_SHARES = (32, 30, 38)
_STATES = ("missing", "in part", "suggested")
NOTHING = "Nothing that a board asks for is missing."


class ToFillInPanel(Panel):
    """What to fill in, each row leading to its field or to a new record of its kind."""

    panel_id = "to-fill-in"
    title = "To fill in"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: tuple[NextStep, ...] = ()
        self.summary = QLabel(self)
        self.summary.setMargin(12)
        self.summary.setWordWrap(True)
        self.table = FactsTable("To fill in", _COLUMNS, self, empty=NOTHING)
        self.table.fact_requested.connect(self._lead)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)

    def show_review(self, review: Review | None) -> None:
        """Show what is to be filled in now, what matters most first."""
        self.steps = tuple(next_steps(review)) if review else ()
        self.summary.setText(_summary(self.steps))
        self.table.show_rows([_row(step) for step in self.steps], _SHARES)
        if self.steps:
            self.table.choose_first()

    def keep(self) -> TableKept:
        """The chosen row, and which are in view."""
        return self.table.keep()

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same row again, if it is still to be filled in."""
        if isinstance(kept, TableKept):
            self.table.restore(kept, follow)

    def _lead(self, place: str) -> None:
        row = self.table.chosen_row()
        step = next((one for one in self.steps if row and _key(one) == row.key), None)
        if step is not None:
            self.fill_requested.emit(step.place, dict(step.fields))


def _summary(steps: tuple[NextStep, ...]) -> str:
    if not steps:
        return NOTHING
    asked = sum(bool(step.why) for step in steps)
    first = f"{numbered(asked, 'thing')} the question asks for, then " if asked else ""
    text = f"{first}what a board is told in any case. Enter or a double click leads to the field."
    return f"{text[0].upper()}{text[1:]}"


def _row(step: NextStep) -> FactRow:
    return FactRow(
        (capitalised(step.item), _state(step), capitalised(step.why)),
        step.place,
        key=_key(step),
        ranks=(by_name(step.item), by_step(_STATES.index(step.state))),
    )


def _state(step: NextStep) -> str:
    """The state, with what is known of it."""
    if step.state == "suggested":
        return "such a case begins with it"
    return step.detail or step.state


def _key(step: NextStep) -> str:
    return f"{step.place} {step.item}"
