"""The best picture of a timeline in a room: a lane for each line, or shared rows where it is short.

The slide, its painter and the notes ask this one function, so that they can't disagree.
"""

from boardapp.figures.text_width import Measure, arial_width
from boardapp.figures.timeline.geometry import LEAST_SIZE, WISHED_SIZE, lay_out
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.shared_lines import with_shared_lines
from boardapp.figures.timeline.timeline import Timeline

_WORTH = 3.0
"""What sharing must save, in `loss`, to be preferred to a lane for each line."""


def fit(
    timeline: Timeline,
    width_pt: float,
    height_pt: float,
    measure: Measure = arial_width,
    *,
    wished_size: float = WISHED_SIZE,
    least_size: float = LEAST_SIZE,
) -> TimelineGeometry:
    """The timeline laid out as in `lay_out`, in the form that loses the fewest labels."""

    def laid_out(form: Timeline) -> TimelineGeometry:
        return lay_out(
            form, width_pt, height_pt, measure, wished_size=wished_size, least_size=least_size
        )

    plain = laid_out(timeline)
    if plain.loss <= _WORTH and not plain.is_crowded:
        return plain
    with_shared = with_shared_lines(timeline)
    if with_shared is timeline:
        return plain
    shared = laid_out(with_shared)
    is_better = (shared.is_crowded, shared.loss + _WORTH) < (plain.is_crowded, plain.loss)
    return shared if is_better else plain
