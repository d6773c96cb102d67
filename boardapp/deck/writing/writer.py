"""Write a deck as a PowerPoint file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.frame import inset
from boardapp.deck.fitting.page import FittedDeck, Page, Placed, PlacedTable
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Manner, Style
from boardapp.deck.markup.saving import save
from boardapp.deck.slides import ChartBlock, Deck, PictureBlock, TextBlock, TimelineBlock

if TYPE_CHECKING:  # python-pptx takes an eighth of a second to load: only an export pays for it
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as PptxSlide

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class DeckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file, its number of slides, what was split or shortened.

    `notes` are sentences for the user; `details` say one by one what a note says of several
    slides. `problems` are those among them that the check of the
    written file found: it is sound, but someone should look. `parts` is how many parts of the
    file were checked; 0 where nothing was.
    """

    path: Path
    slides: int
    notes: tuple[str, ...]
    problems: tuple[str, ...] = ()
    parts: int = 0
    details: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        """The result of the check in a sentence; empty where nothing was checked."""
        if not self.parts:
            return ""
        found = {0: "nothing found", 1: "1 problem"}
        result = found.get(len(self.problems), f"{len(self.problems)} problems")
        return f"Checked: all {self.parts} parts of the file; {result}."


class BuiltDeck(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as bytes, before it is saved, with what is to be told of it as in `DeckReport`."""

    data: bytes
    fitted: FittedDeck
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    parts: int


def write_deck(
    deck: Deck,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    template: Path | None = None,
) -> DeckReport:
    """Write a deck to `path`: the file is the old one or the new one, never half.

    `progress` is told (slides done, slides in all); `cancelled` is asked before each slide.
    `template` is a .pptx or .potx of an institution, whose look the deck takes. The deck is
    built in memory and checked first. Raises DeckError with a sentence for the user,
    ExportCancelled if `cancelled` said so; the file at `path` is then as it was.
    """
    built = build_package(deck, progress, cancelled, template)
    if cancelled and cancelled():
        raise ExportCancelled
    save(path, built.data, "PowerPoint")
    return DeckReport(
        path=path,
        slides=len(built.fitted.pages),
        notes=(*built.fitted.notes, *built.notes, *built.problems),
        problems=built.problems,
        parts=built.parts,
        details=built.fitted.details,
    )


def build_package(
    deck: Deck,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    template: Path | None = None,
) -> BuiltDeck:
    """Build a deck in memory and check it.

    Raises DeckError and ExportCancelled as `write_deck` does.
    """
    from boardapp.deck.checks.package import check_package, count_parts
    from boardapp.deck.marking import marker
    from boardapp.deck.writing import links, notes, package, properties, sections
    from boardapp.deck.writing.slide_maker import SlideMaker

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    presentation, layouts, style = package.start(template, has_banner=deck.has_banner)
    fitted = paginate(deck, ask, style)
    if progress:
        progress(0, len(fitted.pages))
    presentation.slides  # noqa: B018 - makes the slide list, which sections must follow
    maker = SlideMaker(presentation)
    found = list(style.notes)
    keys = fitted.keys
    for number, page in enumerate(fitted.pages):
        ask()
        has_notes = bool(notes.note_lines(page))
        slide = maker.add(layouts[page.slide.layout], has_notes=has_notes)
        found.extend(write_page(slide, page, number + 1, fitted.deck, keys[number][1], style))
        if progress:
            progress(number + 1, len(fitted.pages))
    names = [page.slide.section_name or page.slide.section for page in fitted.pages]
    sections.add_sections(presentation, names)
    links.add_links(presentation, fitted.pages)
    properties.set_properties(presentation, fitted.deck)
    marker.write_deck_mark(presentation, marker.deck_mark(fitted))
    data = package.to_bytes(presentation)
    trees = package.trees(presentation)
    problems = check_package(data, has_dates=deck.has_dates, known=trees)
    for problem in problems:
        if problem.is_grave:
            raise DeckError(
                "The presentation", f"would not be sound: {problem.text}", "Please report this."
            )
    return BuiltDeck(
        data=data,
        fitted=fitted,
        notes=tuple(found),
        problems=tuple(problem.text for problem in problems),
        parts=count_parts(data),
    )


def write_page(
    slide: "PptxSlide", page: Page, number: int, deck: Deck, part: int, style: Style = OWN_STYLE
) -> list[str]:
    """Write one slide in reading order and mark it; return what is to be told the user.

    `part` counts the pages of one slide of the outline, from 1.
    """
    from boardapp.deck.marking.marker import Marker, unit_kind
    from boardapp.deck.writing import footer, notes, sheets, title

    marker = Marker(slide)
    stage = style.stages[page.slide.layout]
    manner = style.manner(page.slide.layout, deck.language)
    title.set_title(slide, page.slide.title, page.title_points, manner, stage)
    has_text = any(isinstance(placed.block, TextBlock) for placed in page.placed)
    holders = _body_holders(slide, style) if has_text else []
    marker.claim("title")
    if stage.has_sheet and page.placed:
        sheets.add_sheet(slide, stage.body)
        marker.claim("sheet")
    found = []
    for placed in page.placed:
        found.append(_write_block(slide, placed, holders, manner))
        marker.claim(unit_kind(placed.block))
    footer.set_banner(slide, deck.banner_of(page.slide), manner, style.width)
    footer.remove_empty(slide)
    footer.add_footer(slide, deck.footer_of(page.slide), number, manner, stage)
    marker.claim("foot", is_each=True)
    notes.add_notes(slide, page, deck.language)
    marker.write(page.slide.key, part)
    return [text for text in found if text]


def _body_holders(slide: "PptxSlide", style: Style) -> "list[Shape]":
    """The layout's bodies, to be filled by blocks of text in order."""
    from boardapp.deck.template.holders import text_holders
    from boardapp.deck.writing.footer import BANNER_INDEX

    if not style.is_own:
        return text_holders(slide)
    return [
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.idx not in {0, BANNER_INDEX}
    ]


def _write_block(slide: "PptxSlide", placed: Placed, holders: "list[Shape]", manner: Manner) -> str:
    from boardapp.deck.writing import pictures, tables, text_blocks

    found = ""
    match placed.block:
        case TextBlock(is_emphasised=is_emphasised):
            holder = holders.pop(0) if holders and not is_emphasised else None
            text_blocks.add_text(slide, placed, holder, manner)
        case ChartBlock() | TimelineBlock():
            _write_visual(slide, placed, manner)
        case PictureBlock():
            found = pictures.add_picture(slide, placed, manner)
        case _ if isinstance(placed, PlacedTable):
            tables.add_table(slide, placed, manner)
        case _:
            raise TypeError(placed.block)
    text_blocks.add_caption(slide, placed, manner)
    return found


def _write_visual(slide: "PptxSlide", placed: Placed, manner: Manner) -> None:
    """A chart or timeline: always in its own colours, on a light sheet where it is dark."""
    from boardapp.deck.writing import sheets

    if manner.has_card:
        sheets.add_sheet(slide, inset(placed.frame, -CARD_INSET), edge=0)
    before = len(slide.shapes)
    if isinstance(placed.block, ChartBlock):
        from boardapp.deck.native.chart import add_chart  # loads XlsxWriter, 15 ms

        add_chart(slide, placed.block.chart, placed.frame)
    elif isinstance(placed.block, TimelineBlock):
        from boardapp.deck.native.timeline import add_timeline

        add_timeline(slide, placed.block.timeline, placed.frame)
    if manner.wideness != 1:
        sheets.set_measured_font(slide, before)
