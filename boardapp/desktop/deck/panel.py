"""The deck as it would be written now: its slides small and large, chosen, ordered, titled."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardapp.desktop.deck.deck_bar import DeckBar
from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.following import DeckFollower
from boardapp.desktop.deck.picker.actions import PickerActions
from boardapp.desktop.deck.picker.picker import SlidePicker
from boardapp.desktop.deck.picker.remark import remark_on
from boardapp.desktop.deck.picker.view import SlidesView
from boardapp.desktop.deck.prepared import PreparedDeck, PreparedPage
from boardapp.desktop.deck.preparing import Painted
from boardapp.desktop.deck.slide_page import SlidePage
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.session.session import Session
from boardapp.words.lists import listed
from boardapp.words.plurals import noun, numbered
from boardapp.words.slide_counts import backup_text, said_in_text, to_show_text

if TYPE_CHECKING:
    from boardapp.deck.fitting.page import Page
    from boardapp.deck.plan import Plan
    from boardapp.review.model.review import Review

NO_CASE = "No case is open: there are no slides."
WAIT = "Making the slides …"
FAILED = "The slides can't be shown."
CHANGED_MS = 2500
"""How long a slide is marked that an edit has changed."""
_MARGIN = 8


class DeckPanel(Panel):
    """Thumbnails on the left, the chosen slide with its notes on the right.

    It shows the open case of `session` in the length and template of the exporter's setup, and
    prepares its slides only while it is seen. `deck` is what is known of it by now, `changed` are
    the keys of the slides that an edit has just changed.
    """

    panel_id: ClassVar[str] = "deck"
    title: ClassVar[str] = "Deck"

    def __init__(self, session: Session, exporter: Exporter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._exporter = session.document, exporter
        self.deck: PreparedDeck | None = None
        self.changed: frozenset[str] = frozenset()
        self._part = 0
        self._sentence = NO_CASE
        self.following = DeckFollower(self._document, exporter.setup, session.jobs, self)
        self.view = SlidesView(self)
        self.picker = SlidePicker(self._document, self.view)
        self.bar = DeckBar(exporter.setup, self)
        self.commands: PickerActions = PickerActions(self.picker, self.view)
        self.page = SlidePage(self)
        self.head = QLabel(self)
        self.remark = QLabel(self)
        self._calm = QTimer(self, interval=CHANGED_MS, singleShot=True)
        self._lay_out()
        self._connect()

    @property
    def plan(self) -> "Plan | None":
        """The deck as planned; None: there is none yet."""
        return self.deck.plan if self.deck else None

    # What the window asks for

    def show_review(self, review: "Review | None") -> None:
        """Show the slides of the open case; None: there is none."""
        if review is None:
            self._leave()
        else:
            self.following.begin()
            self._tell_badge()

    def first_focus(self) -> QWidget | None:
        """The list of slides, be it empty as yet."""
        return self.view

    def also_shows(self, place: str) -> str:
        """The panel with the slides that show it, where they are those of the case as it stands."""
        is_known = bool(place) and self.following.is_current
        numbers = self.deck.slides_with(place) if self.deck and is_known else []
        if not numbers:
            return ""
        return f"{self.title}, {noun(len(numbers), 'slide')} {listed([str(n) for n in numbers])}"

    def reveal(self, place: str) -> bool:
        """Choose the slide that shows the fact at this place best, and ring it."""
        found = self.deck.best_spot(place) if self.deck else None
        if found is None:
            return False
        number, there = found
        self._go_to(number)
        return self.page.slide.choose(there)

    def keep(self) -> object:
        """That the slides are of the same case: what is chosen stays so by itself."""
        return self._document.sitting

    def restore(self, kept: object, follow: Follow) -> None:
        """Nothing: the list keeps the chosen slide, the slide its fact."""

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what was not prepared while nobody saw it is prepared now."""
        super().showEvent(event)
        self.following.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody looks at the slides: let what is being painted be."""
        super().hideEvent(event)
        self.following.pause()

    # Building

    def _lay_out(self) -> None:
        self.bar.add_buttons(self.commands.buttons)
        self.remark.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self.head)
        left.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        column.addWidget(self.remark)

    def _connect(self) -> None:
        self.following.asked.connect(self._wait)
        self.following.planned.connect(self._take_plan)
        self.following.painted.connect(self._take_slide)
        self.following.left_out.connect(self._take_left_out)
        self.following.failed.connect(self._tell_failure)
        self.picker.changed.connect(self._tell_step)
        self.picker.chosen_changed.connect(self._show_chosen)
        self.picker.refused.connect(self.remark.setText)
        self.picker.title_wanted.connect(self.page.edit_title)
        self.view.page_turned.connect(self._turn)
        self.page.turned.connect(self._turn)
        self.page.titled.connect(self.picker.retitle)
        self.page.left_title.connect(self.view.setFocus)
        self.page.slide.fact_selected.connect(self.fact_selected)
        self.page.slide.fact_requested.connect(self.fact_requested)
        self.bar.export_wanted.connect(self._exporter.ask_and_export)
        self._calm.timeout.connect(self._forget_changes)

    # What is shown without slides

    def _wait(self) -> None:
        self.bar.refresh()
        if self.deck is None:
            self._say(WAIT)

    def _leave(self) -> None:
        """Show nothing of the case that was open."""
        self.following.leave_case()
        self.deck, self.changed = None, frozenset()
        self.picker.clear()
        self._say(NO_CASE)

    def _say(self, sentence: str) -> None:
        self._sentence = sentence
        self.head.setText("")
        self.remark.setText("")
        self._show_chosen()

    # What was prepared

    def _take_plan(self, plan: "Plan", known: dict[int, Painted], is_same: bool) -> None:
        before = self.deck
        self.deck = PreparedDeck(plan, known, before if is_same else None)
        if before is not None and before.plan.preset == plan.preset:
            self._mark(self.deck.changed_since(before))
        self.picker.show_plan(plan)
        self._refresh()
        self._tell_badge()

    def _tell_badge(self) -> None:
        """Say behind the panel's name how many slides are shown, once that is known."""
        if self.deck is not None and self.following.is_current:
            count = len(self.deck.plan.to_show)
            self.badge_changed.emit(str(count), f"{numbered(count, 'slide')} to show")

    def _take_slide(self, number: int, painted: Painted) -> None:
        if self.deck is None:
            return
        self.deck.painted[number] = painted
        self._show_faces()
        shown = self._pages()
        if shown and shown[self._part].number == number:
            self._show_chosen()

    def _take_left_out(self, pages: "list[tuple[Page, Painted]]") -> None:
        if self.deck is not None:
            self.deck.take_left_out(pages)
            self._refresh()

    def _tell_failure(self, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError

        self.deck = None
        self.picker.clear()
        self._say(f"{FAILED} {error}" if isinstance(error, DeckError) else FAILED)
        if not isinstance(error, DeckError):
            self._exporter.failed.emit(error)

    def _mark(self, changed: frozenset[str]) -> None:
        """Mark slides for a moment."""
        if changed:
            self.changed = changed
            self._calm.start()

    def _forget_changes(self) -> None:
        self.changed = frozenset()
        self._show_faces()

    def _tell_step(self, name: str) -> None:
        self._exporter.said.emit(f"{name}. Ctrl+Z undoes it.")
        self._refresh()

    # On screen

    def _refresh(self) -> None:
        """Bring list, counts and remark in line with the plan and the choice."""
        self._show_faces()
        self._show_chosen()

    def _show_faces(self) -> None:
        if self.deck is None:
            return
        from boardapp.deck.plan import WORDS_A_MINUTE

        plan = self.deck.plan
        faces = self.deck.faces(self.picker.model.choices, self.changed)
        self.picker.model.show_faces(faces, backup_text(plan.backup_count))
        self.head.setText(to_show_text(len(plan.to_show), plan.minutes))
        self.head.setToolTip(said_in_text(plan.minutes, WORDS_A_MINUTE))

    def _pages(self) -> list[PreparedPage]:
        """The pages of the chosen slide."""
        choice = self.picker.chosen
        return self.deck.pages(choice.key) if self.deck and choice else []

    def _show_chosen(self) -> None:
        choice, pages = self.picker.chosen, self._pages()
        self.following.first = choice.key if choice else ""
        self._part = min(self._part, max(len(pages) - 1, 0))
        page = painted = None
        if pages:
            page, painted, _ = pages[self._part]
        recording = painted.recording if painted else None
        self.page.show_slide(choice, page, recording, (self._part, len(pages)), self._sentence)
        self.commands.refresh()
        case = self._document.case
        if case is not None and self.deck is not None:
            self.remark.setText(remark_on(choice, case.presentation, self.deck.plan.preset))

    def _turn(self, step: int) -> None:
        """Show another page of the chosen slide."""
        at = self._part + step
        if 0 <= at < len(self._pages()):
            self._part = at
            self._show_chosen()

    def _go_to(self, number: int) -> None:
        """Show a written slide."""
        key = self.deck.key_of(number) if self.deck else ""
        self.picker.choose(key)
        self._part = next(n for n, one in enumerate(self._pages()) if one.number == number)
        self._show_chosen()
