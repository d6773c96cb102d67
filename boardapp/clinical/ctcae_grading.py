"""The engine that climbs the ladders of a criterion with a result read into exact numbers.

Each limit is passed, not passed, or can't be judged because a reference is missing. The
grade is the highest limit passed; where a higher one can't be judged there is no grade,
only what is missing. A range of values has the grade of its worse end.
"""

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from boardapp.case.value import Kind
from boardapp.clinical.ctcae_criteria import (
    Criterion,
    Direction,
    Ladder,
    Limit,
    Trigger,
    limit_text,
    parse_limit,
)
from boardapp.clinical.ctcae_grade import Why
from boardapp.clinical.lab_result import ExactResult, Point
from boardapp.clinical.units import Unit, parse_unit

_Missing = tuple[str, Why]
MISSING: dict[str, _Missing] = {
    "LLN": ("the laboratory's lower limit is not given", "no LLN"),
    "ULN": ("the laboratory's upper limit is not given", "no ULN"),
    "baseline": ("the baseline is not given", "no baseline"),
    "": ("the value has no unit", "no unit"),
}
CLINICAL = 5
"""Above all grades: a criterion whose numbers begin here has none."""


class Outcome(msgspec.Struct, frozen=True):
    """What one point of the axis is graded: from `least` to `most`, equal where certain.

    `limit` is the limit that decided, `missing` says what would decide further, and `why` the
    same as data.
    """

    least: int
    most: int
    limit: str = ""
    missing: str = ""
    why: Why | None = None

    @property
    def is_certain(self) -> bool:
        """Whether there is one grade."""
        return self.least == self.most


def grade_exact(criterion: Criterion, exact: ExactResult) -> Outcome:
    """Grade a result by one criterion: its worse end for a range, all of it if censored."""
    worse, better = _ends(criterion, exact)
    outcome = _grade_at(criterion, exact, worse)
    if not exact.value.is_censored or not outcome.is_certain:
        return outcome
    other = _grade_at(criterion, exact, better)
    if (other.least, other.most) == (outcome.least, outcome.most):
        return outcome
    missing = f"the value is only known to be {exact.value.text}"
    return Outcome(other.least, outcome.most, missing=missing, why="censored")


def is_worst_of_range(criterion: Criterion, exact: ExactResult, outcome: Outcome) -> bool:
    """Whether the better end of a range would have another grade."""
    if exact.value.kind is not Kind.RANGE:
        return False
    other = _grade_at(criterion, exact, _ends(criterion, exact)[1])
    return (other.least, other.most) != (outcome.least, outcome.most)


def raised_by(criterion: Criterion, exact: ExactResult, grade: int) -> Iterator[Trigger]:
    """The triggers that would raise a grade of 1 or more."""
    worse = _ends(criterion, exact)[0]
    for trigger in criterion.triggers:
        if trigger.from_grade <= grade < trigger.grade and (
            not trigger.limit or _passes(criterion, exact, worse, trigger.limit)
        ):
            yield trigger


def is_beyond_range(direction: Direction | None, exact: ExactResult) -> bool:
    """Whether the value lies, at least partly, outside its range on that side."""
    if direction == "low":
        return exact.lln is not None and exact.least < (exact.lln, 0)
    return exact.uln is not None and exact.most > (exact.uln, 0)


def is_within_range(direction: Direction, exact: ExactResult) -> bool:
    """Whether the laboratory's limit on that side is known and kept."""
    known = exact.lln if direction == "low" else exact.uln
    return known is not None and not is_beyond_range(direction, exact)


def is_on_open_side(direction: Direction, exact: ExactResult) -> bool:
    """Whether the value lies outside its range on that side.

    A range of values does with its worse end, a censored one only where it surely does.
    """
    if not exact.value.is_censored:
        return is_beyond_range(direction, exact)
    if direction == "low":
        return exact.lln is not None and exact.most < (exact.lln, 0)
    return exact.uln is not None and exact.least > (exact.uln, 0)


def begins_at_range(criterion: Criterion) -> bool:
    """Whether grade 1 begins at the laboratory's limit, so that grade 0 is a normal value."""
    return (
        any(
            at == 1 and limit.reference in ("LLN", "ULN")
            for ladder in criterion.ladders
            for at, text in ladder.limits
            for limit in parse_limit(text)
        )
        or criterion.numbers_from == CLINICAL
    )


def baseline_is_beyond(criterion: Criterion, exact: ExactResult) -> bool:
    """Whether the baseline is above the highest that the criterion is worded for."""
    if not criterion.baseline_up_to or exact.baseline is None or not exact.baseline_is_high:
        return False
    return bool(_passes(criterion, exact, (exact.baseline, 0), criterion.baseline_up_to))


def _ends(criterion: Criterion, exact: ExactResult) -> tuple[Point, Point]:
    """The worse and the better end of what the value may be."""
    if criterion.direction == "low":
        return exact.least, exact.most
    return exact.most, exact.least


def _grade_at(criterion: Criterion, exact: ExactResult, point: Point) -> Outcome:
    if criterion.numbers_from == CLINICAL or _is_in_gap(criterion, point):
        return _without_numbers(criterion, exact)
    outcomes = [_climb(criterion, exact, point, ladder) for ladder in ladders_of(criterion, exact)]
    best = max(outcomes, key=lambda outcome: outcome.least)
    most = max(outcomes, key=lambda outcome: outcome.most)
    if most.most > best.least:
        return Outcome(best.least, most.most, missing=most.missing, why=most.why)
    if best.least < criterion.numbers_from and criterion.numbers_from > 1:
        return _without_numbers(criterion, exact)
    return best


