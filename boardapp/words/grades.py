"""Grades in words: those of the laboratory by the CTCAE, and those that a source states."""

import re
from collections.abc import Sequence

from boardapp.case.value import StatedValueError, Value
from boardapp.clinical.ctcae_criteria import Criterion, Direction, Version
from boardapp.clinical.ctcae_grade import LabGrade, Why
from boardapp.clinical.grade_systems import IN_WORDS, NAMES, stated_steps
from boardapp.words.missing import NOT_REPORTED

_GRADE = re.compile(r"^grade\s+", re.IGNORECASE)
_MISSING: tuple[Why, ...] = ("no ULN", "no LLN", "no unit")
"""What a result lacks, in the order in which it is told; any other reason is told in full."""


def lab_grade_text(grade: LabGrade | None) -> str:
    """A grade by the value alone: "2", "3 (worst of range)", "ungradable: no ULN and no LLN".

    Empty where there is no number that could be graded.
    """
    if grade is None:
        return ""
    if grade.number is not None:
        return f"{grade.number} (worst of range)" if grade.is_worst_of_range else str(grade.number)
    return f"ungradable: {' and '.join(_missing(grade)) or grade.reason}"


def graded_by(baseline: str = "") -> str:
    """What a grade of the laboratory goes by: the value alone, or with its baseline, "62 %"."""
    known = f"the value and its baseline of {baseline}" if baseline else "the value alone"
    return f"grade by {known}"


def cycle_grade_text(grade: LabGrade | None, direction: Direction | None) -> str:
    """The worst grade of a cycle with its direction: "4", "3 high", "no result"."""
    if grade is None:
        return "no result"
    return f"{lab_grade_text(grade)} {direction or ''}".rstrip()


def _missing(grade: LabGrade) -> list[str]:
    return [code for code in _MISSING if code in grade.why]


def grade_rule_text(terms: Sequence[Criterion], version: Version) -> str:
    """The version and the terms that grade a test; empty where none does."""
    return f"CTCAE v{version}: {'; '.join(term.term for term in terms)}" if terms else ""


def stated_grade_text(grade: Value | None, severity: str, scale: str = "") -> str:
    """A grade as the source states it: "3 (as stated)", "moderate (no grade stated)".

    Words such as "moderate" are told as words, never as a grade. `scale` is a system other than
    the CTCAE, which is always named: "ASTCT grade 2 (as stated)".
    """
    if told := _of_scale(grade, severity, scale):
        return f"{told} (as stated)"
    if grade is not None and not grade.is_missing:
        return f"{grade.text} (as stated)"
    return f"{severity} (no grade stated)" if _is_told(severity) else NOT_REPORTED


def bare_grade_text(grade: Value | None, severity: str, scale: str = "") -> str:
    """The same in a column of stated grades: "3", "moderate; no grade", "not reported"."""
    if told := _of_scale(grade, severity, scale):
        return told
    if grade is not None and not grade.is_missing:
        return grade.text
    return f"{severity}; no grade" if _is_told(severity) else NOT_REPORTED


def named_grade_text(grade: Value | None, severity: str, scale: str = "") -> str:
    """The same within a sentence: "grade 3", "moderate (no grade stated)", "grade not reported"."""
    if told := _of_scale(grade, severity, scale):
        return told
    if grade is not None and not grade.is_missing:
        return f"grade {grade.text}" if grade.is_numeric else grade.text
    if _is_told(severity):
        return stated_grade_text(None, severity)
    return f"grade {NOT_REPORTED}"


def scale_grade_text(scale: str, grade: str) -> str:
    """A grade of a system other than the CTCAE: "ASTCT grade 2", "MAGIC grade II", "NIH severe"."""
    return f"{scale} {grade}" if scale in IN_WORDS else f"{scale} grade {grade}"


def _of_scale(grade: Value | None, severity: str, scale: str) -> str:
    """A stated grade of another system; empty without one."""
    if not scale:
        return ""
    if grade is not None and not grade.is_missing:
        return scale_grade_text(scale, _in_its_names(scale, grade))
    return f"{scale} {severity}" if scale in IN_WORDS and _is_told(severity) else ""


def _in_its_names(scale: str, grade: Value) -> str:
    """A stated grade; one of MAGIC in Roman figures, as that system writes them."""
    steps = stated_steps(scale, grade) if scale == "MAGIC" else None
    if steps is not None and steps.low == steps.high:
        return NAMES[scale][steps.low]
    return _GRADE.sub("", grade.text)


def _is_told(severity: str) -> bool:
    """Whether a severity says something; words that are no value of ours do."""
    try:
        return bool(severity) and not Value(severity).is_missing
    except StatedValueError:
        return True
