"""What a hand-out shows, and what is printed."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from boardapp.case.deck_settings import Preset


class Content(NamedTuple):
    """What a hand-out shows: the arguments of `export_deck` of the same names.

    A minute has none of them.
    """

    preset: "Preset | None" = None
    slides: "Sequence[str]" = ()
    template: Path | None = None


WHOLE = Content()
"""As the case has it, in our own design."""

PaperKind = Literal["slides", "notes", "several", "minute"]


class Paper(NamedTuple):
    """What is to be printed: `a_sheet` counts the slides of a sheet where several stand on it."""

    kind: PaperKind = "slides"
    a_sheet: int = 4
