"""Where things stand on a slide and in which colours: in our own design, or in a template's."""

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting import design
from boardapp.deck.fitting.frame import Frame

TITLE_INSETS = (14.4, 7.2)
"""Left and right together, above and below together, in the titles of a template, in points."""

Colour = str
"""A colour of the theme by the name a slide has for it ("tx1"), or six hexadecimal digits."""


CARD_INSET = 8.0
"""The edge of the sheet that lies under a visual on a dark background, in points."""


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of text and tables. `pale` fills headers and call-outs; empty: no fill."""

    ink: Colour
    strong: Colour
    pale: Colour
    accent: Colour
    line: Colour


class TextLook(msgspec.Struct, frozen=True, kw_only=True):
    """The colour of a line of text, and what its frame is filled with; empty: as it is."""

    colour: Colour = ""
    fill: Colour = ""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The slides of one layout. Frames are in points; `title` is the room of its text.

    A frame that is None is left to the layout. `has_sheet`: a light sheet lies
    under all that stands on the body; `has_card`: one lies under each chart and timeline.
    """

    title: Frame
    body: Frame
    footer: Frame
    number: Frame
    palette: Palette
    title_frame: Frame | None = None
    footer_frame: Frame | None = None
    title_look: TextLook = TextLook()
    footer_look: TextLook = TextLook()
    number_look: TextLook = TextLook()
    has_sheet: bool = False
    has_card: bool = False


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How the blocks of one slide are written; the names are those of `Stage` and `Style`."""

    language: str
    palette: Palette
    is_own: bool = True
    has_card: bool = False
    wideness: float = 1.0


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """How a deck looks: a stage for each layout of a `Slide`; `is_own`: our own design.

    `wideness` is how much wider than Calibri the letters may be. Frames and sizes of type are in
    points of a slide 7.5 in high, each of which is `scale` points on the slide as it is written.
    `notes` are sentences on what a template lacks, each with what was done instead.
    `notes_room` is the room of the text on a page of notes, in points of paper.
    """

    stages: dict[str, Stage]
    width: float
    is_own: bool = False
    wideness: float = 1.0
    scale: float = 1.0
    notes: tuple[str, ...] = ()
    notes_room: Frame = design.NOTES

    def narrowed(self, layout: str) -> Stage:
        """The stage as it is measured: with Calibri, on a slide narrower by `wideness`."""
        stage = self.stages[layout]
        return replace(
            stage,
            title=stretched(stage.title, 1 / self.wideness),
            body=stretched(stage.body, 1 / self.wideness),
            footer=stretched(stage.footer, 1 / self.wideness),
        )

    def manner(self, layout: str, language: str) -> Manner:
        """How the blocks of a slide of this layout are written."""
        stage = self.stages[layout]
        return Manner(
            language=language,
            palette=stage.palette,
            is_own=self.is_own,
            has_card=stage.has_card,
            wideness=self.wideness,
        )


OWN_PALETTE = Palette(ink="tx1", strong="tx2", pale="bg2", accent="accent1", line="")
_OWN_STAGE = Stage(
    title=design.TITLE,
    body=design.BODY,
    footer=design.FOOTER,
    number=design.NUMBER,
    palette=OWN_PALETTE,
)
OWN_STYLE = Style(
    stages=dict.fromkeys(design.LAYOUTS, _OWN_STAGE), width=design.SLIDE_WIDTH, is_own=True
)


def stretched(frame: Frame, factor: float) -> Frame:
    """The frame drawn out along the width of the slide."""
    return replace(frame, left=frame.left * factor, width=frame.width * factor)
