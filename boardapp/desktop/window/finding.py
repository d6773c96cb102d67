"""Find in the case (Ctrl+F), and the palette of actions and facts (Ctrl+K)."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardapp.desktop.session.document import Document
from boardapp.desktop.window.fact_desk import FactDesk

if TYPE_CHECKING:
    from boardapp.desktop.find.finder import Finder
    from boardapp.desktop.find.index import Entry

_FIND = "Find in this case: a drug, a test, a word of a note"
_PALETTE = "Find an action or a fact"


class Finding(QObject):
    """Opens one finder over `host` and does what is chosen in it."""

    def __init__(self, host: QWidget, document: Document, facts: FactDesk) -> None:
        super().__init__(host)
        self._host, self._document, self._facts = host, document, facts
        self._actions: dict[str, QAction] = {}

    @cached_property
    def finder(self) -> "Finder":
        """The line to type in, loaded when first wanted."""
        from boardapp.desktop.find.finder import Finder

        finder = Finder(self._host)
        finder.fact_chosen.connect(self._facts.lead_to)
        finder.action_chosen.connect(self._run)
        self._document.changed.connect(finder.leave)
        return finder

    def offer(self, actions: dict[str, QAction]) -> None:
        """Take the actions that the palette finds, by their ids."""
        self._actions = actions

    def find(self) -> None:
        """Ask for a fact."""
        self.finder.ask(_FIND, (), self._of_the_case())

    def palette(self) -> None:
        """Ask for an action that can be done now, or for a fact."""
        from boardapp.desktop.find.index import action_entry

        able = [
            action_entry(action.text(), action.shortcut().toString(), action_id)
            for action_id, action in self._actions.items()
            if action.isEnabled()
        ]
        self.finder.ask(_PALETTE, able, self._of_the_case())

    def _of_the_case(self) -> "Iterator[Entry]":
        from boardapp.desktop.find.index import fact_entries

        case, review = self._document.reviewed_case, self._document.review
        return fact_entries(case, review) if case and review else iter(())

    def _run(self, action_id: str) -> None:
        self._actions[action_id].trigger()
