"""What every figure has that is drawn as one group of shapes, and what drawing it gives."""

from typing import NamedTuple

import msgspec

from boardapp.case.place import Place
from boardapp.figures.lanes import Box
from boardapp.figures.scene import Scene

NOWHERE = Place()


class FactBox(NamedTuple):
    """Where a fact of the case is shown in a figure."""

    place: Place
    box: Box


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as data; each kind has its own fields. `summary` is its alt text.

    `name` is that of its group, by which it is known among the figures of a slide.
    """

    name: str
    summary: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in place. `height` is what it takes, in points; `lost` counts texts cut short.

    `facts` are where the facts of the case stand in it.
    """

    scene: Scene
    height: float
    lost: int = 0
    facts: tuple[FactBox, ...] = ()
