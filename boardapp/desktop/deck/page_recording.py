"""The pages that would be printed, painted on another thread into recordings to look at."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPainter, QPicture

from boardapp.desktop.deck.written import Origin
from boardapp.desktop.handout.content import Content
from boardapp.desktop.system.jobs import Job, Jobs

if TYPE_CHECKING:
    from boardapp.desktop.handout.content import Paper
    from boardapp.desktop.handout.paper import Pages, Paint

_RECORD = "recording pages"


class RecordedPages(NamedTuple):
    """Pages to be shown at any size; `width` and `height` in points."""

    pictures: tuple[QPicture, ...]
    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether a page lies on its side."""
        return self.width > self.height


class PageRecording(QObject):
    """Records what was asked for last; what was asked before comes to nothing.

    `made` has the pages, `progressed` how many of how many are there, `failed` why there are none.
    """

    made = Signal(RecordedPages)
    progressed = Signal(int, int)
    failed = Signal(str)

    def __init__(self, origin: Origin, parent: QObject) -> None:
        super().__init__(parent)
        self._origin = origin
        self._jobs = Jobs(self)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return self._jobs.is_busy(_RECORD)

    def ask(self, paper: "Paper", content: Content) -> None:
        """Record these pages of the case."""
        from boardapp.desktop.handout.handout import ready_to_paint

        self.stop()
        ready_to_paint()
        origin = self._origin

        def work(job: Job) -> RecordedPages:
            from boardapp.deck.errors import ExportCancelled
            from boardapp.desktop.handout.paper import pages_of

            pages = pages_of(paper, origin.case, origin.album, content, job.is_cancelled)
            pictures: list[QPicture] = []
            for paint in pages.paints:
                if job.is_cancelled():
                    raise ExportCancelled
                pictures.append(_recorded(paint, pages))
                job.report(len(pictures), len(pages.paints))
            return RecordedPages(tuple(pictures), pages.width, pages.height)

        job = self._jobs.start(_RECORD, work, self.made.emit, self._fail)
        job.progressed.connect(self._tell_progress)

    def stop(self) -> None:
        """Let what is being made come to nothing."""
        self._jobs.abandon(_RECORD)

    def _tell_progress(self, done: int, total: int) -> None:
        job = self.sender()
        if isinstance(job, Job) and not job.is_abandoned:
            self.progressed.emit(done, total)

    def _fail(self, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError

        if not isinstance(error, DeckError):
            raise error
        self.failed.emit(str(error))


def _recorded(paint: "Paint", pages: "Pages") -> QPicture:
    from boardapp.desktop.slides.canvas import Canvas

    picture = QPicture()
    picture.setBoundingRect(QRect(0, 0, round(pages.width), round(pages.height)))
    painter = QPainter(picture)
    paint(Canvas(painter))
    painter.end()
    return picture
