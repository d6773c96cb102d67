"""CTCAE grades of laboratory results: name a test, get a grade with its reason, or why not.

Rules "CTCAE v5.0" and "CTCAE v6.0", laboratory part only (tables in `ctcae_v5` and
`ctcae_v6`). Bleeding, transfusion, symptoms and other things that no number shows are
never judged: where they would raise the grade, the reason says which grade a clinician
decides. No laboratory term of either version depends on sex or age.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TypedDict, Unpack

from boardapp.case.value import Kind, Value
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte, folded
from boardapp.clinical.ctcae_criteria import Criterion, Direction, Trigger, Version, parse_limit
from boardapp.clinical.ctcae_grade import Grade, Ungradable, Why
from boardapp.clinical.ctcae_grading import (
    Outcome,
    baseline_is_beyond,
    begins_at_range,
    grade_exact,
    is_beyond_range,
    is_on_open_side,
    is_within_range,
    is_worst_of_range,
    raised_by,
)
from boardapp.clinical.ctcae_ranges import without_foreign_range
from boardapp.clinical.ctcae_v5 import CRITERIA_V5
from boardapp.clinical.ctcae_v6 import CRITERIA_V6
from boardapp.clinical.lab_result import (
    ExactResult,
    Number,
    Result,
    UnreadableError,
    read_result,
)
from boardapp.clinical.units import UnitError

CRITERIA: dict[Version, tuple[Criterion, ...]] = {"5.0": CRITERIA_V5, "6.0": CRITERIA_V6}
VERSIONS: tuple[Version, ...] = ("5.0", "6.0")
_SIGNIFICANT_DIGITS, _MOST_DIGITS = 6, 60


class Details(TypedDict, total=False):
    """The optional facts of a result, as in `Result`."""

    baseline: Number
    baseline_unit: str
    baseline_low: Number
    baseline_high: Number
    baseline_flag: str
    direction: Direction | None
    anticoagulated: bool | None


def grade_result(
    test: str,
    value: Number,
    unit: str = "",
    low: Number = None,
    high: Number = None,
    version: Version = "5.0",
    **details: Unpack[Details],
) -> Grade | Ungradable:
    """Grade one result. `test` is a name, synonym, LOINC code or CTCAE term in any case."""
    return grade(Result(test, value, unit, low, high, **details), version)


def grade(result: Result, version: Version = "5.0") -> Grade | Ungradable:
    """Grade one result by the laboratory terms of one version of the CTCAE.

    A test with a term for low and one for high values is graded by both, unless
    `direction` chooses; the worse grade is given.
    """
    try:
        analyte, criteria, is_chosen = _criteria(result, version)
        exact = read_result(result, analyte)
    except _NoTermError as error:
        return Ungradable(str(error), why=(error.why,))
    except UnreadableError as error:
        return _unread(error, criteria, version)
    if not criteria:
        return _without_term(result, exact, version)
    exact = without_foreign_range(exact, terms_of(analyte, version))
    graded = [(criterion, _graded(criterion, exact, version)) for criterion in criteria]
    worst = _worst(graded, exact)
    return worst if is_chosen else _without_hidden_side(worst, criteria, exact, version)


def terms_of(analyte: Analyte, version: Version = "5.0") -> tuple[Criterion, ...]:
    """The CTCAE terms that grade a test, with their directions; none for most tests."""
    return tuple(c for c in CRITERIA[version] if c.analyte == analyte.name and not c.is_by_name)


def value_in_si(exact: ExactResult) -> Value | None:
    """The value in the unit that results of this test are compared in; None without a unit."""
    try:
        changed = exact.converted(exact.analyte.standard)
    except UnitError:
        return None
    least, most = (_digits(point[0]) for point in (changed.least, changed.most))
    stated = str(exact.value.stated)
    match exact.value.kind:
        case Kind.RANGE:
            return Value(f"{least}..{most}")
        case Kind.BELOW:
            return Value(("<=" if "=" in stated else "<") + most)
        case Kind.ABOVE:
            return Value((">=" if "=" in stated else ">") + least)
        case Kind.ABOUT:
            return Value(f"~{least}")
    return Value(least)


class _NoTermError(ValueError):
    """A test that is not known, or a term that has no such direction."""

    def __init__(self, message: str, why: Why) -> None:
        super().__init__(message)
        self.why = why


def _criteria(result: Result, version: Version) -> tuple[Analyte, tuple[Criterion, ...], bool]:
    """The test, the terms that may grade it, and whether a side or a term was asked for.

    A term of the other version finds its heir.
    """
    named = _BY_TERM.get(folded(result.test), ())
    analyte = find_analyte(named[0].analyte if named else result.test)
    if analyte is None:
        raise _NoTermError(f'test not known: "{result.test.strip()[:60]}"', "test not known")
    wanted = {criterion.direction for criterion in named} or {"low", "high"}
    if result.direction is not None:
        wanted &= {result.direction}
    if not wanted:
        raise _NoTermError(f"{named[0].term} is no term of {result.direction} values", "no term")
    if named and named[0].is_by_name:
        own = tuple(c for c in CRITERIA[version] if c.term == named[0].term)
        return analyte, own, True
    is_chosen = bool(named) or result.direction is not None
    return analyte, tuple(c for c in terms_of(analyte, version) if c.direction in wanted), is_chosen


def _unread(
    error: UnreadableError, criteria: tuple[Criterion, ...], version: Version
) -> Ungradable:
    if len(criteria) != 1:
        return Ungradable(str(error), why=(error.why,))
    only = criteria[0]
    rule = _rule(version, only)
    return Ungradable(str(error), only.term, only.direction, rule, why=(error.why,))


def _without_term(result: Result, exact: ExactResult, version: Version) -> Ungradable:
    side = f"{result.direction} " if result.direction else ""
    value_si = value_in_si(exact)
    elsewhere = _ELSEWHERE.get((version, exact.analyte.name), "")
    return Ungradable(
        f"CTCAE v{version}, laboratory terms: none for {side}{exact.analyte.name}{elsewhere}",
        value_si=value_si,
        unit_si=exact.analyte.si_unit if value_si is not None else "",
        why=("no term",),
    )


_ELSEWHERE: dict[tuple[Version, str], str] = {
    ("6.0", "ejection fraction"): "; it grades Left ventricular dysfunction, by another ladder",
}


def _graded(criterion: Criterion, exact: ExactResult, version: Version) -> Grade | Ungradable:
    value_si = value_in_si(exact)
    unit_si = exact.analyte.si_unit if value_si is not None else ""
    known = (_rule(version, criterion), value_si, unit_si)
    if exact.baseline_fault and _uses_baseline(criterion):
        term, direction = criterion.term, criterion.direction
        return Ungradable(exact.baseline_fault, term, direction, *known, why=("not read",))
    if criterion.is_per_surface and exact.unit and _PER_SURFACE not in exact.unit.code:
        reason = f"the criteria mean mL/min/1.73 m²; {exact.unit.code} is not normalised to it"
        term, direction = criterion.term, criterion.direction
        return Ungradable(reason, term, direction, *known, why=("not normalised",))
    outcome = grade_exact(criterion, exact)
    if outcome.is_certain:
        reason = "; ".join(_notes(criterion, exact, outcome))
        return Grade(
            criterion.term,
            outcome.least,
            criterion.direction,
            reason,
            *known,
            is_worst_of_range=is_worst_of_range(criterion, exact, outcome),
            decides=_decides(criterion, exact, outcome.least),
        )
    possible = f"grade {outcome.least} or {outcome.most}"
    if outcome.most - outcome.least > 1:
        possible = f"any grade from {outcome.least} to {outcome.most}"
    reason = f"{outcome.missing}: {possible} is possible"
    why = (outcome.why,) if outcome.why else ()
    return Ungradable(reason, criterion.term, criterion.direction, *known, why=why)


_PER_SURFACE = "1.73"


def _decides(criterion: Criterion, exact: ExactResult, grade: int) -> tuple[Trigger, ...]:
    """What no number shows and would raise a grade of 1 or more."""
    return tuple(raised_by(criterion, exact, grade)) if grade else ()


def _notes(criterion: Criterion, exact: ExactResult, outcome: Outcome) -> Iterator[str]:
    """What led to the grade and what limits it, in the order a reader asks."""
    grade = outcome.least
    if outcome.limit:
        yield outcome.limit
    if is_worst_of_range(criterion, exact, outcome):
        yield f"grade {grade} (worst of range)"
    yield from _limits_of_input(exact)
    if _lacks_baseline(criterion, exact, grade):
        what = "change from it" if _is_by_difference(criterion) else "× baseline"
        yield f"no baseline: {what} not judged"
    if grade == 0:
        if _baseline_decides(criterion, exact):
            yield f"the baseline decided ({float(exact.baseline or 0):g})"
        return
    if baseline_is_beyond(criterion, exact):
        yield f"worded for a baseline of up to {criterion.baseline_up_to.replace(' ', ' × ')}"
    if is_within_range(criterion.direction, exact):
        yield "within the laboratory's range"
    if criterion.note:
        yield criterion.note
    for trigger in _decides(criterion, exact, grade):
        yield f"{trigger.what}: a clinician decides {trigger.grade}"


def _limits_of_input(exact: ExactResult) -> Iterator[str]:
    if exact.value.kind is Kind.ABOUT:
        yield "the value is approximate"
    if exact.range_fault:
        yield f"range not used: {exact.range_fault}"
    if exact.unit is None:
        yield "no unit given: compared with its own range only"
    if exact.baseline_fault:
        yield f"baseline not used: {exact.baseline_fault}"


def _lacks_baseline(criterion: Criterion, exact: ExactResult, grade: int) -> bool:
    """Whether a baseline could have changed the grade: creatinine's could at any value."""
    conditions = {ladder.when for ladder in criterion.ladders}
    if exact.baseline is not None or not _uses_baseline(criterion):
        return False
    return "baseline known" in conditions or bool(grade and not conditions & {"on anticoagulation"})


