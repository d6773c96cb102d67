"""The deck of the open case, planned and painted on another thread: outline, fit, each slide."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage

from boardapp.desktop.system.jobs import Job, Jobs

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.case.deck_settings import Preset
    from boardapp.casefile.album import Album
    from boardapp.deck.fitting.page import FittedDeck, Page
    from boardapp.deck.plan import Plan
    from boardapp.desktop.slides.recording import Recording
    from boardapp.desktop.slides.scenery import Scenery

PREPARE = "prepare deck"
TITLE = "Making the slides"
MOST_KEPT = 150
"""Painted slides that are kept; each takes up to half a megabyte."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A deck to be prepared: of which case, how long, in which template.

    `first` is the key of the slide to paint first; `thumbnail` is the room of small slides, in
    pixels of the screen.
    """

    case: "Case"
    album: "Album"
    preset: "Preset"
    template: Path | None
    thumbnail: QSize
    first: str = ""


class Painted(NamedTuple):
    """A slide as it looks: at any size, and small."""

    recording: "Recording"
    thumbnail: QImage


class Preparing(QObject):
    """Prepares one deck at a time, the one that was asked for last.

    `planned` hands on what was wanted, its `Plan`, and the slides painted before, by number;
    `painted` each further slide with its number, `left_out` at last the pages of the slides that
    are left out, with what they look like. `failed` tells why there is no deck, or why its
    slides can't be painted. A slide is painted anew only where what it is made of has changed.
    """

    planned = Signal(object, object, object)
    painted = Signal(int, object)
    left_out = Signal(object)
    failed = Signal(object, object)
    _planned = Signal(object, object, object)
    _painted = Signal(object, int, object)
    _left_out = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._wanted: Wanted | None = None
        self.waits_for_plan = False
        self._kept: OrderedDict[object, Painted] = OrderedDict()
        self._planned.connect(self._take_plan)
        self._painted.connect(self._take_slide)
        self._left_out.connect(self._take_left_out)

    @property
    def is_busy(self) -> bool:
        """Whether slides are being planned or painted."""
        return self._job is not None

    def ask(self, wanted: Wanted) -> None:
        """Prepare this deck in place of the last one asked for."""
        from boardapp.desktop.charts.fonts import load_fonts

        load_fonts()  # before another thread paints
        self.stop()
        self._wanted = wanted
        self.waits_for_plan = True

        def work(job: Job) -> None:
            tell = _Tell(self._planned.emit, self._painted.emit, self._left_out.emit)
            _Work(job, wanted, self._kept, tell).run()

        def done(_: object) -> None:
            self._job = None

        def failed(error: BaseException) -> None:
            self._job = None
            self.failed.emit(wanted, error)

        self._job = self._jobs.start(PREPARE, work, done, failed, TITLE, is_cancellable=False)

    def stop(self) -> None:
        """Let what is being prepared come to nothing."""
        self._job = self._wanted = None
        self.waits_for_plan = False
        self._jobs.abandon(PREPARE)

    def leave_case(self) -> None:
        """Forget all slides: another case is open."""
        self.stop()
        self._kept = OrderedDict()

    @Slot(object, object, object)
    def _take_plan(self, job: Job, plan: "Plan", known: "dict[int, Painted]") -> None:
        if job is self._job:
            self.waits_for_plan = False
            self.planned.emit(self._wanted, plan, known)

    @Slot(object, int, object)
    def _take_slide(self, job: Job, number: int, painted: Painted) -> None:
        if job is self._job:
            self.painted.emit(number, painted)

    @Slot(object, object)
    def _take_left_out(self, job: Job, pages: "list[tuple[Page, Painted]]") -> None:
        if job is self._job:
            self.left_out.emit(pages)


class _Tell(NamedTuple):
    """Whom a job tells what it has: the plan, each slide, at last the slides left out."""

    plan: "Callable[[Job, Plan, dict[int, Painted]], None]"
    slide: Callable[[Job, int, Painted], None]
    left_out: "Callable[[Job, list[tuple[Page, Painted]]], None]"


@dataclass(frozen=True, slots=True)
class _Work:
    """One deck being prepared, on a thread of its own."""

    job: Job
    wanted: Wanted
    kept: OrderedDict[object, Painted]
    tell: _Tell

    def run(self) -> None:
        """Plan the deck, then paint what is not kept; stops soon after the job is cancelled."""
        from boardapp.deck.errors import ExportCancelled
        from boardapp.deck.plan import plan_deck, plan_left_out
        from boardapp.desktop.slides.scenery import scenery_of

        def ask() -> None:
            if self.job.is_cancelled():
                raise ExportCancelled

        wanted = self.wanted
        scenery, style = scenery_of(wanted.template, has_banner=wanted.case.is_synthetic)
        plan = plan_deck(wanted.case, wanted.album, wanted.preset, ask, style)
        signs = list(self._signs(plan.fitted, is_numbered=True))
        known = {n: self.kept[sign] for n, sign in enumerate(signs) if sign in self.kept}
        self.tell.plan(self.job, plan, known)
        for number in self._order(plan, known):
            ask()
            painted = self._paint(plan.fitted, number, scenery, signs[number])
            self.tell.slide(self.job, number, painted)
        rest = plan_left_out(wanted.case, wanted.album, plan, ask, style)
        found = []
        for number, sign in enumerate(self._signs(rest, is_numbered=False)):
            ask()
            painted = self.kept.get(sign) or self._paint(
                rest, number, scenery, sign, is_numbered=False
            )
            found.append((rest.pages[number], painted))
        self.tell.left_out(self.job, found)

    def _signs(self, fitted: "FittedDeck", *, is_numbered: bool) -> Iterator[object]:
        """For each slide all that its picture is made of."""
        deck = fitted.deck
        for number, page in enumerate(fitted.pages):
            foot = number if is_numbered else None
            around = deck.footer_of(page.slide), deck.banner_of(page.slide), foot
            size = self.wanted.thumbnail.width(), self.wanted.thumbnail.height()
            yield (
                page.slide.title,
                page.slide.layout,
                page.placed,
                page.title_points,
                around,
                (self._look_sign()),
                size,
            )

    def _look_sign(self) -> object:
        template = self.wanted.template
        return (str(template), template.stat().st_mtime_ns) if template else ()

    def _order(self, plan: "Plan", known: "dict[int, Painted]") -> Iterable[int]:
        """The slide that is looked at first, then from the first to the last."""
        pages = plan.fitted.pages
        numbers = [number for number in range(len(pages)) if number not in known]
        return sorted(numbers, key=lambda n: pages[n].slide.key != self.wanted.first)

    def _paint(
        self,
        fitted: "FittedDeck",
        number: int,
        scenery: "Scenery",
        sign: object,
        *,
        is_numbered: bool = True,
    ) -> Painted:
        from boardapp.desktop.slides.recording import record

        recording = record(fitted, number, scenery, is_numbered=is_numbered)
        shape = QSize(round(recording.width), round(recording.height))
        small = shape.scaled(self.wanted.thumbnail, Qt.AspectRatioMode.KeepAspectRatio)
        painted = Painted(recording, recording.image(small))
        self.kept[sign] = painted
        while len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)
        return painted
