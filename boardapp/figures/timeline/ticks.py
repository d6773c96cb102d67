"""The ticks of a timeline: days, months or years from diagnosis, each with the age."""

from collections.abc import Iterable, Sequence
from typing import Literal

from boardapp.case.ages import Ages
from boardapp.figures.axis import DAYS_PER_MONTH, month_step, ticks
from boardapp.figures.timeline.timeline import AxisBreak, Stretch, Tick
from boardapp.words.times import age_on_axis

_MOST_TICKS = 9
ORDER_ONLY = "order only"
"""What stands under the axis where no length is stated."""


Unit = Literal["Days", "Months", "Years"]

_DAYS_PER: dict[Unit, float] = {"Days": 1.0, "Months": DAYS_PER_MONTH, "Years": 365.2425}
_MOST_DAYS, _LEAST_YEARS = 100.0, 8.0
"""An axis of up to so many days counts days; one of so many years or more counts years."""
_DAY_STEPS = (1.0, 2.0, 7.0, 14.0, 28.0)
_YEAR_STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)


def axis_unit(start: float, end: float, breaks: Sequence[AxisBreak] = ()) -> Unit:
    """What an axis counts, by how many days it shows outside of its breaks."""
    days = _shown(start, end, breaks)
    if days <= _MOST_DAYS:
        return "Days"
    return "Years" if days >= _LEAST_YEARS * _DAYS_PER["Years"] else "Months"


def axis_title(unit: Unit) -> str:
    """What stands beside the ticks."""
    return f"{unit} from diagnosis"


def timeline_ticks(
    start: float,
    end: float,
    ages: Ages | None,
    breaks: Sequence[AxisBreak] = (),
    order_only: Sequence[Stretch] = (),
    unit: Unit = "Months",
) -> tuple[Tick, ...]:
    """The ticks outside the breaks; a stretch that would have none has one in its middle.

    Where only order is known there is a word instead.
    """
    days_per = _DAYS_PER[unit]
    step = _step(_shown(start, end, breaks) / days_per, unit)
    edges = [start, *(edge for one in breaks for edge in (one.start, one.end)), end]
    found: list[float] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        middle = float(round((first + last) / 2 / days_per))
        found += ticks(first / days_per, last / days_per, step) or (middle,)
    return with_words(found, ages, order_only, unit)


def _shown(start: float, end: float, breaks: Sequence[AxisBreak]) -> float:
    return end - start - sum(one.end - one.start for one in breaks)


def _step(span: float, unit: Unit) -> float:
    if unit == "Months":
        return month_step(span, _MOST_TICKS)
    steps = _DAY_STEPS if unit == "Days" else _YEAR_STEPS
    return next((step for step in steps if span / step <= _MOST_TICKS), steps[-1])


def with_words(
    found: Iterable[float],
    ages: Ages | None,
    order_only: Sequence[Stretch],
    unit: Unit = "Months",
) -> tuple[Tick, ...]:
    """Ticks at these months, or days or years, with a word where only order is known."""
    marks = [
        Tick(at=at * _DAYS_PER[unit], text=f"{at:.4g}", age=_age(at * _DAYS_PER[unit], ages))
        for at in found
        if not any(_is_within(at * _DAYS_PER[unit], one) for one in order_only)
    ]
    words = [Tick(at=(s.start + s.end) / 2, text=ORDER_ONLY, is_word=True) for s in order_only]
    return tuple(sorted((*marks, *words), key=lambda tick: tick.at))


def _is_within(day: float, stretch: Stretch) -> bool:
    """Whether a day lies in a stretch before or after all that is known."""
    return day > stretch.start if stretch.start >= 0 else day < stretch.end


def _age(day: float, ages: Ages | None) -> str:
    """The age at a tick; empty where it isn't known to a year."""
    return age_on_axis(ages.at(day)) if ages is not None else ""
