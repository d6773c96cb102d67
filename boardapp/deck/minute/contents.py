"""The minute: question, patient, course and the board's form on one sheet of A4, as data.

What stands on it is taken from the slides, so that sheet and deck say the same. It is fitted by
measuring: smaller type first, then fewer rows of the course, then shorter texts, each told.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.binding import bind_from_right
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import line_count, shorten
from boardapp.deck.fitting.page import Placed, PlacedTable, Sizes
from boardapp.deck.fitting.table_fit import column_widths, form_table, row_heights, stretch_form
from boardapp.deck.fitting.text import brief, clean, mapped
from boardapp.deck.fitting.text_fit import text_block_height
from boardapp.deck.slides import (
    Block,
    Deck,
    FigureBlock,
    FormBlock,
    Paragraph,
    Slide,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.words.sentences import with_full_stop

B = TypeVar("B", bound=Block)
Course = Literal["timeline", "table"]

WIDTH, HEIGHT = 595.0, 842.0
"""A4 in points."""
MARGIN = 42.0
BANNER = Frame(left=0, top=0, width=WIDTH, height=18)
HEADER = Frame(left=MARGIN, top=24, width=WIDTH - 2 * MARGIN, height=14)
TITLE = Frame(left=MARGIN, top=40, width=WIDTH - 2 * MARGIN, height=40)
BODY = Frame(left=MARGIN, top=92, width=WIDTH - 2 * MARGIN, height=HEIGHT - 92 - 46)
FOOTER = Frame(left=MARGIN, top=HEIGHT - 36, width=WIDTH - 2 * MARGIN, height=14)

TITLE_POINTS = (16.0, 14.0, 12.0)
TITLE_LINES = 2
SMALL_POINTS = 9.0
SIZES = tuple(
    Sizes(body=points, sub=points, table=points - 1) for points in (11.0, 10.5, 10.0, 9.5)
)
"""From the size wanted to the floor."""
GAP = 10.0
FORM_ROW = 27.0
"""The least height of an empty entry: room for a line of handwriting."""
TIMELINE_HEIGHTS = (290.0, 250.0, 220.0, 190.0)
_QUESTION_LINES, _PATIENT_LINES, _TISSUE_LINES, _TREATED_LINES = 5, 7, 3, 3
_MOST_ENTRY_LINES, _LEAST_ENTRY_LINES = 12, 2
_LEAST_ROWS = 3
_TISSUE = ("pathology", "genetics")
"""The slides whose titles say what was found in tissue."""

DECIDES = "The board decides, not the program."


class Minute(msgspec.Struct, frozen=True, kw_only=True):
    """What the minute says, before it is fitted. `course` is None where none is told."""

    title: str
    header: str
    banner: str
    question: str
    patient: str
    course: TimelineBlock | TableBlock | None
    form: FormBlock
    language: str
    content_hash: str
    tissue: str = ""
    """What pathology and genetics found; empty where neither is told."""
    treated: str = ""
    """Doses below the standard, and support of organs; empty where neither is told."""


class MinutePage(msgspec.Struct, frozen=True, kw_only=True):
    """The fitted sheet: its blocks in reading order, and what had to be shortened."""

    minute: Minute
    title_points: float
    placed: tuple[Placed, ...]
    notes: tuple[str, ...] = ()


def minute_of(deck: Deck, course: Course) -> Minute:
    """The minute of a standard deck, its course as a drawing or as a table of the lines."""
    deck = mapped(clean(deck), bind_from_right)
    slides = {slide.key: slide for slide in deck.slides}
    question = _first(slides.get("question"), TextBlock, lambda block: block.is_emphasised)
    shown: TimelineBlock | TableBlock | None
    if course == "timeline":
        shown = _drawn_course(slides.get("timeline"))
    else:
        shown = _first(slides.get("lines"), TableBlock)
    return Minute(
        title=deck.title,
        header=f"Tumor board minute · {deck.footer}",
        banner=deck.banner,
        question=" ".join(p.text for p in question.paragraphs)
        if question
        else slides["question"].title,
        patient=_patient(slides["question"]),
        tissue=" ".join(with_full_stop(slides[key].title) for key in _TISSUE if key in slides),
        treated=" ".join(with_full_stop(s.recorded) for s in deck.slides if s.recorded),
        course=replace(shown, caption="") if shown else None,
        form=_form(slides["recommendation"]),
        language=deck.language,
        content_hash=deck.content_hash,
    )


def fit_minute(minute: Minute, spare: float = 0.0) -> MinutePage:
    """Give everything its place on one sheet; what was cut for it stands in `notes`.

    `spare` points are left free at its foot.
    """
    notes: list[str] = []
    room = BODY.height - spare
    minute, points = _with_fitting_title(minute, notes)
    for sizes in SIZES:
        blocks = _blocks(minute)
        if _needed(blocks, sizes) <= room:
            return MinutePage(
                minute=minute, title_points=points, placed=_placed(blocks, sizes, room),
                notes=tuple(notes),
            )  # fmt: skip
    sizes = SIZES[-1]
    minute = _cut_down(_with_fewer_rows(minute, sizes, room, notes), sizes, room, notes)
    placed = _placed(_blocks(minute), sizes, room)
    return MinutePage(minute=minute, title_points=points, placed=placed, notes=tuple(notes))


# What stands on it


def _first(slide: Slide | None, kind: type[B], asked: Callable[[B], bool] = bool) -> B | None:
    """The first block of a kind on a slide, or in place of a figure on it; None without one."""
    blocks = [kept for block in (slide.blocks if slide else ()) for kept in _on_paper(block)]
    return next((block for block in blocks if isinstance(block, kind) and asked(block)), None)


def _on_paper(block: Block) -> tuple[Block, ...]:
    """A block, or what says the same on a sheet, where a figure finds no room."""
    return block.otherwise if isinstance(block, FigureBlock) else (block,)


def _patient(slide: Slide) -> str:
    """The one-liner of the question's slide."""
    kept = (one for block in slide.blocks for one in _on_paper(block))
    blocks = (block for block in kept if isinstance(block, TextBlock))
    paragraphs = (item for block in blocks for item in block.paragraphs)
    return next((item.text for item in paragraphs if item.role == "patient"), "")


