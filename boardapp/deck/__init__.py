"""Slides as data, and the PowerPoint written from them.

The names below are imported when they are first asked for: only an export needs what writes it.
"""

from typing import TYPE_CHECKING

from boardapp.lazy_names import lazy_names

if TYPE_CHECKING:
    from boardapp.deck.errors import DeckError, ExportCancelled
    from boardapp.deck.export import export_deck
    from boardapp.deck.outline import build_deck

__all__ = ["DeckError", "ExportCancelled", "build_deck", "export_deck"]

__getattr__ = lazy_names(
    __name__,
    {
        "DeckError": "errors",
        "ExportCancelled": "errors",
        "build_deck": "outline",
        "export_deck": "export",
    },
)
