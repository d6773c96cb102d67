"""The deck of the open case, prepared anew whenever what it is made of has changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.deck.picker.thumbnail import THUMBNAIL
from boardapp.desktop.deck.preparing import Painted, Preparing, Wanted
from boardapp.desktop.deck.setup import DeckSetup
from boardapp.desktop.session.document import Document
from boardapp.desktop.system.jobs import Jobs

if TYPE_CHECKING:
    from boardapp.deck.plan import Plan


class DeckFollower(QObject):
    """Asks for the deck of the open case while `panel` is seen, once it was asked to `begin`.

    `asked` fires when a deck is asked for. `planned` hands on its plan, the slides painted before
    and whether nothing but the choice of slides is another than in the last; `painted`,
    `left_out` and `failed` are those of `Preparing`. Nothing of a case that is not open any more,
    or not so any more, is handed on.
    """

    asked = Signal()
    planned = Signal(object, object, bool)
    painted = Signal(int, object)
    left_out = Signal(object)
    failed = Signal(object)

    def __init__(self, document: Document, setup: DeckSetup, jobs: Jobs, panel: QWidget) -> None:
        super().__init__(panel)
        self._document, self._setup, self._panel = document, setup, panel
        self._begun = False
        self._wish: tuple[object, ...] = ()
        self._last: Wanted | None = None
        self.first = ""
        self._preparing = Preparing(jobs, self)
        self._preparing.planned.connect(self._take_plan)
        self._preparing.painted.connect(self.painted)
        self._preparing.left_out.connect(self.left_out)
        self._preparing.failed.connect(self._tell_failure)
        setup.changed.connect(self.ask)
        # Before the case is read again: the slides need no review of the window's.
        document.undo_stack.indexChanged.connect(self.ask)

    @property
    def is_busy(self) -> bool:
        """Whether slides are being planned or painted."""
        return self._preparing.is_busy

    @property
    def is_current(self) -> bool:
        """Whether the last plan is that of the case as it stands."""
        last = self._last
        is_same = last is not None and last.case is self._document.case
        return is_same and not self._preparing.waits_for_plan

    def begin(self) -> None:
        """Follow the case that is open now."""
        self._begun = True
        self.ask()

    def ask(self) -> None:
        """Ask for the deck as it would be made now, unless that is what is there or made.

        The slide with the key `first` is painted first.
        """
        case, setup = self._document.case, self._setup
        if case is None or not (self._begun and self._panel.isVisible()):
            return
        wish = (case, setup.preset, setup.template, self._document.sitting)
        # The same case is the same object: to compare two of 100,000 results takes a moment.
        if self._wish and self._wish[0] is case and self._wish[1:] == wish[1:]:
            return
        self._wish = wish
        size = QSize(THUMBNAIL * self._panel.devicePixelRatioF())
        wanted = Wanted(case, self._document.album, setup.preset, setup.template, size, self.first)
        self._preparing.ask(wanted)
        self.asked.emit()

    def pause(self) -> None:
        """Nobody looks: let what is being made be, and ask for it again by `ask`."""
        if self._preparing.is_busy:
            self._preparing.stop()
            self._wish = ()

    def leave_case(self) -> None:
        """Forget the case that was open."""
        self._preparing.leave_case()
        self._begun, self._wish, self._last = False, (), None

    def _take_plan(self, wanted: Wanted, plan: "Plan", known: dict[int, Painted]) -> None:
        if wanted.case is not self._document.case:
            return  # another is being made
        is_same = self._is_same_but_for_slides(wanted)
        self._last = wanted
        self.planned.emit(plan, known, is_same)

    def _tell_failure(self, _: Wanted, error: BaseException) -> None:
        self._wish, self._last = (), None
        self.failed.emit(error)

    def _is_same_but_for_slides(self, wanted: Wanted) -> bool:
        from boardapp.deck.outline.reviewed import reads_the_same

        last = self._last
        return (
            last is not None
            and (last.preset, last.template) == (wanted.preset, wanted.template)
            and reads_the_same(last.case, wanted.case)
        )
