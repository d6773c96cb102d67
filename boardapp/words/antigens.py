"""Antigens in words and marks: a form for each state, so that a table is read at a glance."""

from typing import Literal

from boardapp.words.times import AT_DIAGNOSIS

Course = Literal["kept", "weaker", "lost", "gained", "found again", "absent"]
Stated = Literal["positive", "dim", "partial", "negative", "not done", "not reported"]

_FORMS: dict[Stated, str] = {
    "positive": "●",
    "dim": "◐",
    "partial": "◐",
    "negative": "○",
    "not done": "",
    "not reported": "",
}


def antigen_cell(state: Stated, share: str = "") -> str:
    """A state with its form and share: "● positive, 96 %"; half for dim and for a part of cells."""
    told = f"{state}, {share}" if share else state
    return f"{_FORMS[state]} {told}".strip()


def became_text(antigen: str, course: Course, label: str) -> str:
    """What became of an antigen: "CD19 lost at relapse 2", "CD22 kept"."""
    if course in ("kept", "absent"):
        return f"{antigen} {course}"
    where = label if label == AT_DIAGNOSIS else f"at {label}"
    return f"{antigen} {course} {where}"
