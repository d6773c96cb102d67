"""Where things stand on the slides of a template: by the placeholders of layout and master."""

from copy import copy

from msgspec.structs import replace
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import SlideLayout, SlideMaster

from boardapp.deck.fitting.design import FOOTER_POINTS, TITLE_LINES, TITLE_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import LINE_PITCH
from boardapp.deck.fitting.stage import TITLE_INSETS
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.backdrop import frame_of, scaled
from boardapp.deck.template.layouts import BODIES, TITLES, placeholders
from boardapp.deck.template.theme_colours import A, P

_EMU = 12700
MARGIN = 0.05
"""Left free at the edges of a slide, as a part of its width or height."""
_LEAST_MARGIN = 8.0
"""Left free at either side whatever a template states, in points: the edge of a sheet."""
LEAST_BODY = (440.0, 220.0)
"""The least width and height of a body, in points: a chart of the least height and its caption."""
_GAP = 10.0
_BANNER_HEIGHT = 22.0
_FOOT_HEIGHT = 22.0
_NUMBER_WIDTH = 60.0
_LEAST_NUMBER = 30.0
"""Three digits and the insets beside them."""
_FOOTER_LINES = 2
_LEAST_TITLE = TITLE_LINES * TITLE_POINTS[-1] * LINE_PITCH + TITLE_INSETS[1] + 1
_FULL_WIDTH = 0.6
"""A title or body that takes less of the slide's width is none for a whole slide."""


Known = dict[str, list[tuple[PP_PLACEHOLDER, Frame]]]
"""The placeholders of layouts and masters by the names of their parts: kind and place."""


