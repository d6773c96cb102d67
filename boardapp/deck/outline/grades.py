"""Grades by systems other than the CTCAE: the stated one beside that of its parts.

On the slide of toxicity in few words; in the backup each with what decides it and its rule.
"""

from boardapp.clinical.grade_systems import is_grave_place
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Note, Slide
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.toxicity import Complication
from boardapp.words.grades import named_grade_text
from boardapp.words.lists import listed, parted
from boardapp.words.part_grades import basis_text, computed_grade_text
from boardapp.words.plurals import counted

_COLUMNS = ("When", "Complication", "As stated", "By its parts", "By what", "Rule")


def by_parts_text(material: Material, event: Complication) -> str:
    """What the parts of a complication give: "by its parts at least ASTCT grade 3".

    Empty where it has no parts, or where they allow every grade.
    """
    one = next((g for g in material.review.grades_by_parts if g.key == event.key), None)
    if one is None or one.graded.says_nothing:
        return ""
    return f"by its parts {computed_grade_text(one.graded)}"


def grades_slide(material: Material) -> Slide | None:
    """Backup: each complication with parts, by the system that grades it."""
    found = material.review.grades_by_parts
    if not found:
        return None
    rows = [
        (
            material.times.of(one.when),
            one.term,
            material.doubts.mark(
                _stated(one), one.place / "grade", one.place / "severity", one.place / "parts"
            ),
            computed_grade_text(one.graded),
            basis_text(one.graded),
            f"{one.graded.by.rule}: {one.graded.by.source}",
        )
        for one in found
    ]
    block = table(_COLUMNS, rows, (1.1, 1.5, 1.3, 1.5, 2.6, 2.2), "Grades by their parts",
                  places=[one.place for one in found])  # fmt: skip
    scales = scales_used(material)
    facts = Facts(lines=tuple(map(grade_note, found)), shown=found, rules=scales)
    systems = listed(scales)
    title = f"{counted(len(found), 'complication')} graded by {systems} from the parts reported"
    return slide(material, "grades", "Backup", title, (block,), facts)


def grade_note(one: GradeByParts) -> Note:
    """The stated grade, that of the parts, and what they leave open, as one statement."""
    told = parted((computed_grade_text(one.graded), basis_text(one.graded)))
    return fact(one, f"{one.term}: {_stated(one)} as stated; by its parts {told}")


def scales_used(material: Material) -> tuple[str, ...]:
    """The systems that graded a complication from its parts."""
    return tuple(dict.fromkeys(one.graded.by.scale for one in material.review.grades_by_parts))


def grave_by_parts(material: Material) -> frozenset[str]:
    """The complications whose parts give an upper grade of their system at least."""
    return frozenset(
        one.key
        for one in material.review.grades_by_parts
        if one.graded.lowest is not None and is_grave_place(one.graded.by.scale, one.graded.lowest)
    )


def _stated(one: GradeByParts) -> str:
    return named_grade_text(one.grade, one.severity, one.scale)