def _drawn_course(slide: Slide | None) -> TimelineBlock | None:
    """The course on its axis."""
    return _first(slide, TimelineBlock)


def _form(slide: Slide) -> FormBlock:
    """The form of the recommendation; the question stands above it already."""
    form = _first(slide, FormBlock) or FormBlock(fields=())
    fields = tuple(field for field in form.fields if field[0] != "Question")
    return replace(form, fields=fields)


def _blocks(minute: Minute) -> list[Block]:
    question = TextBlock(
        paragraphs=(Paragraph(label="Question", text=minute.question),), is_emphasised=True
    )
    told = (
        ("Patient", minute.patient),
        ("Tissue", minute.tissue),
        ("Treatment", minute.treated),
    )
    about = tuple(Paragraph(label=label, text=text) for label, text in told if text)
    patient = [TextBlock(paragraphs=about, is_bulleted=False)] if about else []
    course = [minute.course] if minute.course else []
    return [question, *patient, *course, minute.form]


# Fitting


def _needed(blocks: list[Block], sizes: Sizes) -> float:
    """The least height of all blocks and the gaps between them."""
    return sum(_height(block, sizes) for block in blocks) + GAP * (len(blocks) - 1)


def _height(block: Block, sizes: Sizes) -> float:
    match block:
        case TextBlock():
            return text_block_height(block, BODY.width, sizes)
        case TableBlock():
            return sum(row_heights(block, BODY.width, sizes.table))
        case FormBlock():
            return sum(_form_heights(block, sizes))
        case _:
            return TIMELINE_HEIGHTS[-1]


def _form_heights(form: FormBlock, sizes: Sizes) -> tuple[float, ...]:
    header, *rows = row_heights(form_table(form), BODY.width, sizes.table)
    return (header, *(max(row, FORM_ROW) for row in rows))


def _placed(blocks: list[Block], sizes: Sizes, room: float) -> tuple[Placed, ...]:
    """The blocks one above the other; the drawing, then the empty entries, get what is left."""
    left_over = max(room - _needed(blocks, sizes), 0.0)
    placed, top = list[Placed](), BODY.top
    for block in blocks:
        height = _height(block, sizes)
        if isinstance(block, TimelineBlock):
            wished = (more for more in TIMELINE_HEIGHTS if more - height <= left_over)
            height = next(wished, height)
            left_over -= height - TIMELINE_HEIGHTS[-1]
        frame = Frame(left=BODY.left, top=top, width=BODY.width, height=height)
        placed.append(_place(block, frame, sizes, left_over))
        top = placed[-1].frame.bottom + GAP
    return tuple(placed)


