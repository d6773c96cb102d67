"""How many slides an export would write, counted on another thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.deck.lengths import LENGTHS
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.words.slide_counts import written_text

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.case.deck_settings import Preset
    from boardapp.casefile.album import Album

COUNT = "count slides"
COUNTING = "Counting the slides …"
NOT_COUNTED = "The slides can't be counted."


class SlideCount(QObject):
    """Counts the slides of one case in one length. `told` hands on a sentence, at first COUNTING.

    A count that fails is told and no fault of its own: the export tells what is wrong.
    """

    told = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        case: "Case",
        album: "Album",
        preset: "Preset",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._case, self._album, self._preset = jobs, case, album, preset

    def ask(self, template: Path | None) -> None:
        """Count the slides in this template, in place of what was asked before."""
        self.stop()
        self.told.emit(COUNTING)
        case, album, preset = self._case, self._album, self._preset

        def work(job: Job) -> tuple[int, int]:
            from boardapp.deck.errors import ExportCancelled
            from boardapp.deck.plan import plan_deck
            from boardapp.desktop.slides.scenery import scenery_of

            def ask() -> None:
                if job.is_cancelled():
                    raise ExportCancelled

            _, style = scenery_of(template, has_banner=case.is_synthetic)
            plan = plan_deck(case, album, preset, ask, style)
            return len(plan.to_show), plan.backup_count

        def done(counts: tuple[int, int]) -> None:
            self.told.emit(f"{LENGTHS[preset][0]} deck: {written_text(*counts)}.")

        def failed(error: BaseException) -> None:
            from boardapp.deck.errors import DeckError

            self.told.emit(str(error) if isinstance(error, DeckError) else NOT_COUNTED)

        self._jobs.start(COUNT, work, done, failed, "Counting the slides", is_cancellable=False)

    def stop(self) -> None:
        """Let a count come to nothing."""
        self._jobs.abandon(COUNT)
