"""Backup: the statements that find no room in the notes, each with its place and its source."""

from collections.abc import Iterable

from boardapp.deck.fitting.notes_fit import may_overflow
from boardapp.deck.fitting.stage import Style
from boardapp.deck.slides import Note, Slide, TableBlock

KEY = "source-table"
_COLUMNS = ("Statement", "Source and place in the case")


def gathered_slide(
    slides: Iterable[Slide], style: Style, left: tuple[Note, ...] = ()
) -> Slide | None:
    """The slide that the fitting fills; none where all notes of these slides surely have room.

    `left` are notes that belong to none of them.
    """
    if not left and not any(may_overflow(slide, style) for slide in slides):
        return None
    summary = "Statements that found no room in the notes, with source and place"
    block = TableBlock(columns=_COLUMNS, rows=(), widths=(7, 2), summary=summary)
    return Slide(
        key=KEY,
        section="Backup",
        title="Sources: statements that found no room in the notes",
        blocks=(block,),
        notes=left,
        gathers_notes=True,
    )
