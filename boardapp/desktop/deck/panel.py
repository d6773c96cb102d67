"""The deck as it would be written now: its slides small and large, chosen, ordered, titled."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardapp.desktop.deck.deck_bar import DeckBar
from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.picker.actions import PickerActions
from boardapp.desktop.deck.picker.face import Face, marks_of
from boardapp.desktop.deck.picker.picker import SlidePicker
from boardapp.desktop.deck.picker.remark import remark_on
from boardapp.desktop.deck.picker.thumbnail import THUMBNAIL
from boardapp.desktop.deck.picker.view import SlidesView
from boardapp.desktop.deck.preparing import Painted, Preparing, Wanted
from boardapp.desktop.deck.slide_page import SlidePage
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import best_match, match
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
    prepares its slides only while it is seen. `plan` is the deck as planned, `painted` its
    written slides by number as far as they are there, `changed` the keys of the slides that an
    edit has just changed.
    """

    panel_id: ClassVar[str] = "deck"
    title: ClassVar[str] = "Deck"

    def __init__(self, session: Session, exporter: Exporter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._setup = session.document, exporter.setup
        self._exporter = exporter
        self._asked: Wanted | None = None
        self.plan: Plan | None = None
        self._plan_key: tuple[object, ...] = ()
        self.painted: dict[int, Painted] = {}
        self._pages_of: dict[str, tuple[int, ...]] = {}
        self.changed: frozenset[str] = frozenset()
        self._part = 0
        self._sentence = NO_CASE
        self.preparing = Preparing(session.jobs, self)
        self.view = SlidesView(self)
        self.picker = SlidePicker(self._document, self.view)
        self.bar = DeckBar(self._setup, self)
        self.commands: PickerActions = PickerActions(self.picker, self)
        self.page = SlidePage(self)
        self.head = QLabel(self)
        self.remark = QLabel(self)
        self._calm = QTimer(self, interval=CHANGED_MS, singleShot=True)
        self._lay_out()
        self._connect()

    # What the window asks for

    def show_review(self, review: "Review | None") -> None:
        """Show the slides of the open case; None: there is none."""
        if review is None:
            self._leave()
        else:
            self._ask()

    def first_focus(self) -> QWidget | None:
        """The list of slides, be it empty as yet."""
        return self.view

    def thumbnail_of(self, key: str) -> QImage | None:
        """The small picture of a slide as it is now; None while it is not painted."""
        numbers = self._pages_of.get(key, ())
        first = self.painted.get(numbers[0]) if numbers else None
        return first.thumbnail if first else None

    def also_shows(self, place: str) -> str:
        """The panel with the slides that show it, where they are those of the case as it stands."""
        is_current = self._asked is not None and self._asked.case is self._document.case
        if not is_current or self.preparing.waits_for_plan or not place:
            return ""
        numbers = sorted(
            number + 1
            for number, painted in self.painted.items()
            if any(match(place, spot.place) for spot in painted.recording.spots)
        )
        if not numbers:
            return ""
        return f"{self.title}, {noun(len(numbers), 'slide')} {listed([str(n) for n in numbers])}"

    def reveal(self, place: str) -> bool:
        """Choose the slide that shows the fact at this place best, and ring it."""
        spots = [
            (number, spot.place)
            for number, painted in sorted(self.painted.items())
            for spot in painted.recording.spots
        ]
        best, rate = best_match(place, [found for _, found in spots])
        if not rate:
            return False
        number, found = spots[best]
        self._go_to(number)
        return self.page.slide.choose(found)

    def keep(self) -> object:
        """That the slides are of the same case: what is chosen stays so by itself."""
        return self._document.sitting

    def restore(self, kept: object, follow: Follow) -> None:
        """Nothing: the list keeps the chosen slide, the slide its fact."""

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what was not prepared while nobody saw it is prepared now."""
        super().showEvent(event)
        if self._asked is not None:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody looks at the slides: let what is being painted be."""
        super().hideEvent(event)
        if self.preparing.is_busy:
            self.preparing.stop()
            self._plan_key = ()

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
        self._setup.changed.connect(self._ask_if_seen)
        # Before the case is read again: the slides need no review of the window's.
        self._document.undo_stack.indexChanged.connect(self._ask_if_seen)
        self.preparing.planned.connect(self._take_plan)
        self.preparing.painted.connect(self._take_slide)
        self.preparing.failed.connect(self._tell_failure)
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

    # Asking for slides

    def _ask_if_seen(self) -> None:
        if self.isVisible() and self._asked is not None:
            self._ask()

    def _ask(self) -> None:
        """Ask for the deck as it would be made now, unless that is what is shown or made."""
        case = self._document.case
        if case is None:
            return
        setup, chosen = self._setup, self.picker.chosen
        key = (id(case), setup.preset, setup.template, self._document.sitting)
        if self._asked is not None and self._asked.case is case and key == self._plan_key:
            self._tell_badge()
            return
        self._plan_key = key
        self._asked = Wanted(
            case,
            self._document.path,
            setup.preset,
            setup.template,
            QSize(THUMBNAIL * self.devicePixelRatioF()),
            chosen.key if chosen else "",
        )
        self.bar.refresh()
        if self.plan is None:
            self._say(WAIT)
        self.preparing.ask(self._asked)

    def _leave(self) -> None:
        """Show nothing of the case that was open."""
        self.preparing.leave_case()
        self._asked = self.plan = None
        self._plan_key, self.painted, self._pages_of = (), {}, {}
        self.changed = frozenset()
        self.picker.clear()
        self._say(NO_CASE)

    def _say(self, sentence: str) -> None:
        self._sentence = sentence
        self.head.setText("")
        self.remark.setText("")
        self._show_chosen()

    # What was prepared

    def _take_plan(self, wanted: Wanted, plan: "Plan", known: dict[int, Painted]) -> None:
        if wanted.case is not self._document.case:
            return  # another is being made
        before = self.plan
        self.plan, self.painted = plan, known
        pages = plan.fitted.pages
        self._pages_of = {
            key: tuple(n for n, page in enumerate(pages) if page.slide.key == key)
            for key in {page.slide.key for page in pages}
        }
        if before is not None and before.preset == plan.preset:
            self._mark_changes(before)
        self.picker.show_plan(plan)
        self._refresh()
        self._tell_badge()

    def _tell_badge(self) -> None:
        """Say behind the panel's name how many slides are shown, once that is known."""
        plan, asked = self.plan, self._asked
        if plan is not None and asked is not None and not self.preparing.waits_for_plan:
            count = len(plan.to_show)
            self.badge_changed.emit(str(count), f"{numbered(count, 'slide')} to show")

    def _take_slide(self, number: int, painted: Painted) -> None:
        self.painted[number] = painted
        self._show_faces()
        if number == self._number():
            self._show_chosen()

    def _tell_failure(self, wanted: Wanted, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError

        self._plan_key = ()
        self.plan = None
        self.picker.clear()
        self._say(f"{FAILED} {error}" if isinstance(error, DeckError) else FAILED)
        if not isinstance(error, DeckError):
            self._exporter.failed.emit(error)

    def _mark_changes(self, before: "Plan") -> None:
        """Mark for a moment the slides that show something else than before."""
        old = _shown_by_key(before)
        now = _shown_by_key(self.plan) if self.plan else {}
        changed = frozenset(key for key, shown in now.items() if old.get(key, shown) != shown)
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
        plan = self.plan
        if plan is None:
            return
        faces = {}
        for choice in self.picker.model.choices:
            numbers = self._pages_of.get(choice.key, ())
            faces[choice.key] = Face(
                numbers,
                self.thumbnail_of(choice.key),
                marks_of(choice, [plan.fitted.pages[n] for n in numbers]),
                choice.key in self.changed,
            )
        self.picker.model.show_faces(faces, backup_text(plan.backup_count))
        from boardapp.deck.plan import WORDS_A_MINUTE

        self.head.setText(to_show_text(len(plan.to_show), plan.minutes))
        self.head.setToolTip(said_in_text(plan.minutes, WORDS_A_MINUTE))

    def _numbers(self) -> tuple[int, ...]:
        """The written slides of the chosen slide."""
        choice = self.picker.chosen
        return self._pages_of.get(choice.key, ()) if choice and choice.included else ()

    def _number(self) -> int:
        numbers = self._numbers()
        return numbers[min(self._part, len(numbers) - 1)] if numbers else -1

    def _show_chosen(self) -> None:
        choice, number, count = self.picker.chosen, self._number(), len(self._numbers())
        self._part = min(self._part, max(count - 1, 0))
        page: Page | None = None
        painted = None
        if self.plan is not None and number >= 0:
            page, painted = self.plan.fitted.pages[number], self.painted.get(number)
        recording = painted.recording if painted else None
        self.page.show_slide(choice, page, recording, (self._part, count), self._sentence)
        self.commands.refresh()
        case = self._document.case
        if case is not None and self.plan is not None:
            self.remark.setText(remark_on(choice, case.presentation, self.plan.preset))

    def _turn(self, step: int) -> None:
        """Show another page of the chosen slide."""
        at = self._part + step
        if 0 <= at < len(self._numbers()):
            self._part = at
            self._show_chosen()

    def _go_to(self, number: int) -> None:
        """Show a written slide."""
        key = next(key for key, numbers in self._pages_of.items() if number in numbers)
        self.picker.choose(key)
        self._part = self._pages_of[key].index(number)
        self._show_chosen()


def _shown_by_key(plan: "Plan") -> "dict[str, list[object]]":
    """What each slide of the deck shows, beside its number and footer."""
    shown: dict[str, list[object]] = {}
    for page in plan.fitted.pages:
        shown.setdefault(page.slide.key, []).append((page.slide.title, page.placed))
    return shown
