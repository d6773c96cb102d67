"""Target lesions with their sizes, and the sum of their diameters, in mm.

Rule "sum of diameters, version 1": the longest diameter of a lesion, the short axis of a lymph
node. A size is what is stated: a range stays one, "about" is ± 20 %, "< 5" lies between 0 and 5.
A length without a unit, or a node whose axis is not said to be the short one, is not summed.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from boardapp.case.value import Kind, Value
from boardapp.clinical.leukemia_bounds import bounds
from boardapp.clinical.units import UnitError, convert, parse_unit, read_unit

RULE = "sum of diameters, version 1"
SOURCE = "RECIST 1.1, as in PMC5658474: longest diameter, short axis of nodes"
GONE_NODE_MM = 10
"""A node below it is normal, and counts as gone."""

Axis = Literal["long", "short"]
Reason = Literal[
    "no target lesion at baseline", "more than 5 target lesions",
    "more than 2 target lesions in an organ", "size not stated", "size not read",
    "unit not stated", "unit not read", "short axis of a node not stated",
    "short axis of a lesion that is no node", "node below 15 mm is no target",
    "lesion named twice", "no target lesion measured", "regrowth after all were gone",
]  # fmt: skip
Where = Literal["", "baseline", "now"]


class Sum(NamedTuple):
    """The least and the most that it can be; `high` is None where nothing bounds it."""

    low: Fraction
    high: Fraction | None


class Obstacle(msgspec.Struct, frozen=True):
    """What keeps a class from being computed: of which lesion or organ, at which look."""

    reason: Reason
    lesion: str = ""
    where: Where = ""


class Lesion(msgspec.Struct, frozen=True):
    """One target lesion as one look measured it.

    `key` is the same at every look, `unit` that of the size ("mm", "cm"). A lesion that is gone
    has the size 0, which needs no unit; one that was not measured has none. `axis` is the one
    that was measured, None where it is not stated.
    """

    key: str
    organ: str
    size: Value | None
    unit: str = ""
    is_node: bool = False
    axis: Axis | None = None

    @property
    def obstacle(self) -> Reason | None:
        """Why a stated size is not summed; None for one that can be, or is not stated."""
        if self.size is None or self.size.is_missing or self._is_zero:
            return None
        if not self.size.is_numeric or (self.size.low or 0) < 0:
            return "size not read"
        if self.is_node and self.axis != "short":
            return "short axis of a node not stated"
        if not self.is_node and self.axis == "short":
            return "short axis of a lesion that is no node"
        if not self.unit.strip():
            return "unit not stated"
        return "unit not read" if _to_mm(Fraction(1), self.unit) is None else None

    @property
    def span(self) -> Sum | None:
        """The least and the most that it measures, in mm; None where it is not known."""
        return _span(self)

    def is_below(self, millimetres: float) -> bool:
        """Whether it is certainly smaller; "< 10" is below 10."""
        span = self.span
        if span is None or span.high is None or self.size is None:
            return False
        is_open = self.size.kind is Kind.BELOW and "=" not in str(self.size.stated)
        return span.high < millimetres or (span.high == millimetres and is_open)

    @property
    def _is_zero(self) -> bool:
        return self.size is not None and self.size.low == self.size.high == 0


def total(targets: Sequence[Lesion], look: Sequence[Lesion]) -> Sum:
    """The sum of these targets at a look; a target not measured leaves it open upwards."""
    measured = {lesion.key: lesion.span for lesion in look}
    low, high = Fraction(0), Fraction(0)
    is_open = False
    for target in targets:
        span = measured.get(target.key)
        if span is None:
            is_open = True
            continue
        low += span.low
        is_open |= span.high is None
        high += span.high or 0
    return Sum(low, None if is_open else high)


def is_gone(targets: Sequence[Lesion], look: Sequence[Lesion]) -> bool:
    """Whether all targets are certainly gone at a look, nodes below 10 mm."""
    seen = {lesion.key: lesion for lesion in look}
    return all(target.key in seen and _is_gone(target, seen[target.key]) for target in targets)


def may_be_gone(targets: Sequence[Lesion], look: Sequence[Lesion]) -> bool:
    """Whether all targets may be gone: nothing that was measured shows one of them."""
    seen = {lesion.key: lesion for lesion in look}
    return all(
        (lesion := seen.get(target.key)) is None
        or (span := lesion.span) is None
        or span.low == 0
        or (target.is_node and span.low < GONE_NODE_MM)
        for target in targets
    )


def _is_gone(target: Lesion, lesion: Lesion) -> bool:
    span = lesion.span
    if span is None:
        return False
    return span.high == 0 or (target.is_node and lesion.is_below(GONE_NODE_MM))


@lru_cache(maxsize=4096)
def _span(lesion: Lesion) -> Sum | None:
    """The same, kept: each look is compared with all before it."""
    if lesion.size is None or not lesion.size.is_numeric or lesion.obstacle:
        return None
    if lesion.size.low == lesion.size.high == 0:
        return Sum(Fraction(0), Fraction(0))
    low, high = (_exact_mm(bound, lesion.unit) for bound in bounds(lesion.size))
    return Sum(low or Fraction(0), high)


def _exact_mm(number: float | None, unit: str) -> Fraction | None:
    return None if number is None else _to_mm(Fraction(str(number)), unit)


def _to_mm(number: Fraction, unit: str) -> Fraction | None:
    """In mm; None for a unit that is none of length."""
    try:
        return convert(number, read_unit(unit), parse_unit("mm"))
    except UnitError:
        return None