def _place(block: Block, frame: Frame, sizes: Sizes, left_over: float) -> Placed:
    if isinstance(block, TableBlock):
        return _table(block, block, frame, sizes, row_heights(block, frame.width, sizes.table))
    if isinstance(block, FormBlock):
        heights = stretch_form(_form_heights(block, sizes), block, left_over)
        return _table(block, form_table(block), frame, sizes, heights)
    return Placed(block=block, frame=frame, sizes=sizes)


def _table(
    block: Block, table: TableBlock, frame: Frame, sizes: Sizes, heights: tuple[float, ...]
) -> PlacedTable:
    return PlacedTable(
        block=block,
        frame=replace(frame, height=sum(heights)),
        sizes=sizes,
        cells=(table.columns, *table.rows),
        column_widths=column_widths(table, frame.width, sizes.table),
        row_heights=heights,
        has_row_names=isinstance(block, FormBlock),
    )


# What is given up where a sheet is too small


def _with_fewer_rows(minute: Minute, sizes: Sizes, room: float, notes: list[str]) -> Minute:
    """Leave out the earliest lines of therapy, but not the last three."""
    table = minute.course
    if not isinstance(table, TableBlock):
        return minute
    left_out = 0
    while len(table.rows) - left_out > _LEAST_ROWS:
        if _needed(_blocks(_from_row(minute, table, left_out)), sizes) <= room:
            break
        left_out += 1
    if left_out:
        notes.append(f"The first {left_out} lines of therapy found no room on the minute.")
    return _from_row(minute, table, left_out)


def _from_row(minute: Minute, table: TableBlock, first: int) -> Minute:
    return replace(minute, course=table.part(first))


def _with_fitting_title(minute: Minute, notes: list[str]) -> tuple[Minute, float]:
    """The minute with a title of two lines at most, and the size of that title."""
    for points in TITLE_POINTS:
        if line_count(minute.title, points, TITLE.width, is_bold=True) <= TITLE_LINES:
            return minute, points
    floor = TITLE_POINTS[-1]
    title = shorten(minute.title, floor, TITLE.width, TITLE_LINES, is_bold=True)
    notes.append(_told(minute.title))
    return replace(minute, title=title), floor


def _cut_down(minute: Minute, sizes: Sizes, room: float, notes: list[str]) -> Minute:
    """The minute with its texts cut to as many lines as the sheet can hold."""
    for lines in range(_MOST_ENTRY_LINES, _LEAST_ENTRY_LINES - 1, -1):
        cut: list[str] = []
        shorter = _shortened(minute, sizes, lines, cut)
        if _needed(_blocks(shorter), sizes) <= room or lines == _LEAST_ENTRY_LINES:
            notes.extend(map(_told, cut))
            break
    return shorter


def _told(text: str) -> str:
    return f"“{brief(text)}” was shortened to fit the minute; it is whole in the case."


def _shortened(minute: Minute, sizes: Sizes, lines: int, cut: list[str]) -> Minute:
    """Each text within a number of lines; `cut` gets the full text of each that is shorter."""

    def within(text: str, most: int, width: float, points: float) -> str:
        short = shorten(text, points, width, most)
        if short != text:
            cut.append(text)
        return short

    inner = BODY.width * 0.85
    entry = column_widths(form_table(minute.form), BODY.width, sizes.table)[1] * 0.95
    fields = tuple(
        (name, within(text, lines, entry, sizes.table)) for name, text in minute.form.fields
    )
    course = minute.course
    if isinstance(course, TableBlock):
        widths = column_widths(course, BODY.width, sizes.table)
        rows = tuple(
            tuple(
                within(text, lines, width * 0.8, sizes.table)
                for text, width in zip(row, widths, strict=True)
            )
            for row in course.rows
        )
        course = replace(course, rows=rows)
    return replace(
        minute,
        question=within(minute.question, _QUESTION_LINES, inner, sizes.body),
        patient=within(minute.patient, _PATIENT_LINES, inner, sizes.body),
        tissue=within(minute.tissue, _TISSUE_LINES, inner, sizes.body),
        treated=within(minute.treated, _TREATED_LINES, inner, sizes.body),
        form=replace(minute.form, fields=fields),
        course=course,
    )
