"""Write a deck as a PowerPoint file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fit import paginate
from boardapp.deck.page import FittedDeck, Page, Placed, PlacedTable
from boardapp.deck.saving import save
from boardapp.deck.slides import ChartBlock, Deck, PictureBlock, TextBlock, TimelineBlock

if TYPE_CHECKING:  # python-pptx takes an eighth of a second to load: only an export pays for it
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as PptxSlide

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class DeckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file, its number of slides, what was split or shortened."""

    path: Path
    slides: int
    notes: tuple[str, ...]


def write_deck(
    deck: Deck, path: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> DeckReport:
    """Write a deck to `path`: the file is the old one or the new one, never half.

    `progress` is told (slides done, slides in all); `cancelled` is asked before each slide.
    The deck is built in memory and checked first. Raises DeckError with a sentence for the
    user, ExportCancelled if `cancelled` said so; the file at `path` is then as it was.
    """
    data, fitted, found = deck_bytes(deck, progress, cancelled)
    if cancelled and cancelled():
        raise ExportCancelled
    save(path, data, "PowerPoint")
    return DeckReport(path=path, slides=len(fitted.pages), notes=(*fitted.notes, *found))


def deck_bytes(
    deck: Deck, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[bytes, FittedDeck, tuple[str, ...]]:
    """Build a deck and check it: the file, the fitted deck, and what else is to be told.

    Raises DeckError and ExportCancelled as `write_deck` does.
    """
    from boardapp.deck import marking, package, properties, sections, workbook
    from boardapp.deck.package_check import check_package

    workbook.use_safe_workbooks()

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    fitted = paginate(deck, ask)
    if progress:
        progress(0, len(fitted.pages))
    presentation = package.new_presentation()
    layouts = package.layouts(presentation)
    presentation.slides  # noqa: B018 - makes the slide list, which sections must follow
    found: list[str] = []
    keys = fitted.keys
    for number, page in enumerate(fitted.pages):
        ask()
        slide = presentation.slides.add_slide(layouts[page.slide.layout])
        found.extend(write_page(slide, page, number + 1, fitted.deck, keys[number][1]))
        if progress:
            progress(number + 1, len(fitted.pages))
    sections.add_sections(presentation, [page.slide.section for page in fitted.pages])
    properties.set_properties(presentation, fitted.deck)
    marking.write_deck_mark(presentation, marking.deck_mark(fitted))
    data = package.to_bytes(presentation)
    problems = check_package(data)
    for problem in problems:
        if problem.is_grave:
            raise DeckError(
                "The presentation", f"would not be sound: {problem.text}", "Please report this."
            )
    return data, fitted, (*found, *(problem.text for problem in problems))


def write_page(slide: "PptxSlide", page: Page, number: int, deck: Deck, part: int) -> list[str]:
    """Write one slide in reading order and mark it; return what is to be told the user.

    `part` counts the pages of one slide of the outline, from 1.
    """
    from boardapp.deck import footer, notes, title
    from boardapp.deck.marking import Marker

    marker = Marker(slide)
    language = deck.language
    title.set_title(slide, page.slide.title, page.title_points, language)
    holders = _body_holders(slide)
    marker.claim("title")
    found = []
    for placed in page.placed:
        found.append(_write_block(slide, placed, holders, language))
        marker.claim(type(placed.block).__name__.removesuffix("Block").lower())
    footer.set_banner(slide, deck.banner, language)
    footer.remove_empty(slide)
    footer.add_footer(slide, deck.footer, number, language)
    marker.claim("foot", is_each=True)
    notes.add_notes(slide, page, language)
    marker.write(page.slide.key, part)
    return [text for text in found if text]


def _body_holders(slide: "PptxSlide") -> "list[Shape]":
    """The layout's bodies, to be filled by blocks of text in order."""
    from boardapp.deck.footer import BANNER_INDEX

    return [
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.idx not in {0, BANNER_INDEX}
    ]


def _write_block(slide: "PptxSlide", placed: Placed, holders: "list[Shape]", language: str) -> str:
    from boardapp.deck import pictures, tables, text_blocks

    found = ""
    match placed.block:
        case TextBlock(is_emphasised=is_emphasised):
            holder = holders.pop(0) if holders and not is_emphasised else None
            text_blocks.add_text(slide, placed, holder, language)
        case ChartBlock(chart=chart):
            from boardapp.deck.native_chart import add_chart

            add_chart(slide, chart, placed.frame)
        case TimelineBlock(timeline=timeline):
            from boardapp.deck.native_timeline import add_timeline

            add_timeline(slide, timeline, placed.frame)
        case PictureBlock():
            found = pictures.add_picture(slide, placed, language)
        case _ if isinstance(placed, PlacedTable):
            tables.add_table(slide, placed, language)
        case _:
            raise TypeError(placed.block)
    text_blocks.add_caption(slide, placed, language)
    return found
