"""One action of the program as a row of a table, whatever it acts on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from PySide6.QtGui import QAction, QKeySequence

Desk = TypeVar("Desk")
"""What the actions act on."""
Context = Literal["fact", "edit", "view"]
"""The groups of the context menu of a fact: where it leads, what changes it, and how it is seen.

The first two are left out where no fact is asked about."""


@dataclass(frozen=True)  # with slots a generic class can not be called by its full name in 3.11
class ActionRow(Generic[Desk]):
    """One action.

    `menu` is the path of its menu ("File/Open Example Case"); `group` parts it from its
    neighbours by a line when it changes. `keys` are its shortcuts, parted by "; ". `enabled`
    None: always. `checked` makes it a choice that is on or off; of all with the same `one_of` one
    is on, and is drawn so. `more` is what stands behind the text as things are: what would be
    undone. `context` puts it into the context menu of a fact.
    """

    action_id: str
    text: str
    tip: str
    menu: str
    run: Callable[[Desk], object]
    keys: str = ""
    enabled: Callable[[Desk], bool] | None = None
    checked: Callable[[Desk], bool] | None = None
    one_of: str = ""
    more: Callable[[Desk], str] | None = None
    group: int = 0
    context: Context | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole

    @property
    def shortcuts(self) -> list[QKeySequence]:
        """Its keys as Qt takes them."""
        return QKeySequence.listFromString(self.keys) if self.keys else []
