"""How long a complication or a low count lasted, in words."""

from typing import Protocol

from boardapp.words.times import Bounds, duration_text


class Lasted(Protocol):
    """A complication as far as its end goes."""

    @property
    def lasted(self) -> Bounds | None:
        """From its onset to its stated end, in days; None where no end is stated."""

    @property
    def is_ongoing(self) -> bool:
        """Whether the source says that it goes on."""


class Recovered(Protocol):
    """The worst grade of a cycle and what followed it within the cycle."""

    @property
    def is_recovered(self) -> bool | None:
        """Whether the grade was 1 or less again; None where it never was more."""

    @property
    def recovered_day(self) -> int | None:
        """The day of the cycle on which it was; None where that is not known to the day."""


def until_recovery_text(one: Lasted) -> str:
    """The time until recovery: "8 d", "ongoing", "length not known"; empty without an end."""
    if one.lasted is None:
        return "ongoing" if one.is_ongoing else ""
    return _length_text(one.lasted) or "length not known"


def recovery_text(one: Lasted) -> str:
    """The same as it stands in a sentence: "8 d until recovery", "ongoing"."""
    length = _length_text(one.lasted) if one.lasted is not None else ""
    return f"{length} until recovery" if length else until_recovery_text(one)


def recovered_text(grade: Recovered) -> str:
    """When a grade was 1 or less again: "day 22", "not within the cycle"; empty if never more."""
    if grade.is_recovered is None:
        return ""
    if not grade.is_recovered:
        return "not within the cycle"
    return "within the cycle" if grade.recovered_day is None else f"day {grade.recovered_day}"


def _length_text(lasted: Bounds) -> str:
    """A length of which more is known than its most."""
    low, high = lasted.earliest, lasted.latest
    return duration_text(lasted) if low is not None and (low == high or low > 0) else ""
