"""What a hand-out shows."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
