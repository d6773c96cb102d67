"""Grades that a system gives from its parts, in words: "at least ASTCT grade 3", and by what."""

from boardapp.clinical.part_grades import PartsGrade, SystemRule
from boardapp.words.grades import scale_grade_text
from boardapp.words.lists import listed, parted
from boardapp.words.missing import NOT_REPORTED

NOT_COMPUTED = "not computed"


def computed_grade_text(found: PartsGrade) -> str:
    """The grade, as far as the parts go: "ASTCT grade 3", "at least ASTCT grade 3", "open".

    Where the parts allow some of the grades, the first and the last of them.
    """
    if found.lowest is None or found.highest is None:
        return f"{NOT_COMPUTED}: {found.reason}"
    if found.says_nothing:
        return f"open: {_span(found.by, 0, found.by.top)} possible"
    lowest = _named(found.by, found.lowest)
    if found.lowest == found.highest:
        return lowest
    if found.highest == found.by.top:
        return f"at least {lowest}"
    return _span(found.by, found.lowest, found.highest)


def basis_text(found: PartsGrade) -> str:
    """What decided it, what it holds under, what is not known, and what does not count.

    "by oxygen; only if fever of 38 °C or more at the onset; not reported: waking".
    """
    by = f"by {listed(found.decided_by)}" if found.decided_by and not found.says_nothing else ""
    left_out = f"not counted: {'; '.join(found.left_out)}" if found.left_out else ""
    if found.left_out and found.reason in found.left_out:
        left_out = ""
    return parted((by, condition_text(found), missing_text(found), left_out))


def condition_text(found: PartsGrade) -> str:
    """What the grade holds under and is not known: "only if …"; empty without such."""
    return f"only if {listed(found.only_if)}" if found.only_if else ""


def missing_text(found: PartsGrade) -> str:
    """The parts that are not known and could raise the grade; empty where none could."""
    return f"{NOT_REPORTED}: {listed(found.missing)}" if found.missing else ""


def _named(by: SystemRule, place: int) -> str:
    return scale_grade_text(by.scale, by.names[place])


def _span(by: SystemRule, first: int, last: int) -> str:
    """From one grade to another: "ASTCT grade 2 or 3", "NIH mild or moderate"."""
    joint = "or" if last == first + 1 else "to"
    return f"{_named(by, first)} {joint} {by.names[last]}"
