"""Slides as data: what each slide says, before it is fitted and written."""

from typing import Literal

import msgspec

from boardapp.case.place import Place
from boardapp.figures.charts.chart import Chart
from boardapp.figures.figure import Figure
from boardapp.figures.timeline.timeline import Timeline

Section = Literal["Case", "Course", "Discussion", "Backup"]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what stands on a slide."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph. `label` is set bold before the text; level 1 is a sub-point.

    `link` is the key of the slide that the paragraph leads to; `role` tells what it is about
    where a minute asks for it.
    """

    text: str
    label: str = ""
    level: Literal[0, 1] = 0
    link: str = ""
    role: Literal["", "patient"] = ""


class TextBlock(Block, frozen=True, kw_only=True):
    """Paragraphs, as bullets or plain. `heading` stands above; `emphasis` sets a call-out."""

    paragraphs: tuple[Paragraph, ...]
    heading: str = ""
    is_bulleted: bool = True
    is_emphasised: bool = False


class TableBlock(Block, frozen=True, kw_only=True):
    """A table with a header row; `widths` are relative. `summary` is its alt text.

    `row_links` has, by the text of a row's first cell, the key of the slide it leads to.
    `row_places` are where the fact of each row stands in the case, empty where it is none; no
    places at all where none is known.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    summary: str = ""
    caption: str = ""
    row_links: tuple[tuple[str, str], ...] = ()
    row_places: tuple[Place, ...] = ()

    def part(self, start: int, end: int | None = None) -> "TableBlock":
        """The table with some of its rows only."""
        rows, places = self.rows[start:end], self.row_places[start:end]
        return msgspec.structs.replace(self, rows=rows, row_places=places)


class ChartBlock(Block, frozen=True, kw_only=True):
    """A native chart with a caption below it."""

    chart: Chart
    caption: str = ""


class TimelineBlock(Block, frozen=True, kw_only=True):
    """The timeline as native grouped shapes.

    A course that is too full for one slide goes on to others, unless it `is_on_one_slide`.
    """

    timeline: Timeline
    caption: str = ""
    is_on_one_slide: bool = False


class FigureBlock(Block, frozen=True, kw_only=True):
    """A figure in boxes and words, as one group of native shapes.

    `otherwise` says the same where the figure can't be read: on a sheet of paper, or where it
    needs more room than a slide has.
    """

    figure: Figure
    caption: str = ""
    otherwise: tuple[Block, ...] = ()


class FormBlock(Block, frozen=True, kw_only=True):
    """A form to be filled in at the meeting: labels with what is filled in so far."""

    fields: tuple[tuple[str, str], ...]
    summary: str = ""


class PictureBlock(Block, frozen=True, kw_only=True):
    """An image; `data` None: "to be shown by radiology"."""

    caption: str
    description: str
    data: bytes | None = None


NoteKind = Literal["remark", "doubt", "source", "rule"]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the speaker notes: a statement and where it stands.

    `kind`: what who made the case noted himself, a doubt, a statement of the source, or a rule.
    """

    text: str
    place: str = ""
    source: str = ""
    kind: NoteKind = "source"

    @property
    def where(self) -> str:
        """Source and place; empty where none is known."""
        return "; ".join(part for part in (self.source, self.place) if part)

    @property
    def line(self) -> str:
        """The statement with where it stands: "text [source; place]"."""
        return f"{self.text} [{self.where}]" if self.where else self.text


CASE_SIGN = "@"
"""Between the key of a slide and the number of its case, in a deck of several."""


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """One slide. `key` names it for ever ("timeline", "labs"); titles are assertions.

    `layout`: "text" (one body), "two" (two blocks side by side), "visual" (one large
    object with an optional line of text under it), "stack" (blocks one above the other).
    `tail` ends the title and is never cut. In a deck of several cases `section_name`, `footer`
    and `banner` are those of the slide's own case; None: those of the deck. Where a title says
    what no block says, `retitled` are the blocks under a title that somebody else gave.
    `facts` are those of the slide's own case in a deck of several, as in `Deck`. Where it does
    not fit one page and `rest_in_backup`, only the first page is shown. `say` are the sentences
    to speak, which open its notes. `gathers_notes`: its first table is filled with what finds no
    room in the notes of the case's other slides; without such, there is no slide. `recorded` is
    what the minute says of it, beside the question, the patient and the course.
    """

    key: str
    section: Section
    title: str
    blocks: tuple[Block, ...]
    layout: Literal["text", "two", "visual", "stack"] = "stack"
    notes: tuple[Note, ...] = ()
    say: tuple[str, ...] = ()
    tail: str = ""
    retitled: tuple[Block, ...] = ()
    section_name: str | None = None
    footer: str | None = None
    banner: str | None = None
    facts: tuple[str, ...] = ()
    rest_in_backup: bool = False
    gathers_notes: bool = False
    recorded: str = ""


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """A deck before it is written.

    `footer` stands on every slide (case label, as of,
    privacy); `banner` marks a synthetic case on every slide, empty otherwise. `preset`,
    `facts` (see `marking_case`) and the names of slides that were `asked` for let the written
    deck be updated; a deck of several cases has the facts of each in `cases`, and the `minutes`
    that were asked for each, 0 for the usual ones. `has_dates`: calendar dates may stand in it,
    which no de-identified case has; `left_out` says what was taken out of its texts, how often.
    """

    title: str
    subject: str
    footer: str
    banner: str
    slides: tuple[Slide, ...]
    content_hash: str = ""
    preset: str = ""
    facts: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    language: str = "en-GB"
    has_dates: bool = True
    has_identifiers: bool = True
    """Whether what may name a person may stand in it: so it is of an identified case alone."""
    left_out: tuple[tuple[str, int], ...] = ()
    cases: tuple[tuple[str, ...], ...] = ()
    minutes: int = 0

    @property
    def has_banner(self) -> bool:
        """Whether a banner stands on any of its slides."""
        return bool(self.banner) or any(slide.banner for slide in self.slides)

    def footer_of(self, slide: Slide) -> str:
        """The footer of one slide."""
        return self.footer if slide.footer is None else slide.footer

    def facts_of(self, slide: Slide) -> tuple[str, ...]:
        """The facts by which the case of one slide is known."""
        return slide.facts or self.facts

    def banner_of(self, slide: Slide) -> str:
        """The banner of one slide; empty where it has none."""
        return self.banner if slide.banner is None else slide.banner
