"""A course that is more than one slide can hold goes on to further ones.

A timeline is cut by period, at a moment that means something; where a deck has one slide for the
course, the lanes that matter least are left out instead, and named. Any other figure is parted
where its kind allows.
"""

from functools import lru_cache

from msgspec.structs import replace

from boardapp.deck.fitting.frame import Frame, inset
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.fitting.page import Sizes
from boardapp.deck.fitting.placing import place
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Style, stretched
from boardapp.deck.slides import Block, FigureBlock, Section, Slide, TimelineBlock
from boardapp.figures.drawing import parted
from boardapp.figures.timeline.geometry import LEAST_SIZE, lay_out
from boardapp.figures.timeline.periods import in_periods
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.thinned import thinned, with_room
from boardapp.figures.timeline.timeline import Timeline

MOST_PERIODS = 5
"""The most slides that one course takes; a board won't follow more."""

_LOSS_SPARED = 0.25
"""What each further slide must spare of the labels that find no room, to be worth it."""
_FULLER = 0.6
"""A slide holds up to 1 / 0.6 of the labels that find room where all are crowded on one."""


@lru_cache(maxsize=32)
def placed_timeline(timeline: Timeline, width: float, height: float) -> TimelineGeometry:
    """The timeline in a frame of the slide, in points; laying it out takes a while, so once."""
    return lay_out(timeline, width, height, text_width)


def by_period(slide: Slide, style: Style = OWN_STYLE) -> tuple[Slide, ...]:
    """The slide, or several where its course holds more than one can show."""
    block = slide.blocks[0] if len(slide.blocks) == 1 else None
    if isinstance(block, FigureBlock):
        return _figure_slides(slide, block, _frame(slide, block, style))
    if not isinstance(block, TimelineBlock):
        return (slide,)
    frame = _frame(slide, block, style)
    block = replace(block, timeline=with_room(block.timeline, lambda less: _has_room(less, frame)))
    slide = replace(slide, blocks=(block,))
    if not _is_crowded(block.timeline, frame):
        return (slide,)
    if block.is_on_one_slide:
        timeline = thinned(block.timeline, lambda less: _is_legible(less, frame))
        return (replace(slide, blocks=(replace(block, timeline=timeline),)),)
    periods = _periods(block.timeline, frame)
    return _slides(slide, block, periods) if len(periods) > 1 else (slide,)


def _figure_slides(slide: Slide, block: FigureBlock, frame: Frame) -> tuple[Slide, ...]:
    parts = parted(block.figure, frame.width, frame.height, text_width)
    if len(parts) == 1:
        return (slide,)
    behind: Section = "Backup" if slide.rest_in_backup else slide.section
    return tuple(
        replace(
            slide,
            section=slide.section if number == 1 else behind,
            tail=f" – {number} of {len(parts)}",
            blocks=(replace(block, figure=part),),
        )
        for number, part in enumerate(parts, start=1)
    )


def _frame(slide: Slide, block: Block, style: Style) -> Frame:
    """Where a block alone on its slide will stand, as `paginate` places it."""
    body = style.narrowed(slide.layout).body
    placed = place(block, body, Sizes(body=0, sub=0, table=0)).frame
    frame = stretched(placed, style.wideness)
    return inset(frame, CARD_INSET) if style.stages[slide.layout].has_card else frame


def _has_room(timeline: Timeline, frame: Frame) -> bool:
    """Whether every label stands in full, in type that is larger than the least."""
    placed = placed_timeline(timeline, frame.width, frame.height)
    return not (placed.dropped or placed.shortened) and placed.size > LEAST_SIZE


def _is_crowded(timeline: Timeline, frame: Frame) -> bool:
    return placed_timeline(timeline, frame.width, frame.height).is_crowded


def _is_legible(timeline: Timeline, frame: Frame) -> bool:
    return not placed_timeline(timeline, frame.width, frame.height).is_illegible


def _periods(timeline: Timeline, frame: Frame) -> tuple[Timeline, ...]:
    """As few periods as hold everything, else those of which more would spare too little."""
    best: tuple[Timeline, ...] = (timeline,)
    best_loss = _loss(best, frame)
    for count in range(_fewest(timeline, frame), MOST_PERIODS + 1):
        periods = in_periods(timeline, count)
        loss = _loss(periods, frame)
        further = len(periods) - len(best)
        is_clear = not any(_is_crowded(period, frame) for period in periods)
        if further and (is_clear or loss <= best_loss * (1 - _LOSS_SPARED) ** further):
            best, best_loss = periods, loss
        if is_clear:
            return best
    return best


def _fewest(timeline: Timeline, frame: Frame) -> int:
    """How many slides the labels need at the least; fewer need not be tried."""
    whole = placed_timeline(timeline, frame.width, frame.height)
    held = max(len(whole.labels), 1)
    return min(max(2, int(_FULLER * (held + len(whole.dropped)) / held)), MOST_PERIODS)


def _loss(periods: tuple[Timeline, ...], frame: Frame) -> float:
    return sum(placed_timeline(p, frame.width, frame.height).loss for p in periods)


def _slides(slide: Slide, block: TimelineBlock, periods: tuple[Timeline, ...]) -> tuple[Slide, ...]:
    names = "; ".join(period.period for period in periods)
    where = f"The course goes on over {len(periods)} slides: {names}."
    return tuple(
        replace(
            slide,
            tail=f" – {period.period}",
            blocks=(replace(block, timeline=period, caption=block.caption if not n else ""),),
            say=(where, *slide.say) if not n else (where, f"Here: {period.period}."),
        )
        for n, period in enumerate(periods)
    )
