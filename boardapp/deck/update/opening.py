"""Open an edited deck, and refuse in a sentence what can't be updated."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pptx
from pptx.presentation import Presentation

from boardapp.casefile.disk import reason
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.marking.marker import FORMAT, DeckMark, read_deck_mark
from boardapp.deck.markup.screening import UnsafePackageError, screen
from boardapp.deck.markup.xml import Element

_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How an old Office file begins, and a new one that has a password."""
MOST_BYTES = 500_000_000
EXPORT = "Export a new deck instead."


def read_deck(path: Path) -> bytes:
    """The bytes of a deck. Raises DeckError if there is nothing that can be a deck."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DeckError(str(path), "is larger than 500 MB.", "Take large media out of it.")
        data = path.read_bytes()
    except OSError as error:
        raise DeckError(str(path), f"{reason(error)}.", "Name the deck to update.") from error
    if data.startswith(_ENCRYPTED):
        raise DeckError(
            str(path), "has a password or is in the format of PowerPoint 97.",
            "Save it in PowerPoint as .pptx without a password, then update that.",
        )  # fmt: skip
    return data


def open_deck(data: bytes, path: Path) -> Presentation:
    """The deck as a presentation. Raises DeckError for one that may do harm; see `guarded`."""
    try:
        screen(data, may_lead_out=True)
        _unpack(data)
        presentation = pptx.Presentation(io.BytesIO(data))
        _read_whole(presentation)
    except UnsafePackageError as error:
        raise DeckError(str(path), error.why, error.remedy) from error
    return presentation


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """One sentence for whatever a damaged deck makes python-pptx, lxml or the update stumble over.

    It is caught broadly on purpose: nothing of the deck is trusted, its marks no more than its
    slides, and no file is changed before all is done.
    """
    try:
        yield
    except (DeckError, ExportCancelled):
        raise
    except Exception as error:
        raise DeckError(
            str(path), "is damaged or no PowerPoint presentation.",
            "Open it in PowerPoint, save it, and try again; it was left as it is.",
        ) from error  # fmt: skip


def known_mark(presentation: Presentation, path: Path) -> DeckMark:
    """The mark of a deck that boardapp wrote.

    Raises DeckError for a deck that boardapp did not make, or a newer boardapp made.
    """
    where = str(path)
    try:
        mark = read_deck_mark(presentation)
    except msgspec.DecodeError as error:
        raise DeckError(where, "has marks of boardapp that can't be read.", EXPORT) from error
    if mark is None:
        raise DeckError(
            where, "was not made by boardapp, or was saved by a program that drops its marks.",
            EXPORT,
        )  # fmt: skip
    if mark.format > FORMAT:
        raise DeckError(
            where, f"was made by a newer boardapp ({mark.version}).", "Install that version."
        )
    return mark


def _unpack(data: bytes) -> None:
    """Compare each part with its checksum."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if name := archive.testzip():
            raise zipfile.BadZipFile(name)


def _read_whole(presentation: Presentation) -> None:
    """Touch all that an update reads, so that a fault shows before anything is changed."""
    for slide in presentation.slides:
        tree: Element = slide.shapes._spTree  # noqa: SLF001 - not all shapes have a proxy
        _ = slide.slide_layout.name, len(tree), slide.element.cSld
        if slide.has_notes_slide:
            _ = slide.notes_slide.notes_text_frame