def _baseline_decides(criterion: Criterion, exact: ExactResult) -> bool:
    """Whether a value is grade 0 by its baseline alone: outside its range, or anticoagulated."""
    if exact.baseline is None or not _uses_baseline(criterion):
        return False
    return is_beyond_range(criterion.direction, exact) or exact.anticoagulated is True


def _is_by_difference(criterion: Criterion) -> bool:
    limits = [
        at for ladder in criterion.ladders for _, text in ladder.limits for at in parse_limit(text)
    ]
    return any(at.reference == "baseline" and at.offset for at in limits)


def _uses_baseline(criterion: Criterion) -> bool:
    return any("baseline" in limit for ladder in criterion.ladders for _, limit in ladder.limits)


def _worst(
    graded: list[tuple[Criterion, Grade | Ungradable]], exact: ExactResult
) -> Grade | Ungradable:
    """The worse of a low and a high term; no grade 0 while the other side may be abnormal.

    A side is called normal beside an open one only where the laboratory's limit says so: not
    to have more than 100 leukocytes is no normal finding.
    """
    grades = [one for _, one in graded if isinstance(one, Grade)]
    open_sides = [one for _, one in graded if isinstance(one, Ungradable)]
    worst = max(grades, key=lambda one: one.grade, default=None)
    if worst is None:
        return _joined(open_sides)
    if worst.grade:
        return worst
    is_normal = any(begins_at_range(c) for c, one in graded if isinstance(one, Grade))
    for side in open_sides:
        if is_beyond_range(side.direction, exact) or not is_normal:
            return side
        return _with_open_side(worst, side)
    return worst if len(grades) == 1 else _normal_on_both_sides(grades)


