"""Allele fractions over the course, each change in each specimen by itself.

Drawn where one change was measured at two times or more since the diagnosis. Results are joined
only where two of one change, specimen and method follow each other; one below or above a limit
stands at it as an open mark, and one whose unit is not read is not drawn.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from boardapp.figures.axis import decade_range, is_near, months, snapped_nicely
from boardapp.figures.charts.chart import Chart, Point, Series, Word
from boardapp.figures.charts.parts import (
    SUMMARY_LENGTH,
    X_TITLE,
    kind_of,
    relapse_instants,
    series_by_kind,
    therapy_shades,
    word_text,
    x_bounds,
    x_range_of,
)
from boardapp.figures.palette import Role
from boardapp.figures.text_width import shorten
from boardapp.review.model.review import Review
from boardapp.review.model.tissue import GeneticResult
from boardapp.words.lists import parted
from boardapp.words.plurals import numbered
from boardapp.words.times import derived_text, stated_time

_PENS: tuple[Role, ...] = ("value", "second", "third", "fourth")
_MOST_WORDS = 8
_PERCENT = 100.0
_LOG_FROM_RATIO = 500.0
"""As in the charts of the laboratory."""

_Kind = tuple[str, str, str]
"""A change, the specimen and the method, without regard to capitals."""


def allele_fraction_chart(review: Review) -> Chart | None:
    """The fractions of all changes by time, or None where none was measured twice."""
    told = [one for one in review.tissue.genetics if _is_since_diagnosis(one)]
    measured = [one for one in told if one.share is not None and is_near(one.when.drawn)]
    if not any(len(_times(measured, one)) > 1 for one in measured):
        return None
    groups = _groups(measured)
    shown = groups[: len(_PENS)]
    series = tuple(one for n, group in enumerate(shown) for one in _series(group, shown, _PENS[n]))
    points = [point for one in series for point in one.points]
    words = tuple(_words(told, shown))
    x_range = x_range_of(review, points, [word.x for word in words if word.x is not None])
    is_log = _is_log(points)
    drawn = [one for group in shown for one in group]
    return Chart(
        title="Allele fractions",
        y_title="Allele fraction, %",
        x_title=X_TITLE,
        x_range=x_range,
        y_range=_y_range(points, is_log=is_log),
        series=series,
        is_log=is_log,
        shades=therapy_shades(review, x_range),
        instants=relapse_instants(review, x_range),
        words=words[:_MOST_WORDS],
        summary=_summary(shown),
        thinned=_left_out(review, drawn, len(groups) - len(shown)),
        sources=tuple(dict.fromkeys(one.source for one in drawn if one.source)),
    )


def _is_since_diagnosis(one: GeneticResult) -> bool:
    """Whether it is not surely from before the diagnosis, as a germline often is."""
    is_before = one.when.latest is not None and one.when.latest < 0
    is_known = one.when.earliest is not None or one.when.latest is not None
    return is_known and not is_before


def _times(measured: Sequence[GeneticResult], like: GeneticResult) -> set[float | None]:
    """The times at which a change was measured, in whatever specimen."""
    return {one.when.drawn for one in measured if _change(one) == _change(like)}


def _change(one: GeneticResult) -> str:
    return one.called.casefold()


def _kind(one: GeneticResult) -> _Kind:
    return _change(one), one.specimen.casefold(), one.method.casefold()


def _groups(measured: Iterable[GeneticResult]) -> list[list[GeneticResult]]:
    """The results of each kind in order of time, those measured most often first."""
    found: dict[_Kind, list[GeneticResult]] = {}
    for one in measured:
        found.setdefault(_kind(one), []).append(one)
    return sorted(found.values(), key=len, reverse=True)


def _series(
    group: list[GeneticResult], shown: Sequence[list[GeneticResult]], role: Role
) -> tuple[Series, ...]:
    """The results of one kind; its name says no more than tells it from the others."""
    name = _name(group[0], [other[0] for other in shown])
    template = Series(name=name, points=(), role=role, meaning=name)
    points = [_point(one) for one in group]
    text = f"{group[-1].called} {points[-1].text}" if len(shown) > 1 else points[-1].text
    points[-1] = replace(points[-1], text=text, is_emphasised=True)
    kinds = [kind_of(one.low, one.high) for one in group]
    return series_by_kind(template, list(zip(kinds, points, strict=True)))


def _name(one: GeneticResult, others: Sequence[GeneticResult]) -> str:
    specimens = {other.specimen.casefold() for other in others}
    same = [o for o in others if _kind(o)[:2] == _kind(one)[:2]]
    where = one.specimen if len(specimens) > 1 else ""
    how = one.method if len(same) > 1 else ""
    told = parted((where, how), ", ")
    return f"{one.called} ({told})" if told else one.called


def _point(one: GeneticResult) -> Point:
    bounds = [bound for bound in (one.low, one.high) if bound is not None]
    low, high = (round(bound * _PERCENT, 9) for bound in (bounds[0], bounds[-1]))
    x_low, x_high = x_bounds(one.when)
    return Point(
        x=months(one.when.drawn or 0.0),
        y=(low + high) / 2,
        low=low,
        high=high,
        x_low=x_low,
        x_high=x_high,
        text=one.fraction,
        key=one.place,
    )


def _words(told: Iterable[GeneticResult], shown: Sequence[list[GeneticResult]]) -> Iterable[Word]:
    """What was said of a change that is drawn, and is no number: "not detected"."""
    changes = {_change(group[0]) for group in shown}
    for one in told:
        if one.share is not None or _change(one) not in changes:
            continue
        text = f"{one.called}: {one.fraction or one.result}"
        if is_near(one.when.drawn):
            text = word_text(text, *one.when.drawn_bounds)
            yield Word(x=months(one.when.drawn or 0.0), text=text)


def _is_log(points: Sequence[Point]) -> bool:
    low = min(point.low for point in points)
    return low > 0 and max(point.high for point in points) > _LOG_FROM_RATIO * low


def _y_range(points: Sequence[Point], *, is_log: bool) -> tuple[float, float]:
    """From 0, or from the decade below the least; never above the whole but for room."""
    low, high = min(point.low for point in points), max(point.high for point in points)
    if is_log:
        return decade_range(0.7 * low, high)
    return snapped_nicely(0.0, min(1.08 * high, max(high, _PERCENT))) if high > 0 else (0.0, 1.0)


def _summary(shown: Sequence[list[GeneticResult]]) -> str:
    """Each change with its values and their times."""
    told = []
    for group in shown:
        values = (
            f"{one.fraction} ({derived_text(one.when) or stated_time(one.when)})" for one in group
        )
        told.append(f"{group[0].called}: {', then '.join(values)}")
    return shorten(f"Allele fractions. {'; '.join(told)}.", SUMMARY_LENGTH)


def _left_out(review: Review, drawn: Sequence[GeneticResult], changes: int) -> str:
    """What of the fractions stands only in the table."""
    parts = [f"{numbered(changes, 'more series', 'more series')} only in the table"] * bool(changes)
    stated = [one for one in review.tissue.genetics if one.fraction and one.share is not None]
    early = sum(one.when.latest is not None and one.when.latest < 0 for one in stated)
    undrawn = [one for one in review.tissue.genetics if one.fraction and one.share is None]
    if early:
        parts.append(f"{numbered(early, 'result')} from before the diagnosis only in the table")
    if unread := sum(_change(one) not in {_change(d) for d in drawn} for one in undrawn):
        parts.append(f"{numbered(unread, 'fraction')} without a number or unit only in the table")
    return "; ".join(parts)
