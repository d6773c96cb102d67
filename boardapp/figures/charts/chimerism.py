"""The donor's share over the course, in % of each kind of cells, after every transplant.

The line of one kind of cells ends with each transplant: what follows is another donor's. Results of
which the transplant isn't sure, and all after an autologous one, are not drawn. The line of full
chimerism is that of a published rule, and stands only where both lineages were looked at once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.clinical.chimerism import FULL_ABOVE_PERCENT, RULE, lineage_of
from boardapp.figures.axis import is_near, months
from boardapp.figures.charts.chart import Chart, Instant, Level, Point, Series, Shade, Word
from boardapp.figures.charts.parts import (
    SUMMARY_LENGTH,
    X_TITLE,
    joined_series,
    known_apart,
    relapse_instants,
    runs,
    therapy_shades,
    word_text,
    x_bounds,
    x_range_of,
)
from boardapp.figures.palette import Role
from boardapp.figures.text_width import shorten
from boardapp.review.model.chimerism import DonorShare, DonorStretch
from boardapp.review.model.review import Review
from boardapp.words.lists import parted
from boardapp.words.short_names import short_name
from boardapp.words.times import derived_text, stated_time

_PEN_ORDER: tuple[Role, ...] = ("value", "second", "third", "fourth")
_MOST_WORDS = 6
_DONOR_LENGTH, _SHORT_LENGTH = 34, 14
_TOP = 100.0
_STEP, _LOW = 10.0, 50.0
"""The axis ends at a whole step; it begins at 0 where any share lies below half."""
_LARGER = 0.2
"""By how much the marks of each further kind of cells are larger, so that none hides another."""


def chimerism_chart(review: Review) -> Chart | None:
    """The shares by kind of cells, or None where none has a place on the chart."""
    stretches = [one for one in review.donor_shares if one.is_of_a_donor]
    drawn = [[share for share in one.shares if _is_drawn(share)] for one in stretches]
    points = [_point(share) for shares in drawn for share in shares]
    if not points:
        return None
    starts = [months(s.start.drawn) for s in stretches if s.start.drawn is not None]
    x_range = x_range_of(review, points, starts)
    return Chart(
        title="Donor chimerism",
        y_title="Donor share, %",
        x_title=X_TITLE,
        x_range=x_range,
        y_range=_y_range(points),
        series=tuple(_series(drawn, {place for s in stretches if (place := _lowest(s))})),
        levels=_full_level(stretches),
        shades=_other_therapies(review, x_range),
        instants=(*_transplants(review, stretches, x_range), *relapse_instants(review, x_range)),
        words=tuple(_words(review))[:_MOST_WORDS],
        summary=_summary(stretches),
        sources=tuple(dict.fromkeys(s.source for shares in drawn for s in shares if s.source)),
    )


def _is_drawn(share: DonorShare) -> bool:
    """Whether it states a number that a share can be, at a time that has a place."""
    value = share.value
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    return bool(bounds) and all(0 <= b <= _TOP for b in bounds) and is_near(share.when.drawn)


def _lowest(stretch: DonorStretch) -> Place | None:
    """The lowest share of the last look: the one that decides, and has a label."""
    drawn = [share for share in stretch.last if _is_drawn(share)]
    return min(drawn, key=lambda share: share.value.low or 0.0).place if drawn else None


def _series(drawn: Sequence[Sequence[DonorShare]], deciding: Collection[Place]) -> Iterator[Series]:
    """A series for each kind of cells, whose line breaks at each transplant."""
    kinds = list(dict.fromkeys(share.cells for shares in drawn for share in shares))
    for number, cells in enumerate(kinds):
        own = [[s for s in shares if s.cells == cells] for shares in drawn]
        template = Series(
            name=f"Donor share, {cells or 'cells not reported'}",
            points=(),
            role=_PEN_ORDER[min(number, len(_PEN_ORDER) - 1)],
            meaning=cells or "cells not reported",
            is_hollow=number > 0,
            weight=1.0 + _LARGER * number,
        )
        yield from _of_cells(template, own, deciding)


def _of_cells(
    template: Series, own: Sequence[Sequence[DonorShare]], deciding: Collection[Place]
) -> Iterator[Series]:
    stretches: list[Sequence[Point]] = []
    beyond: dict[bool, list[Point]] = {True: [], False: []}
    for shares in own:
        pairs = [(s, _point(s, decides=s.place in deciding)) for s in shares]
        plain = [(s, p) for s, p in pairs if not s.value.is_censored]
        stretches += [
            [p for _, p in run] for run in runs(plain, lambda a, b: known_apart(a[1], b[1]))
        ]
        for share, point in pairs:
            if share.value.is_censored:
                beyond[share.value.high is None].append(point)
    yield from joined_series(template, stretches)
    for is_above, points in beyond.items():
        if points:
            side = "above" if is_above else "below"
            yield replace(
                template,
                name=f"{template.name}, {side} the limit",
                points=tuple(points),
                is_joined=False,
                is_open=True,
                is_above=is_above,
                is_hollow=False,
                weight=1.0,
                meaning=f"{side} what could be measured",
            )


def _point(share: DonorShare, *, decides: bool = False) -> Point:
    """A share as a point; one that decides bears the name of its cells."""
    bounds = [b for b in (share.value.low, share.value.high) if b is not None]
    low, high = bounds[0], bounds[-1]
    x_low, x_high = x_bounds(share.when)
    return Point(
        x=months(share.when.drawn or 0.0),
        y=(low + high) / 2,
        low=low,
        high=high,
        x_low=x_low,
        x_high=x_high,
        text=f"{share.cells if decides else ''} {share.value.text} %".strip(),
        key=share.place,
        is_emphasised=decides,
    )


def _y_range(points: Iterable[Point]) -> tuple[float, float]:
    """From 0, or from a step below the lowest share where all lie in the upper half."""
    low = min(point.low for point in points)
    bottom = 0.0 if low < _LOW else _STEP * (low // _STEP) - _STEP
    return bottom, _TOP


def _full_level(stretches: Sequence[DonorStretch]) -> tuple[Level, ...]:
    """The line of the rule, where myeloid and lymphoid cells were looked at after a transplant."""
    lineages = {lineage_of(share.cells) for one in stretches for share in one.shares}
    if not lineages >= {"myeloid", "lymphoid"}:
        return ()
    label = f"full: > {FULL_ABOVE_PERCENT} % in myeloid and lymphoid cells"
    short = f"> {FULL_ABOVE_PERCENT} %"
    return (Level(y=float(FULL_ABOVE_PERCENT), label=label, short=short, rule=RULE),)


def _transplants(
    review: Review, stretches: Sequence[DonorStretch], x_range: tuple[float, float]
) -> Iterator[Instant]:
    """A line for each transplant that was given: with its donor where something was measured."""
    by_place = {one.place: one for one in stretches}
    for phase in (*review.phases, *review.outside_lines):
        day = phase.start.drawn
        is_shown = phase.therapy_class == "transplant" and phase.is_given and is_near(day)
        if not is_shown or day is None or not x_range[0] <= months(day) <= x_range[1]:
            continue
        low, high = x_bounds(phase.start)
        label = short = phase.short or short_name(phase.name)
        if stretch := by_place.get(phase.place):
            short = f"T{stretch.number}"
            label = parted((short, stretch.donor or "donor not reported"), ": ")
        yield Instant(
            x=months(day),
            label=shorten(label, _DONOR_LENGTH),
            short=shorten(short, _SHORT_LENGTH),
            x_low=low,
            x_high=high,
            is_turn=False,
        )


def _other_therapies(review: Review, x_range: tuple[float, float]) -> tuple[Shade, ...]:
    """The therapies above the plot; transplants are lines of their own."""
    return tuple(s for s in therapy_shades(review, x_range) if s.role != "transplant")


def _words(review: Review) -> Iterator[Word]:
    """What is told in words, or has no place on the axis."""
    for stretch in review.donor_shares:
        if stretch.is_autologous:
            continue
        for share in stretch.shares:
            if share.value.is_missing or (stretch.number and _is_drawn(share)):
                continue
            near = is_near(share.when.drawn)
            x = months(share.when.drawn) if near and share.when.drawn is not None else None
            text = shorten(share.text, _DONOR_LENGTH)
            if not stretch.number:
                text = f"{text}, transplant not sure"
            bounds = share.when.drawn_bounds
            yield Word(x=x, text=text if x is None else word_text(text, *bounds))


def _summary(stretches: Sequence[DonorStretch]) -> str:
    """The last shares after each transplant, with donor and time."""
    told = []
    for one in stretches:
        if not one.last:
            continue
        when = one.last[0].when
        shares = ", ".join(share.text for share in one.last)
        donor = f" ({one.donor})" if one.donor else ""
        time = derived_text(when) or stated_time(when)
        told.append(f"After transplant {one.number}{donor} last {shares}, {time}.")
    return shorten(" ".join(told), SUMMARY_LENGTH)
