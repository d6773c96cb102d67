"""Complications by grade, as data: a bar only where the source states a grade."""

import msgspec

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE, Figure

HIGHEST = 5
"""The highest grade there is (CTCAE)."""


class GradeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One complication, or several told alike. `low` and `high` are the grade as stated.

    Both are 0 where none is stated; `in_words` then says what the source says in its place.
    `by_another` is a grade that is stated by another system: it has no cells among these.
    `details` are cause, action and outcome; `place` is where it stands in the case.
    """

    name: str
    low: int = 0
    high: int = 0
    in_words: str = ""
    by_another: str = ""
    details: str = ""
    place: Place = NOWHERE


class Grades(Figure, frozen=True, kw_only=True):
    """The rows under the heads of their three columns."""

    heads: tuple[str, str, str]
    rows: tuple[GradeRow, ...]
