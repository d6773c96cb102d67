"""`Value`: a result as the source states it, with its censoring and its silence."""

import math
import re
from enum import Enum
from typing import ClassVar, Self

from boardapp.case.numerals import number_text

_EXPONENT = r"(?:[eE][+-]?\d+)?"
_NUMBER = rf"[+-]?(?:\d+(?:\.\d*)?|\.\d+){_EXPONENT}"
# In a range no number ends in a point: "1...5" is 1 to .5, upside down, and not 1. to 5.
_BOUND = rf"[+-]?(?:\d+(?:\.\d+)?|\.\d+){_EXPONENT}"
_RANGE = re.compile(rf"({_BOUND})\s*\.\.\s*({_BOUND})")
_CENSORED = re.compile(rf"(<=|>=|<|>|~)\s*({_NUMBER})")
_PLAIN = re.compile(_NUMBER)
_SIGNS = {"<=": "≤", ">=": "≥", "~": "about"}
MISSING = frozenset({"not done", "not reported", "pending", "unknown", "not assessed"})
"""Words that say why there is no result. They are values, not problems."""


class StatedValueError(ValueError):
    """A value that can't be kept: not finite, upside down or empty."""


class Kind(Enum):
    """What sort of statement a value is."""

    NUMBER = "number"
    RANGE = "range"
    BELOW = "below"
    ABOVE = "above"
    ABOUT = "about"
    TEXT = "text"
    MISSING = "missing"


class Value:
    """A number, a range, a censored number, words, or the reason why there is none.

    `stated` is what the file holds: a number, or one of the texts "40..50", "<0.01",
    "<=5", ">2000", "~12", "normal", "1+", "not done", "not reported". A number in
    quotes is read as that number. Frozen, hashable; equal where the statements are.
    Raises `ValueError` for a number that is not finite and a range upside down.
    """

    __slots__ = ("high", "kind", "low", "stated")
    NOT_REPORTED: ClassVar[Self]

    stated: int | float | str
    kind: Kind
    low: float | None
    """The lower bound; None where the statement sets none (below, text, missing)."""
    high: float | None
    """The upper bound; equal to `low` for a plain number."""

    def __init__(self, stated: int | float | str) -> None:
        if type(stated) is str:
            stated = stated.strip()
            kind, low, high = _read(stated)
        elif isinstance(stated, bool) or not isinstance(stated, int | float):
            raise StatedValueError(f"expected a number or a text, got {type(stated).__name__}")
        else:
            low = high = _finite(stated)
            kind = Kind.NUMBER
        for name, value in (("stated", stated), ("kind", kind), ("low", low), ("high", high)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, _: object) -> None:
        raise AttributeError(f"a Value is frozen: {name} can't be set")

    @property
    def is_numeric(self) -> bool:
        """Whether the statement sets at least one bound."""
        return self.low is not None or self.high is not None

    @property
    def is_censored(self) -> bool:
        """Whether only one bound is known; the limit is then no result."""
        return self.kind in (Kind.BELOW, Kind.ABOVE)

    @property
    def is_missing(self) -> bool:
        """Whether there is no result, and the text says why."""
        return self.kind is Kind.MISSING

    @property
    def text(self) -> str:
        """The value as it is shown: "40–50", "< 0.01", "normal"."""
        if self.kind is Kind.RANGE:
            low, high = map(_shown, str(self.stated).split(".."))
            return f"{low} to {high}" if low.startswith("−") else f"{low}–{high}"
        if match := _CENSORED.fullmatch(str(self.stated)):
            return f"{_SIGNS.get(match[1], match[1])} {_shown(match[2])}"
        if isinstance(self.stated, float):
            return number_text(self.stated)
        return _shown(str(self.stated)) if self.is_numeric else str(self.stated)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Value({self.stated!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self.stated == other.stated

    def __hash__(self) -> int:
        return hash(self.stated)


def _read(text: str) -> tuple[Kind, float | None, float | None]:
    if not text:
        raise StatedValueError('is empty; write a value, "not done" or "not reported"')
    if text.lower() in MISSING:
        return Kind.MISSING, None, None
    if match := _RANGE.fullmatch(text):
        low, high = _finite(match[1]), _finite(match[2])
        if low > high:
            raise StatedValueError(f'"{text}" is a range upside down; the lower number comes first')
        return Kind.RANGE, low, high
    if match := _CENSORED.fullmatch(text):
        number = _finite(match[2])
        if match[1] == "~":
            return Kind.ABOUT, number, number
        return (Kind.BELOW, None, number) if "<" in match[1] else (Kind.ABOVE, number, None)
    if _PLAIN.fullmatch(text):
        number = _finite(text)
        return Kind.NUMBER, number, number
    return Kind.TEXT, None, None


def _shown(number: str) -> str:
    """A stated number with its own digits, its sign and power as a reader writes them."""
    if "e" in number.lower():
        return number_text(float(number))
    return number.strip().replace("-", "−")


def _finite(stated: int | float | str) -> float:
    try:
        number = float(stated)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise StatedValueError("is no finite number")
    return number


Value.NOT_REPORTED = Value("not reported")