class Places:
    """The places on the slides of one layout, each looked up where the format inherits it.

    `size` is that of the slide in points; the places are in points of `scale`, see `Style`.
    `known` keeps what was read of a master for its other layouts.
    """

    def __init__(
        self,
        layout: SlideLayout,
        size: tuple[float, float],
        scale: float,
        known: "Known | None" = None,
        *,
        has_banner: bool,
    ) -> None:
        self.layout, self._unit, self._is_raised = layout, _EMU * scale, False
        self._known = {} if known is None else known
        self.width, self.height = size[0] / scale, size[1] / scale
        self.top = _BANNER_HEIGHT if has_banner else 0.0
        self.has_footer = bool(placeholders(layout, {PP_PLACEHOLDER.FOOTER}))
        self.has_number = bool(placeholders(layout, {PP_PLACEHOLDER.SLIDE_NUMBER}))

    def title(self) -> Frame:
        """The title's frame: the layout's, moved and made higher where it must be."""
        stated = self._stated(TITLES)
        is_aside = stated is None or stated.width < self.width * _FULL_WIDTH
        if stated is None or self._is_raised or is_aside or stated.top > self.height * 0.4:
            stated = Frame(left=self.width * MARGIN, top=self.height * MARGIN,
                           width=self.width * (1 - 2 * MARGIN), height=_LEAST_TITLE)  # fmt: skip
        top, bottom = max(stated.top, self.top), max(stated.bottom, self.top)
        if bottom - top < _LEAST_TITLE:
            # It grows upwards first, where there is nothing: below it the body begins.
            top = max(bottom - _LEAST_TITLE, self.top, self.height * 0.02)
            bottom = top + _LEAST_TITLE
        most = self.height * 0.3
        if bottom - top > most:
            bottom = top + max(most, _LEAST_TITLE)
        return self._within(stated.left, top, stated.width, bottom - top)

    def has_room(self) -> bool:
        """Whether a slide of this layout can be filled at all."""
        return is_wide_enough(self.body(self.title(), self.foot()))

    def raised(self) -> "Places":
        """The same with the title at the upper edge where, as it stands, no room is left."""
        if self.has_room():
            return self
        higher = copy(self)
        higher._is_raised = True  # noqa: SLF001 - of its own class
        return higher if higher.has_room() else self

    def foot(self) -> float:
        """Where the footer or the slide number begins, whichever is higher."""
        number = self.number()
        return min(self.footer(number).top, number.top)

    def body(self, title: Frame, foot: float) -> Frame:
        """The room between the title and the foot, as wide as the layout's or master's body."""
        stated = self._stated(BODIES)
        left, right = self._sides()
        top = title.bottom + _GAP
        bottom = min(foot - _GAP, self.height * 0.96)
        if stated and top < stated.top < self.height * 0.4:
            top = stated.top
        if stated and stated.bottom > self.height * 0.75:
            bottom = min(bottom, stated.bottom)
        return self._within(left, top, right - left, bottom - top)

    def number(self) -> Frame:
        """The slide number's frame."""
        stated = self._stated({PP_PLACEHOLDER.SLIDE_NUMBER})
        if stated is not None and stated.top > self.height * 0.75:
            width, height = max(stated.width, _LEAST_NUMBER), max(stated.height, _FOOT_HEIGHT)
            left = min(max(stated.left, 0), self.width - width)
            return Frame(left=left, top=min(stated.top, self.height - height), width=width,
                         height=height)  # fmt: skip
        right = self.width * (1 - MARGIN)
        return Frame(left=right - _NUMBER_WIDTH, top=self._foot_top(), width=_NUMBER_WIDTH,
                     height=_FOOT_HEIGHT)  # fmt: skip

    def short(self, number: Frame) -> Frame:
        """The slide number's frame as wide as its text, at the side that is nearer to the edge."""
        width = min(number.width, _NUMBER_WIDTH)
        left = number.left if number.right < self.width / 2 else number.right - width
        return replace(number, left=left, width=width)

    def footer(self, number: Frame) -> Frame:
        """The footer's line, as long as the slide number and the edges leave it."""
        stated = self._stated({PP_PLACEHOLDER.FOOTER})
        left, right = self._sides()
        if number.left > self.width / 2:
            right = min(right, number.left - _GAP)
        else:
            left = max(left, number.right + _GAP)
        is_below = stated is not None and stated.top > self.height * 0.75
        top = stated.top if stated is not None and is_below else self._foot_top()
        height = _FOOTER_LINES * FOOTER_POINTS * LINE_PITCH + 1
        if stated is not None and is_below:
            height = max(stated.height, height)
        top = min(top, self.height - height - 2)
        return Frame(left=left, top=top, width=right - left, height=height)

    def _sides(self) -> tuple[float, float]:
        """Where the layout's body begins and ends along the width, else its title or the master's.

        A layout of a title alone says nothing of its body, and the master's may be a narrow one.
        """
        own = self._of(self.layout, BODIES)
        found = [own] if own else [self._stated(TITLES), self._of(self.layout.slide_master, BODIES)]
        wide = [frame for frame in found if frame and frame.width >= self.width * _FULL_WIDTH]
        if not wide:
            return self.width * MARGIN, self.width * (1 - MARGIN)
        left, right = min(frame.left for frame in wide), max(frame.right for frame in wide)
        return max(left, _LEAST_MARGIN), min(right, self.width - _LEAST_MARGIN)

    def _foot_top(self) -> float:
        return self.height - _FOOT_HEIGHT - self.height * 0.02

    def _stated(self, kinds: set[PP_PLACEHOLDER]) -> Frame | None:
        """The frame around the placeholders of a kind: the layout's, else the master's."""
        return self._of(self.layout, kinds) or self._of(self.layout.slide_master, kinds)

    def _of(self, holder: SlideLayout | SlideMaster, kinds: set[PP_PLACEHOLDER]) -> Frame | None:
        """The frame around the placeholders of a kind on a layout or a master."""
        name = str(holder.part.partname)
        if name not in self._known:
            every: Element = holder.placeholders  # its stated type is wrong in 1.0.2
            read = ((shape.placeholder_format.type, _frame(shape, self._unit)) for shape in every)
            self._known[name] = [(kind, frame) for kind, frame in read if frame]
        frames = [frame for kind, frame in self._known[name] if kind in kinds]
        return _around(frames) if frames else None

    def _within(self, left: float, top: float, width: float, height: float) -> Frame:
        """A frame that does not stand out of the slide."""
        left = max(left, 0)
        return Frame(left=left, top=top, width=min(width, self.width - left), height=height)


def is_wide_enough(body: Frame) -> bool:
    """Whether a slide can be filled at all."""
    return body.width >= LEAST_BODY[0] and body.height >= LEAST_BODY[1]


def _frame(shape: Element, unit: float) -> Frame | None:
    """The frame of a placeholder: its own, else that of the master's which it follows."""
    stated = frame_of(shape._element.find(f"{P}spPr/{A}xfrm"))  # noqa: SLF001 - python-pptx asks
    if stated is None:  # for each of the four values anew
        base = getattr(shape, "_base_placeholder", None)
        stated = None if base is None else frame_of(base._element.find(f"{P}spPr/{A}xfrm"))  # noqa: SLF001
    if stated is None or not stated.width or not stated.height:
        return None
    factor = _EMU / unit
    return scaled(stated, (0.0, 0.0, factor, factor))


def _around(frames: list[Frame]) -> Frame:
    left, top = min(f.left for f in frames), min(f.top for f in frames)
    return Frame(left=left, top=top, width=max(f.right for f in frames) - left,
                 height=max(f.bottom for f in frames) - top)  # fmt: skip
