"""Give every block its place and size of type, over as many slides as that takes.

Text is measured, never left to the shrinking of PowerPoint: what does not fit is set smaller,
down to a floor, then goes on to another slide, and only as a last resort is shortened, with
the full text in the notes and a line in the report.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.binding import bind_deck, bind_slide, loosen
from boardapp.deck.fitting.design import FOOTER_POINTS, TITLE_LINES, TITLE_POINTS
from boardapp.deck.fitting.flow import Ask, ask_nobody, best_flow, readable
from boardapp.deck.fitting.frame import Frame, inset
from boardapp.deck.fitting.measure import LINE_PITCH, line_count, shorten
from boardapp.deck.fitting.notes_fit import case_of, filled, with_notes
from boardapp.deck.fitting.page import FittedDeck, Page, Placed, PlacedTable
from boardapp.deck.fitting.periods import by_period
from boardapp.deck.fitting.placing import tidy
from boardapp.deck.fitting.splits import Shortened, Split, rests_behind, split_details, split_notes
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Stage, Style, stretched
from boardapp.deck.fitting.text import brief, clean, texts_of
from boardapp.deck.slides import ChartBlock, Deck, FigureBlock, Slide, TimelineBlock

UNTITLED = "Untitled slide"


class _Told(msgspec.Struct, frozen=True):
    """What is to be told of the deck, gathered slide by slide."""

    notes: list[str]
    splits: list[Split]
    short: Shortened


def paginate(deck: Deck, ask: Ask = ask_nobody, style: Style = OWN_STYLE) -> FittedDeck:
    """Fit a deck: the same slides with places and sizes, split where they must be.

    Everything fits, no size is below its floor, and no two titles are the same. Pure: the
    same deck gives the same pages. `ask` is called before each slide is filled: what it
    raises stops the work.
    """
    deck = bind_deck(clean(deck))
    told = _Told(notes=[], splits=[], short=Shortened())
    stages = {layout: style.narrowed(layout) for layout in style.stages}
    foot = min((stage.footer for stage in stages.values()), key=lambda frame: frame.width)
    strip = Frame(left=0, top=0, width=0.8 * style.width / style.wideness, height=LINE_PITCH)
    deck = replace(
        deck,
        footer=_in_lines(deck.footer, "footer", foot, told.notes),
        banner=_in_lines(deck.banner, "banner", strip, told.notes),
    )
    titles: set[str] = set()

    def fitted(slide: Slide) -> list[Page]:
        ask()
        return [
            _on_stage(page, style)
            for part in _parts(slide, style, told.notes)
            for page in _fit_slide(part, stages[slide.layout], titles, told, ask)
        ]

    made = [[] if slide.gathers_notes else fitted(slide) for slide in deck.slides]
    noted = with_notes([page for pages in made for page in pages], deck.slides, style)
    rest = iter(noted.pages)
    pages = list[Page]()
    for slide, own in zip(deck.slides, made, strict=True):
        pages += [next(rest) for _ in own]
        if slide.gathers_notes and (whole := filled(slide, noted.rests[case_of(slide)])):
            pages += with_notes(fitted(whole), (), style).pages
    return FittedDeck(
        deck=deck,
        pages=rests_behind(pages),
        notes=(*split_notes(told.splits), *told.short.notes(), *told.notes),
        details=(*split_details(told.splits), *told.short.details()),
    )


def page_count(slide: Slide, style: Style = OWN_STYLE) -> int:
    """How many pages a slide of the outline takes in a style."""
    body = style.narrowed(slide.layout).body
    count = 0
    for part in by_period(bind_slide(clean(slide)), style):
        kept = (tidy(block) for block in part.blocks)
        whole = replace(part, blocks=tuple(block for block in kept if block is not None))
        count += best_flow(readable(whole, body), body, ask_nobody).count
    return count


def _parts(slide: Slide, style: Style, notes: list[str]) -> tuple[Slide, ...]:
    """The slide, or where a course is too much for it, a slide for each part."""
    parts = by_period(slide, style)
    if len(parts) > 1:
        name = brief(" ".join(slide.title.split()))
        how = "by period " if isinstance(slide.blocks[0], TimelineBlock) else ""
        notes.append(f"“{name}” did not fit one slide and was split {how}over {len(parts)}.")
    return parts


def _on_stage(page: Page, style: Style) -> Page:
    """The page at its full width, with an edge left around visuals that lie on a sheet."""
    stage = style.stages[page.slide.layout]
    if style.wideness == 1 and not stage.has_card:
        return page
    return replace(page, placed=tuple(_final(item, stage, style.wideness) for item in page.placed))


def _final(placed: Placed, stage: Stage, wideness: float) -> Placed:
    frame, below = stretched(placed.frame, wideness), placed.caption_frame
    if stage.has_card and isinstance(placed.block, (ChartBlock, TimelineBlock, FigureBlock)):
        frame = inset(frame, CARD_INSET)
    below = stretched(below, wideness) if below else None
    if not isinstance(placed, PlacedTable):
        return replace(placed, frame=frame, caption_frame=below)
    widths = tuple(width * wideness for width in placed.column_widths)
    return replace(placed, frame=frame, caption_frame=below, column_widths=widths)


def _in_lines(text: str, name: str, frame: Frame, notes: list[str]) -> str:
    """The footer or banner in as many lines as its frame has, which is one in our own design."""
    text = " ".join(text.split())
    lines = max(int(frame.height // (FOOTER_POINTS * LINE_PITCH)), 1)
    short = shorten(text, FOOTER_POINTS, frame.width, lines, is_bold=True)
    if short != text:
        room = "one line" if lines == 1 else f"{lines} lines"
        notes.append(f"The {name} “{brief(text)}” was shortened to {room}.")
    return short


def _fit_slide(slide: Slide, stage: Stage, titles: set[str], told: _Told, ask: Ask) -> list[Page]:
    kept = (tidy(block) for block in slide.blocks)
    slide = replace(slide, blocks=tuple(block for block in kept if block is not None))
    slide = readable(slide, stage.body)
    flow = best_flow(slide, stage.body, ask)
    parts = flow.place()
    count = len(parts)
    name = " ".join(slide.title.split()) or slide.key.strip() or UNTITLED
    if count > 1:
        told.splits.append(
            Split(
                title=name,
                count=count,
                is_backup=slide.section == "Backup",
                has_rest_in_backup=slide.rest_in_backup,
            )
        )
    told.short.texts.extend((name, text) for text in flow.full)
    pages = []
    for number, placed in enumerate(parts, start=1):
        suffix = slide.tail + (f" ({number} of {count})" if count > 1 else "")
        title, points, full_title = _fit_title(name, suffix, stage.title, titles)
        if full_title and number == 1:
            told.short.titles.append(full_title)
        part = replace(slide, title=title, blocks=tuple(item.block for item in placed))
        if number > 1 and slide.rest_in_backup:
            part = replace(part, section="Backup", section_name=None)
        full = tuple(text for text, short in flow.full.items() if _shows(placed, short))
        pages.append(
            Page(
                slide=part,
                title_points=points,
                placed=placed,
                full_texts=tuple(loosen(text) for text in (full_title, *full) if text),
            )
        )
    return pages


def _fit_title(title: str, suffix: str, room: Frame, titles: set[str]) -> tuple[str, float, str]:
    """A title that fits and is new, its size, and its full text if it was shortened."""
    number, unique = 1, suffix
    while True:
        fitted, points = _size_title(title, unique, room)
        if fitted not in titles:
            break
        number += 1
        unique = f" – {number}{suffix}"
    titles.add(fitted)
    return fitted, points, "" if fitted == title + unique else title


def _size_title(title: str, suffix: str, room: Frame) -> tuple[str, float]:
    for points in TITLE_POINTS:
        lines = line_count(title + suffix, points, room.width, is_bold=True)
        if lines <= TITLE_LINES and lines * points * LINE_PITCH <= room.height:
            return title + suffix, points
    floor = TITLE_POINTS[-1]
    return shorten(title, floor, room.width, TITLE_LINES, is_bold=True, tail=suffix), floor


def _shows(placed: Sequence[Placed], text: str) -> bool:
    return any(text in texts_of(item.block) for item in placed)
