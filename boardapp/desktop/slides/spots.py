"""Where the facts of a slide stand on it, so that a click on a number leads to its fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

REACH = 3.0
"""How far beside a small mark a click still means it, in points."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a slide that shows one fact; `box` is in points from the slide's upper corner."""

    place: str
    box: QRectF


def spot_at(spots: Iterable[Spot], point: QPointF) -> Spot | None:
    """The smallest spot at a point: a mark in a bar before the bar."""
    found = (spot for spot in spots if _reached(spot.box).contains(point))
    return min(found, key=lambda spot: spot.box.width() * spot.box.height(), default=None)


def _reached(box: QRectF) -> QRectF:
    return box.adjusted(-REACH, -REACH, REACH, REACH)
