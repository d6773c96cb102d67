"""What figures in rows share: laid out in one size of type after the other until all of it fits."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from boardapp.figures.figure import Drawing, FactBox, Figure
from boardapp.figures.palette import LIGHT, Page
from boardapp.figures.scene import Primitive
from boardapp.figures.text_width import Measure

Sizes = tuple[float, ...]
"""Points of type; what each is of, the kind of figure says."""

F = TypeVar("F", bound=Figure)


class Laid(ABC, Generic[F]):
    """Rows of a figure at one set of sizes, in a width of points.

    A kind lays its rows out when it is made and keeps their `heights`. `steps` are the sizes
    wished first, the last of them the floor on a slide of 7.5 in; `rescue` is for a frame that
    is smaller than what the rows take at the floor. `head` is the height of what stands above
    all rows, `gap` that between two, `most_stretch` how many times its height a row may grow to.
    """

    steps: ClassVar[tuple[Sizes, ...]]
    rescue: ClassVar[tuple[Sizes, ...]]
    gap: ClassVar[float] = 0.0
    most_stretch: ClassVar[float]
    head = 0.0
    heights: list[float]

    def __init__(self, figure: F, width: float, sizes: Sizes, measure: Measure, page: Page) -> None:
        self.figure, self.width, self.sizes = figure, width, sizes
        self.measure, self.page = measure, page

    @property
    def needed(self) -> float:
        """The height of the head, all rows and the gaps between them."""
        return self.head + sum(self.heights) + self.gap * max(len(self.heights) - 1, 0)

    @property
    def is_whole(self) -> bool:
        """Whether it may be shown so, if it has the height."""
        return True

    @abstractmethod
    def parts(self, height: float) -> Iterator[Primitive]:
        """All of it in place; the rows share what height is left over, as far as that looks well.

        The lowest first.
        """

    @abstractmethod
    def facts(self, height: float) -> Iterator[FactBox]:
        """Where the facts of the case stand in it, as `parts` places them."""

    def grown(self, needed: float, height: float) -> float:
        """The height of a row of which `needed` is the least, in a figure of `height`."""
        spare = max(height - self.needed, 0.0) / max(sum(self.heights), 1.0)
        return needed * min(1 + spare, self.most_stretch)


def drawn(
    kind: type[Laid[F]], figure: F, width: float, height: float, measure: Measure, page: Page
) -> Drawing:
    """The figure in a frame, in the largest type in which all of it fits."""
    for sizes in (*kind.steps, *kind.rescue):
        laid = kind(figure, width, sizes, measure, page)
        if laid.needed <= height and laid.is_whole:
            break
    facts = tuple(fact for fact in laid.facts(height) if fact.place)
    return Drawing(scene=tuple(laid.parts(height)), height=laid.needed, facts=facts)


def height_at_floor(kind: type[Laid[F]], figure: F, width: float, measure: Measure) -> float:
    """What the figure takes at the floor, in points."""
    return kind(figure, width, kind.steps[-1], measure, LIGHT).needed