def _without_hidden_side(
    graded: Grade | Ungradable,
    criteria: tuple[Criterion, ...],
    exact: ExactResult,
    version: Version,
) -> Grade | Ungradable:
    """No grade 0 for a value outside its range on the side that has no term with numbers."""
    if graded.grade != 0:
        return graded
    for direction, where in _SIDES:
        is_open = direction not in {criterion.direction for criterion in criteria}
        if is_open and is_on_open_side(direction, exact):
            name = exact.analyte.name
            return Ungradable(
                f"{where} the laboratory's range; the criteria have no numbers for "
                f"{direction} {name}",
                "",
                direction,
                f"CTCAE v{version}",
                graded.value_si,
                graded.unit_si,
                why=("no numbers on this side",),
            )
    return graded


_SIDES: tuple[tuple[Direction, str], ...] = (("low", "below"), ("high", "above"))


def _normal_on_both_sides(grades: list[Grade]) -> Grade:
    return Grade(
        "; ".join(one.term for one in grades),
        0,
        None,
        "; ".join(dict.fromkeys(one.reason for one in grades if one.reason)),
        _rules(grades),
        grades[0].value_si,
        grades[0].unit_si,
    )


def _with_open_side(grade: Grade, side: Ungradable) -> Grade:
    reason = "; ".join(filter(None, (grade.reason, f"{side.term} not graded: {side.reason}")))
    return replace(grade, reason=reason, open_side=side)


def _joined(sides: list[Ungradable]) -> Ungradable:
    if len(sides) == 1:
        return sides[0]
    return Ungradable(
        "; ".join(f"{one.term}: {one.reason}" for one in sides),
        "; ".join(one.term for one in sides),
        None,
        _rules(sides),
        sides[0].value_si,
        sides[0].unit_si,
        why=tuple(code for one in sides for code in one.why),
    )


def _rules(graded: "list[Grade] | list[Ungradable]") -> str:
    version = graded[0].rule.partition(":")[0]
    return f"{version}: {'; '.join(one.term for one in graded)}"


def _rule(version: Version, criterion: Criterion) -> str:
    return f"CTCAE v{version}: {criterion.term}"


def _digits(number: Fraction | float) -> str:
    """All digits of a number that ends, else as many as a laboratory could mean."""
    if isinstance(number, Fraction) and _ends(number):
        with localcontext(prec=_MOST_DIGITS):
            return f"{(Decimal(number.numerator) / Decimal(number.denominator)).normalize():f}"
    return f"{float(number):.{_SIGNIFICANT_DIGITS}g}"


def _ends(number: Fraction) -> bool:
    """Whether a number is written with few digits: its denominator holds only 2 and 5."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


_BY_TERM: dict[str, tuple[Criterion, ...]] = {}
for _version in VERSIONS:
    for _criterion in CRITERIA[_version]:
        _key = folded(_criterion.term)
        _BY_TERM[_key] = (*_BY_TERM.get(_key, ()), _criterion)
