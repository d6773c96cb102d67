"""With what a line is completed: names of the program's tables and of the case, events, sources."""

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from boardapp.case.case import Case
from boardapp.case.fields import Field
from boardapp.case.shape import groups
from boardapp.case.when import UNIT_SPELLINGS
from boardapp.casefile.references import RESERVED_IDS
from boardapp.clinical.known_names import known_names
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.readings import Readings

Named = tuple[str, str]
"""What is entered, and what it is called."""

_WHOLE = re.compile(r".*$", re.DOTALL)
_LAST_WORD = re.compile(r"(?:[A-Za-z][\w-]*)?$")
_LAST_SOURCE = re.compile(r"[^;\s][^;]*$|$")
_GRAMMAR = frozenset({*UNIT_SPELLINGS, *RESERVED_IDS, "reported", ""})
"""Words of a time that are no events: "mo" is no chemotherapy."""
_NOTHING = "\x00"
"""What no entry holds."""
_ENTERED = Qt.ItemDataRole.UserRole
_SHOWN = 12
_MOST = 2000
"""Names of the case that are offered; a list of more helps nobody (ours)."""


class WordCompleter(QCompleter):
    """Completes the last word of a line from any part of an entry or of what it is called."""

    def __init__(self, named: Iterable[Named], word: re.Pattern[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._word = word
        self._line = ""
        model = QStandardItemModel(self)
        for entered, called in named:
            item = QStandardItem(f"{entered}    {called}" if called else entered)
            item.setData(entered, _ENTERED)
            model.appendRow(item)
        self.setModel(model)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_SHOWN)

    def splitPath(self, path: str) -> list[str]:
        """Qt: what of the line is completed."""
        self._line = path
        found = self._word.search(path)
        word = found[0] if found else path
        return [_NOTHING if word.casefold() in _GRAMMAR and self._word is _LAST_WORD else word]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Qt: the line with the entry in the place of its last word."""
        entered = str(index.data(_ENTERED))
        return self._word.sub(lambda _: entered, self._line, count=1)


CompleterFor = Callable[[Field, QWidget], Callable[[], QCompleter | None]]


def completers(editing: Editing) -> CompleterFor:
    """Makes the completer of a field when the user first comes to it; None: it has none."""

    def of(field: Field, parent: QWidget) -> Callable[[], QCompleter | None]:
        def made() -> QCompleter | None:
            named, word = _named(editing.case, field, editing.readings)
            return WordCompleter(named, word, parent) if named else None

        return made

    return of


def _named(case: Case, field: Field, readings: Readings) -> tuple[Sequence[Named], re.Pattern[str]]:
    match field.kind:
        case "source":
            named = [(source.id, source.citation[:60]) for source in case.sources]
            return named, _LAST_SOURCE
        case "time":
            return readings.events(case), _LAST_WORD
        case "pointer":
            return readings.events(case), _WHOLE
        case "text":
            own = _used(case, field)
            names = dict.fromkeys([*own, *known_names(field.holder, field.name)])
            return [(name, "") for name in names], _WHOLE
    return (), _WHOLE


def _used(case: Case, field: Field) -> list[str]:
    """What records of this kind say in this field, each once, in the order of the file."""
    found: dict[str, None] = {}
    for kind, group in groups(case):
        if kind is field.holder:
            found |= dict.fromkeys(getattr(record, field.name) for record in group)
    return [text for text in found if text and text != field.default][:_MOST]