def _without_numbers(criterion: Criterion, exact: ExactResult) -> Outcome:
    """No number decides, but a value within the laboratory's range is grade 0 all the same."""
    if criterion.gaps:
        gap = "the criteria name no grade for this stretch of values"
        return Outcome(0, 4, missing=gap, why="open stretch")
    if is_within_range(criterion.direction, exact):
        return Outcome(0, 0)
    if criterion.numbers_from == CLINICAL:
        treatment = "the criteria grade it by the treatment it needs"
        return Outcome(0, 4, missing=treatment, why="by treatment")
    return Outcome(
        0,
        criterion.numbers_from - 1,
        missing=f"the criteria have numbers only from grade {criterion.numbers_from}",
        why="no numbers",
    )


def _is_in_gap(criterion: Criterion, point: Point) -> bool:
    return any(
        (not low or point[0] > parse_limit(low)[0].factor)
        and point[0] < parse_limit(high)[0].factor
        for low, high in criterion.gaps
    )


def ladders_of(criterion: Criterion, exact: ExactResult) -> Iterator[Ladder]:
    """The ladders that hold for this result: of those with units, those of its own system."""
    with_unit = [ladder for ladder in criterion.ladders if ladder.unit and _holds(ladder, exact)]
    if with_unit:
        own = _of_own_system(with_unit, exact)
        yield from (ladder for ladder in with_unit if ladder.unit == own.unit)
    yield from (ladder for ladder in criterion.ladders if not ladder.unit and _holds(ladder, exact))


def _holds(ladder: Ladder, exact: ExactResult) -> bool:
    return {
        "always": True,
        "baseline high": exact.baseline_is_high is True,
        "baseline not high": exact.baseline_is_high is not True,
        "baseline low": exact.baseline_is_low is True,
        "baseline known": exact.baseline is not None,
        "on anticoagulation": exact.anticoagulated is True,
        "not on anticoagulation": exact.anticoagulated is not True,
    }[ladder.when]


def _of_own_system(ladders: list[Ladder], exact: ExactResult) -> Ladder:
    """The ladder in the result's unit, else in one of its dimension, else the first."""
    if exact.unit is None:
        return ladders[0]
    for ladder in ladders:
        if _same_size(parse_unit(ladder.unit), exact.unit):
            return ladder
    for ladder in ladders:
        if parse_unit(ladder.unit).dimensions == exact.unit.dimensions:
            return ladder
    return ladders[0]


def _same_size(one: Unit, other: Unit) -> bool:
    return (one.factor, one.dimensions) == (other.factor, other.dimensions)


def _climb(criterion: Criterion, exact: ExactResult, point: Point, ladder: Ladder) -> Outcome:
    """The highest limit passed, and the highest that can't be judged above it."""
    most, missing, why = 0, "", None
    if ladder.unit and exact.unit is None:
        text, code = MISSING[""]
        return Outcome(0, ladder.limits[-1][0], missing=text, why=code)
    if ladder.unit and exact.unit is not None:
        changed = exact.converted(parse_unit(ladder.unit))
        point = changed.least if point == exact.least else changed.most
        exact = changed
    for grade, limit in reversed(ladder.limits):
        verdict = _passes(criterion, exact, point, limit)
        if verdict:
            shown = limit_text(limit, criterion.direction, ladder.unit)
            return Outcome(grade, max(grade, most), shown, missing, why)
        if verdict is None and not most:
            most, (missing, why) = grade, _missing(exact, limit)
    return Outcome(0, most, "", missing, why)


def _passes(criterion: Criterion, exact: ExactResult, point: Point, text: str) -> bool | None:
    """Whether the point is beyond the limit; None where a reference is missing."""
    verdicts = [_is_beyond(criterion, exact, point, limit) for limit in parse_limit(text)]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def place_of(limit: Limit, exact: ExactResult) -> Fraction | None:
    """Where a limit lies, in the unit of the result; None where its reference is missing."""
    reference = _reference(limit, exact)
    return None if reference is None else limit.factor * reference + limit.offset


def _reference(limit: Limit, exact: ExactResult) -> Fraction | None:
    """What a limit is a multiple of; a baseline of 0 has no multiples."""
    return {
        "": Fraction(1),
        "LLN": exact.lln,
        "ULN": exact.uln,
        "baseline": exact.baseline or None,
    }[limit.reference]


def _is_beyond(criterion: Criterion, exact: ExactResult, point: Point, limit: Limit) -> bool | None:
    at = place_of(limit, exact)
    if at is None:
        return None
    edge = (at, 0)
    is_past = point < edge if criterion.direction == "low" else point > edge
    return is_past or (limit.is_included and point == edge)


def _missing(exact: ExactResult, text: str) -> _Missing:
    """What a limit that can't be judged lacks."""
    lacking = next(at for at in parse_limit(text) if _reference(at, exact) is None)
    if lacking.reference == "baseline" and exact.baseline is not None:
        return "the baseline is 0, which has no multiples", "no baseline"
    if exact.range_fault and lacking.reference != "baseline":
        return f"range not used, since {exact.range_fault}", "range not used"
    return MISSING[lacking.reference]
