"""What an operation found, for the table of the lines: what it left, what its specimen shows."""

from collections.abc import Iterator

from boardapp.deck.outline.material import Material
from boardapp.review.model.course import LineOfTherapy, Phase
from boardapp.words.lists import parted


def found_by(phase: Phase) -> str:
    """All that an operation found; empty for what is none."""
    done = phase.operation
    return parted((*done.found, done.response), ", ") if done else ""


def left_by(phase: Phase) -> str:
    """What an operation left; the response of its specimen stands with that of its line."""
    return parted(phase.operation.found, ", ") if phase.operation else ""


def specimen_texts(material: Material, line: LineOfTherapy) -> Iterator[str]:
    """What the specimens of a line show of it, in their own words."""
    for phase in line.phases:
        if phase.operation and phase.operation.response in line.pathological_responses:
            yield material.doubts.mark(phase.operation.response, phase.place / "surgery")
