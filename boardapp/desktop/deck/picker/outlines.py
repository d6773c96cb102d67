"""The slides that a case can show, listed on another thread: a large case takes seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardapp.desktop.system.jobs import Job, Jobs

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.case.deck_settings import DeckSettings, Preset
    from boardapp.deck.outline.picker import SlideChoice

OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Outline:
    """The slides of one preset: as it has them, and as the case has chosen."""

    made: "tuple[SlideChoice, ...]"
    chosen: "tuple[SlideChoice, ...]"


class Outlines:
    """Lists the slides of one case.

    `report` is told what stopped a list. The case is reviewed as for the deck, whose titles tell
    nothing of today, as the window does.
    """

    def __init__(self, jobs: Jobs, case: "Case", report: Callable[[BaseException], None]) -> None:
        self._jobs = jobs
        self._case = case
        self.report = report

    @property
    def stored(self) -> "DeckSettings":
        """The choice that the case keeps."""
        return self._case.presentation

    def ask(
        self,
        preset: "Preset",
        done: Callable[[Outline], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """List the slides of a preset in place of the last one asked for."""
        self.stop()
        case, stored = self._case, self.stored

        def work(_job: Job) -> Outline:
            from boardapp.deck.outline.build import AS_MADE, outline_of
            from boardapp.deck.outline.reviewed import deck_review
            from boardapp.deck.titles import lines_of

            lines_of("")  # loads the font here, where nobody waits for it
            review = deck_review(case)
            made, chosen = (outline_of(review, preset, choice) for choice in (AS_MADE, stored))
            return Outline(_in_order(made), _in_order(chosen))

        title = "Listing the slides"
        self._jobs.start(OUTLINE, work, done, failed, title, is_cancellable=False)

    def stop(self) -> None:
        """Let a list that is being made come to nothing."""
        self._jobs.abandon(OUTLINE)


def _in_order(choices: "tuple[SlideChoice, ...]") -> "tuple[SlideChoice, ...]":
    """The list with all of the backup behind all that is shown, as in the deck."""
    return tuple(sorted(choices, key=lambda choice: choice.section == "Backup"))
