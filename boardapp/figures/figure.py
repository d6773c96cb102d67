"""What every figure has that is drawn as one group of shapes, and what drawing it gives."""

import msgspec

from boardapp.figures.scene import Scene


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as data; each kind has its own fields. `summary` is its alt text.

    `name` is that of its group, by which it is known among the figures of a slide.
    """

    name: str
    summary: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in place. `height` is what it takes, in points; `lost` counts texts cut short."""

    scene: Scene
    height: float
    lost: int = 0
