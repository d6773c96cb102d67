"""`Value`: a result as the source states it, with its censoring and its silence."""

import math
import re
from enum import Enum
from typing import ClassVar, Self

from boardapp.case.number_spellings import is_power_of_ten, looks_like_a_number, spelled
from boardapp.case.numerals import number_text, scientific_text, shown_number

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
    quotes is read as that number, and so is one in another spelling that can mean only
    one thing ("40–50", "≤5", "less than 5", "1,5", "5×10⁻³"). A number with a unit behind it
    ("1200 cGy") is words here: whether it is in the unit of its record, only the record
    knows. Frozen, hashable; equal where the statements are. Raises `ValueError` for a
    number that is not finite and a range upside down.
    """

    __slots__ = ("_plain", "high", "kind", "low", "stated")
    NOT_REPORTED: ClassVar[Self]

    stated: int | float | str
    _plain: int | float | str
    """The same in the notation above."""
    kind: Kind
    low: float | None
    """The lower bound; None where the statement sets none (below, text, missing)."""
    high: float | None
    """The upper bound; equal to `low` for a plain number."""

    def __init__(self, stated: int | float | str) -> None:
        plain: int | float | str = stated
        if type(stated) is str:
            stated = stated.strip()
            plain = _in_our_notation(stated)
            kind, low, high = _read(str(plain))
        elif isinstance(stated, bool) or not isinstance(stated, int | float):
            raise StatedValueError(f"expected a number or a text, got {type(stated).__name__}")
        else:
            low = high = _finite(stated)
            kind = Kind.NUMBER
        for name, value in zip(self.__slots__, (plain, high, kind, low, stated), strict=True):
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
    def is_strict(self) -> bool:
        """Whether the one bound that is known is itself excluded: "<5", not "<=5"."""
        return self.is_censored and "=" not in str(self._plain)

    @property
    def is_missing(self) -> bool:
        """Whether there is no result, and the text says why."""
        return self.kind is Kind.MISSING

    @property
    def is_unread(self) -> bool:
        """Whether the words begin as a number does, and none was read: "45,000", "5 K/uL"."""
        return self.kind is Kind.TEXT and looks_like_a_number(str(self.stated))

    @property
    def text(self) -> str:
        """The value as it is shown: "40–50", "< 0.01", "normal"."""
        if isinstance(self.stated, float):
            return number_text(shown_number(self.stated))
        if isinstance(self.stated, int):
            return _shown(str(self.stated))
        plain = str(self._plain)
        if not self.is_numeric:
            return plain
        shown = _shown_in_tens if is_power_of_ten(str(self.stated)) else _shown
        if self.kind is Kind.RANGE:
            low, high = map(shown, plain.split(".."))
            return f"{low} to {high}" if low.startswith("−") else f"{low}–{high}"
        if match := _CENSORED.fullmatch(plain):
            return f"{_SIGNS.get(match[1], match[1])} {shown(match[2])}"
        return shown(plain)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Value({self.stated!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self.stated == other.stated

    def __hash__(self) -> int:
        return hash(self.stated)


def _in_our_notation(text: str) -> str:
    """The text as the grammar below has it, where it is a number in another spelling."""
    if _PLAIN.fullmatch(text) or _CENSORED.fullmatch(text) or _RANGE.fullmatch(text):
        return text
    found = spelled(text) if looks_like_a_number(text) or text[:1].isalpha() else None
    return found.number if found is not None and not found.unit else text


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


def _shown_in_tens(number: str) -> str:
    return scientific_text(float(number))


def _finite(stated: int | float | str) -> float:
    try:
        number = float(stated)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise StatedValueError("is no finite number")
    return number


Value.NOT_REPORTED = Value("not reported")
