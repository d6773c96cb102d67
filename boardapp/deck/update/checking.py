"""The checks of an export on an updated deck: what is ours, and what people brought in."""

import re
from collections import Counter
from collections.abc import Mapping

import msgspec
from pptx.presentation import Presentation

from boardapp.deck.checks.package import check_package, count_parts
from boardapp.deck.checks.slides import Problem
from boardapp.deck.errors import DeckError


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What the check of an updated deck found, in sentences.

    `problems`: on slides as boardapp writes them. `theirs`: on slides that people made, or
    changed in this way before. `parts`: how many parts of the file were checked.
    """

    problems: tuple[str, ...]
    theirs: tuple[str, ...]
    parts: int

    @property
    def lines(self) -> tuple[str, ...]:
        """The result, one sentence a line."""
        found = {0: "nothing found", 1: "1 problem"}
        count = len(self.problems) + len(self.theirs)
        result = found.get(count, f"{count} problems")
        return (
            *self.problems,
            *(f"Made by hand: {problem}" for problem in self.theirs),
            f"Checked: all {self.parts} parts of the file; {result}.",
        )


def check_updated(
    before: bytes,
    after: bytes,
    by_hand: Mapping[int, bool],
    notes: Mapping[int, int],
    *,
    has_dates: bool,
    has_identifiers: bool = False,
) -> Checked:
    """Check an updated deck as a new one is checked.

    `by_hand` has the number of each slide that people touched, and whether it is wholly theirs;
    `notes` lead from the number of a part of notes to that of its slide. Raises DeckError for a
    grave problem that is ours: a fault that people brought in stays theirs, as it was.
    """
    found = check_package(before, has_dates=has_dates, has_identifiers=has_identifiers)
    known = Counter(map(_kind, found))
    faults = [problem.text for problem in found if problem.is_grave]
    ours: list[str] = []
    theirs: list[str] = []
    for problem in check_package(after, has_dates=has_dates, has_identifiers=has_identifiers):
        kind = _kind(problem)
        was_known = known[kind] > 0
        known[kind] -= 1
        touched = by_hand.get(_slide_of(problem, notes))
        if touched or (was_known and (problem.is_grave or touched is not None)):
            theirs.append(problem.text)
        elif problem.is_grave and faults:
            raise DeckError(
                "The presentation to update",
                f"is damaged: {faults[0]}",
                "Open it in PowerPoint, save it, and try again; it was left as it is.",
            )
        elif problem.is_grave:
            raise DeckError(
                "The updated presentation",
                f"would not be sound: {problem.text}",
                "The deck was left as it is. Please report this.",
            )
        else:
            ours.append(problem.text)
    return Checked(problems=tuple(ours), theirs=tuple(theirs), parts=count_parts(after))


def notes_places(presentation: Presentation) -> dict[int, int]:
    """The number of each slide, by the number in the name of its part of notes."""
    found: dict[int, int] = {}
    for number, slide in enumerate(presentation.slides, start=1):
        if slide.has_notes_slide:
            name = str(slide.notes_slide.part.partname)
            digits = re.findall(r"\d+", name.rsplit("/", 1)[-1])
            found |= dict.fromkeys(map(int, digits), number)
    return found


def _slide_of(problem: Problem, notes: Mapping[int, int]) -> int:
    """The number of the slide that a problem is on; 0: on none."""
    return problem.slide or notes.get(problem.notes, 0)


def _kind(problem: Problem) -> str:
    """A problem without the numbers that an update may change."""
    return "".join(letter for letter in problem.text if not letter.isdigit())
