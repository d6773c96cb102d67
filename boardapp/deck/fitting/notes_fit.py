"""The notes of each page: what to say, what was shortened, then where every statement stands.

No page of notes holds more than its printed page. A slide that goes on over several pages has
its notes flow over them; what is left then goes to the slide that gathers the notes of its
case. Where a deck was asked for without that slide, nothing is cut off: the notes stay whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from textwrap import wrap

import msgspec
from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.fitting.design import NOTES_POINTS
from boardapp.deck.fitting.measure import text_height
from boardapp.deck.fitting.page import NoteLine, Page
from boardapp.deck.fitting.picture_notes import picture_notes
from boardapp.deck.fitting.stage import Style
from boardapp.deck.slides import CASE_SIGN, Note, NoteKind, Slide, TableBlock

REST = "The rest of its statements stands in the backup, on slides and in notes."
"""The last line of notes that had no room for all."""
_HEADINGS: dict[NoteKind, str] = {
    "remark": "Noted in the case",
    "doubt": "Doubts",
    "source": "Sources",
    "rule": "Rules",
}
"""The kinds of notes in their order, each with its heading."""
_TOLD_ON: dict[NoteKind, str] = {"doubt": "doubts", "rule": "definitions"}
"""The slides that tell all notes of a kind anyway."""
_LONGEST_ROW = 700
"""Letters of one row of the gathered notes: a row stands on one slide."""
_SURE = 0.75
"""The part of a page up to which notes surely have room, whatever the slide has to shorten."""
_SAID = 0.8
"""The part of a page that may go to what is to be said: it is told again with its sources."""


class Noted(msgspec.Struct, frozen=True):
    """The pages with their notes, and for each case what found no room in them."""

    pages: tuple[Page, ...]
    rests: dict[str, tuple[Note, ...]]


def with_notes(pages: Sequence[Page], slides: Iterable[Slide], style: Style) -> Noted:
    """Write the notes of the pages of a deck, whose `slides` may gather what has no room.

    A statement that stands in the notes of any slide of its case is no rest, nor is a doubt or a
    rule where the deck has the slide of all doubts or rules.
    """
    slides = tuple(slides)
    gathering = {case_of(slide) for slide in slides if slide.gathers_notes}
    width = style.notes_room.width / style.wideness
    queues: dict[str, list[Note]] = {}
    told: dict[str, set[str]] = {}
    said: dict[str, tuple[str, ...]] = {}
    final = {page.slide.key: number for number, page in enumerate(pages)}
    made = []
    for number, page in enumerate(pages):
        case, key = case_of(page.slide), page.slide.key
        if key not in queues:
            queues[key] = _in_order(page.slide.notes)
        queue = queues[key]
        sheet = _Sheet(style.notes_room.height if case in gathering else inf, width)
        if said.get(key) != page.slide.say:
            sheet.say(page.slide.say)
            said[key] = page.slide.say
        queue += sheet.head(page)
        told.setdefault(case, set()).update(sheet.fill(queue))
        if queue and number == final[key] and case in gathering:
            sheet.lines.append(NoteLine(REST))
        made.append(replace(page, notes=tuple(sheet.lines)))
    keys = {slide.key for slide in slides}
    rests: dict[str, dict[str, Note]] = {case: {} for case in gathering}
    for key, queue in queues.items():
        case = _case_of_key(key)
        for note in queue:
            sign = f"{CASE_SIGN}{case}" if case else ""
            is_on_slide = note.kind in _TOLD_ON and _TOLD_ON[note.kind] + sign in keys
            if note.line not in told[case] and not is_on_slide:
                rests[case].setdefault(note.line, note)
    return Noted(tuple(made), {case: tuple(notes.values()) for case, notes in rests.items()})


def may_overflow(slide: Slide, style: Style) -> bool:
    """Whether the notes of a slide may need more than a page, with what it has to shorten."""
    sheet = _Sheet(_SURE * style.notes_room.height, style.notes_room.width / style.wideness)
    sheet.say(slide.say)
    queue = list(slide.notes)
    sheet.fill(queue)
    return bool(queue)


def case_of(slide: Slide) -> str:
    """The sign of a slide's case in a deck of several; empty in a deck of one."""
    return _case_of_key(slide.key)


def filled(slide: Slide, notes: Sequence[Note]) -> Slide | None:
    """A slide that gathers notes, its own first, with them in its table; None where it has none."""
    told = [(row, note) for note in (*slide.notes, *notes) for row in _rows(note)]
    if not told:
        return None
    rows = tuple(row for row, _ in told)
    places = tuple(Place(note.place) for _, note in told)
    blocks = (
        replace(block, rows=rows, row_places=places) if isinstance(block, TableBlock) else block
        for block in slide.blocks
    )
    return replace(slide, blocks=tuple(blocks), notes=())


def _rows(note: Note) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(wrap(note.text, _LONGEST_ROW, break_long_words=False)):
        yield (f"… {part}" if number else part, note.where)


def _case_of_key(key: str) -> str:
    return key.rpartition(CASE_SIGN)[2] if CASE_SIGN in key else ""


def _in_order(notes: Iterable[Note]) -> list[Note]:
    kinds = list(_HEADINGS)
    return sorted(notes, key=lambda note: kinds.index(note.kind))


class _Sheet:
    """One page of notes that is being filled. `height` is what is left of it, in points."""

    def __init__(self, height: float, width: float) -> None:
        self.lines: list[NoteLine] = []
        self._width = width
        self._whole = height
        self._used = 0.0
        self._last = self._height(NoteLine(REST))

    def say(self, texts: Iterable[str]) -> None:
        """Write the sentences to speak, as far as they leave room for their sources."""
        for text in texts:
            self._take([NoteLine(text)], _SAID * self._whole)

    def head(self, page: Page) -> list[Note]:
        """Write what the slide could not show in full; return what of it finds no room."""
        left = list[Note]()
        for heading, texts in (("", picture_notes(page.placed)), ("In full", page.full_texts)):
            left += self._told(heading, texts)
        return left

    def fill(self, notes: list[Note]) -> list[str]:
        """Take notes off the list as long as they fit; return what was written of each.

        One that is too long for any page is passed over.
        """
        written, kind, room = list[str](), "", self._whole - self._last
        for note in tuple(notes):
            line = NoteLine(note.line)
            heading = [NoteLine(_HEADINGS[note.kind], is_heading=True)] * (note.kind != kind)
            if self._take([*heading, line], room):
                kind = note.kind
                written.append(line.text)
                notes.remove(note)
            elif self._height(line) < room:
                break
        return written

    def _told(self, heading: str, texts: Sequence[str]) -> list[Note]:
        head = [NoteLine(heading, is_heading=True)] if heading else []
        left = []
        for text in texts:
            if self._take([*head, NoteLine(text)], self._whole - self._last):
                head = []
            else:
                left.append(Note(text=text))
        return left

    def _take(self, lines: Sequence[NoteLine], room: float) -> bool:
        needed = sum(map(self._height, lines)) if self._whole < inf else 0.0
        if self._used + needed > room:
            return False
        self.lines += lines
        self._used += needed
        return True

    def _height(self, line: NoteLine) -> float:
        return text_height(line.text, NOTES_POINTS, self._width, is_bold=line.is_heading)
