"""Libraries that a command may need, loaded when they are first used."""

import importlib
import importlib.util
import sys
from types import ModuleType

_SELDOM_USED = ("urllib.request", "PIL.Image")
"""python-pptx loads a web client to escape a text, and Pillow to look at pictures: together a tenth
of what an export loads, and most decks use neither."""


def load_seldom_used_later() -> None:
    """Put off what the libraries of a command load, until something asks for it.

    For a command's own process only: two threads may not be the first to ask.
    """
    for name in _SELDOM_USED:
        if name not in sys.modules:
            _load_later(name)


class _Later(ModuleType):
    """Stands in for a module until one of its names is asked for.

    `importlib.util.LazyLoader` would load it at the next import already.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _load_later(name: str) -> None:
    spec = importlib.util.find_spec(name)
    if spec is not None:
        module = sys.modules[name] = _Later(name)
        module.__spec__ = spec
        parent, _, child = name.rpartition(".")
        setattr(sys.modules[parent], child, module)  # as an import does
