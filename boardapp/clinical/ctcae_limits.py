"""Where the grades of the CTCAE begin, in the unit and with the range of a laboratory.

The limits are those of the tables that grade a result (`ctcae_v5`, `ctcae_v6`). A grade
that is judged against a baseline has no place on an axis and is left out, as is one by
LLN or ULN where the laboratory's limit is not given.
"""

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import terms_of
from boardapp.clinical.ctcae_criteria import (
    Criterion,
    Direction,
    Ladder,
    Version,
    parse_limit,
)
from boardapp.clinical.ctcae_grading import ladders_of, place_of
from boardapp.clinical.lab_result import ExactResult, Result, UnreadableError, read_result
from boardapp.clinical.units import UnitError, parse_unit

_ANY_VALUE = 1
"""The engine reads units and range with a value; which one changes no limit."""


class GradeLimit(msgspec.Struct, frozen=True):
    """Beyond `value`, in the result's unit, a result has at least this grade."""

    term: str
    grade: int
    direction: Direction
    value: float


def grade_limits(
    test: str,
    unit: str,
    low: float | None,
    high: float | None,
    grades: tuple[int, ...],
    version: Version = "5.0",
) -> tuple[GradeLimit, ...]:
    """The limits of these grades for a test with the laboratory's range `low` to `high`."""
    analyte = find_analyte(test)
    if analyte is None:
        return ()
    try:
        exact = read_result(Result(test, _ANY_VALUE, unit, low, high), analyte)
    except UnreadableError:
        return ()
    return tuple(
        GradeLimit(criterion.term, grade, criterion.direction, float(place))
        for criterion in terms_of(analyte, version)
        for grade in grades
        if (place := _place(criterion, grade, exact)) is not None
    )


def _place(criterion: Criterion, grade: int, exact: ExactResult) -> Fraction | None:
    """The first limit of the grade that a value meets: a grade may have several ladders."""
    found = list(_places(criterion, grade, exact))
    known = [place for place in found if place is not None]
    if not known or len(known) < len(found):
        return None
    return max(known) if criterion.direction == "low" else min(known)


def _places(criterion: Criterion, grade: int, exact: ExactResult) -> Iterator[Fraction | None]:
    for ladder in ladders_of(criterion, exact):
        for at, text in ladder.limits:
            if at == grade:
                yield _on_ladder(ladder, text, exact)


def _on_ladder(ladder: Ladder, text: str, exact: ExactResult) -> Fraction | None:
    """The place of one limit; None where it is joined to one by a baseline, which has none."""
    limit, *joined = parse_limit(text)
    if joined:
        return None
    if not ladder.unit:
        return place_of(limit, exact)
    if exact.unit is None:
        return None
    unit = parse_unit(ladder.unit)
    try:
        place = place_of(limit, exact.converted(unit))
    except UnitError:
        return None
    return None if place is None else exact.analyte.convert(place, unit, exact.unit)
