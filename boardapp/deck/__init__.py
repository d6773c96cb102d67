"""Slides as data, and the PowerPoint written from them.

The names below are imported when they are first asked for: python-pptx takes an eighth of
a second to load, and only an export needs it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardapp.deck.errors import DeckError, ExportCancelled
    from boardapp.deck.export import export_deck
    from boardapp.deck.outline import build_deck

__all__ = ["DeckError", "ExportCancelled", "build_deck", "export_deck"]

_HOMES = {
    "DeckError": "boardapp.deck.errors",
    "ExportCancelled": "boardapp.deck.errors",
    "build_deck": "boardapp.deck.outline",
    "export_deck": "boardapp.deck.export",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
