"""Grades by systems other than the CTCAE beside their parts, and parts that no system reads."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.review.judged.other_grades import parts_without_system
from boardapp.review.judged.part_names import names_read
from boardapp.review.model.grades import GradeByParts, UnreadPart
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.grades import named_grade_text
from boardapp.words.lists import listed
from boardapp.words.part_grades import computed_grade_text, condition_text

READING = "the parts that each system reads"


def disagreements(scene: Scene) -> Iterator[Alarm]:
    """A stated grade that is none of those which its own parts allow; the stated one stays."""
    for one in scene.grades:
        if one.agreement == "disagrees":
            field = "grade" if one.grade is not None else "severity"
            yield Alarm(
                severity="warning",
                place=one.place / field,
                title=capitalised(one.term),
                sentence=_sentence(one),
                to_do="Look up the findings; keep what the source states, and say both.",
                source=one.source,
                basis=f"{one.graded.by.rule}; {one.graded.by.source}",
            )


def unread(scene: Scene) -> Iterator[Alarm]:
    """A part of a grade that its system does not read, or that no system is known for."""
    parts = [part for one in scene.grades for part in one.unread]
    for part in (*parts, *parts_without_system(scene.case)):
        yield Alarm(
            severity="note",
            place=_field(part),
            title=capitalised(part.term),
            sentence=_unread_sentence(part),
            to_do=_to_do(part),
            source=part.source,
        )


def _sentence(one: GradeByParts) -> str:
    stated = capitalised(named_grade_text(one.grade, one.severity, one.scale))
    condition = condition_text(one.graded)
    return (
        f"{stated} is stated; by its parts ({listed(one.graded.decided_by)}) it is "
        f"{computed_grade_text(one.graded)}{f', {condition}' if condition else ''}."
    )


def _field(part: UnreadPart) -> Place:
    """The field of the part that is in the way."""
    return part.place / {"name": "name", "unit": "unit"}.get(part.why, "value")


def _to_do(part: UnreadPart) -> str:
    told = "Look up the part and its unit, or tell it in the summary of the complication."
    if part.system is None or part.why != "name":
        return told
    return f"{told} {part.system} reads {listed(names_read(part.system))}."


def _unread_sentence(part: UnreadPart) -> str:
    told = " ".join(filter(None, (part.name, part.stated)))
    if part.system is None:
        return f"{told}: no system of grades is known that reads parts of {part.term}."
    match part.why:
        case "name":
            return f"{told}: {part.system} reads nothing of that name, so it is not counted."
        case "unit":
            return f"{told}: {part.system} reads no {part.name} in that unit, or without one."
        case "scale":
            return f"{told}: that score does not go so far, so it is not counted."
        case "value":
            return f"{told}: {part.system} needs its number or its words, so it is not counted."
