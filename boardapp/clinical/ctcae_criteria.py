"""How a laboratory criterion of the CTCAE is written down: terms, ladders, limits, triggers.

A criterion is a ladder of limits, one per grade. A limit reads like the criteria do:
"75.0" (in the ladder's unit), "LLN", "3.0 ULN", "1.5 baseline", "ULN + 2", "baseline - 10".
A value has the grade of a limit once it is beyond it: below it for a term of low values,
above it for one of high values. A value at the limit is not beyond it (50.0 is not < 50.0),
except where the criteria include it, which is written ">=" or "<=".
"""

import re
from fractions import Fraction
from functools import cache
from typing import Literal

import msgspec

Direction = Literal["low", "high"]
Version = Literal["5.0", "6.0"]
Reference = Literal["", "LLN", "ULN", "baseline"]
Condition = Literal[
    "always",
    "baseline high",
    "baseline not high",
    "baseline low",
    "baseline known",
    "on anticoagulation",
    "not on anticoagulation",
]

_LIMIT = re.compile(r"(>=|<=)?\s*(\d+(?:\.\d+)?)?\s*(LLN|ULN|baseline)?(?:\s*([+-])\s*(\d+))?")


class Limit(msgspec.Struct, frozen=True):
    """factor × reference + offset; the factor alone where there is no reference."""

    factor: Fraction
    reference: Reference
    offset: Fraction = Fraction(0)
    is_included: bool = False


class Ladder(msgspec.Struct, frozen=True):
    """The limits by grade, in `unit` (empty: whatever unit the laboratory gives)."""

    limits: tuple[tuple[int, str], ...]
    unit: str = ""
    when: Condition = "always"


class Trigger(msgspec.Struct, frozen=True):
    """What no number shows and what raises the grade to `grade`.

    It is asked for once the laboratory grade is at least `from_grade` and the value is
    beyond `limit`, a multiple of the laboratory's own limit.
    """

    grade: int
    what: str
    limit: str = ""
    from_grade: int = 1


BLEEDING = Trigger(3, "bleeding")
"""What raises the grade of a clotting time or an INR."""


class Criterion(msgspec.Struct, frozen=True):
    """One term of the CTCAE that is graded by a laboratory value.

    `analyte` is the name of the test; `numbers_from` the lowest grade that has numbers
    (5: none has); `gaps` are stretches that the criteria leave open, ends excluded;
    `baseline_up_to` is the highest baseline that grade 3 × baseline is worded for;
    `is_per_surface`: only in a unit per 1.73 m²; `is_by_name`: only where the term is asked
    for, since the value alone does not make it.
    """

    term: str
    analyte: str
    direction: Direction
    ladders: tuple[Ladder, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    note: str = ""
    numbers_from: int = 1
    gaps: tuple[tuple[str, str], ...] = ()
    baseline_up_to: str = ""
    is_per_surface: bool = False
    is_by_name: bool = False


@cache
def parse_limit(text: str) -> tuple[Limit, ...]:
    """Read a limit; several joined by "and" must all be passed. Raises ValueError."""
    return tuple(_one_limit(part) for part in text.split(" and "))


def _one_limit(text: str) -> Limit:
    match = _LIMIT.fullmatch(text.strip())
    if match is None or not (match[2] or match[3]):
        raise ValueError(f'"{text}" is no limit')
    reference: Reference = match[3] or ""  # type: ignore[assignment]
    offset = Fraction(f"{match[4] or ''}{match[5] or 0}")
    return Limit(Fraction(match[2] or 1), reference, offset, is_included=bool(match[1]))


def limit_text(text: str, direction: Direction, unit: str) -> str:
    """A limit as a reader sees it: "< 50.0 10*9/L", "> 3.0 × ULN"."""
    return " and ".join(_shown(part, direction, unit) for part in text.split(" and "))


def _shown(text: str, direction: Direction, unit: str) -> str:
    limit = _one_limit(text)
    sign = {"low": "<≤", "high": ">≥"}[direction][limit.is_included]
    bare = text.lstrip("<>=")
    if limit.reference and not bare.startswith(limit.reference):
        bare = bare.replace(f" {limit.reference}", f" × {limit.reference}")
    is_amount = not limit.reference or limit.offset
    return f"{sign} {bare}{f' {unit}' if is_amount and unit != '1' else ''}"
