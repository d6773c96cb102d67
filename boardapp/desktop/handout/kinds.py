"""What can be handed out on paper, and how each of it is written.

Qt is imported by what paints, so that the Word document needs none.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from boardapp.desktop.handout.content import WHOLE, Content

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.casefile.album import Album
    from boardapp.deck.writing.writer import Cancelled, DeckReport, Progress

Kind = Literal["slides", "notes", "minute", "minute-word"]


class KindRow(NamedTuple):
    """What a kind is called, what it is for, the ending of its file, and of its name."""

    name: str
    meaning: str
    suffix: str
    stem: str = ""


KINDS: dict[Kind, KindRow] = {
    "slides": KindRow("Slides", "One slide a page, with bookmarks and text to search.", ".pdf"),
    "notes": KindRow(
        "Slides with notes", "A sheet of A4 for each slide, with its sources below.", ".pdf"
    ),
    "minute": KindRow("Minute", "One sheet: question, course, form to fill in.", ".pdf", "-minute"),
    "minute-word": KindRow(
        "Minute for Word", "The same with the lines of therapy, to type into.", ".docx", "-minute"
    ),
}


def has_slides(kind: Kind) -> bool:
    """Whether the length of the deck matters."""
    return kind in {"slides", "notes"}


def missing_library() -> str:
    """Which library this machine lacks to paint, in the words of the loader; empty if none."""
    try:
        import PySide6.QtGui  # noqa: F401 - whether its libraries are there shows on import
    except ImportError as error:
        return str(error)
    return ""


def write_handout(
    kind: Kind,
    case: "Case",
    case_path: "Album | Path | None",
    out_path: Path,
    content: Content = WHOLE,
    progress: "Progress | None" = None,
    cancelled: "Cancelled | None" = None,
) -> "DeckReport":
    """Write one kind of hand-out of a case; `slides` of the report counts its pages.

    All but "minute-word" need `handout.ready_to_paint` to have been called. Raises DeckError
    with a sentence for the user, ExportCancelled if `cancelled` said so.
    """
    if kind == "minute-word":
        from boardapp.deck.minute.docx import export_minute_docx

        return export_minute_docx(case, case_path, out_path, cancelled)
    if kind == "minute":
        from boardapp.desktop.handout.minute import export_minute_pdf

        return export_minute_pdf(case, case_path, out_path, cancelled)
    from boardapp.desktop.handout.handout import export_handout

    return export_handout(
        case,
        case_path,
        out_path,
        content,
        with_notes=kind == "notes",
        progress=progress,
        cancelled=cancelled,
    )
