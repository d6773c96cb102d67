"""Pages of tabs that build nothing until they are seen, and find their facts all the same."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardapp.desktop.parts.panel import Follow
from boardapp.desktop.parts.tables.facts_model import FactRow, best_row
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept

if TYPE_CHECKING:
    from boardapp.review.model.review import Review

Content = TypeVar("Content", bound=QWidget)
RowsOf = Callable[["Review | None"], Iterable[FactRow]]
"""The rows of a table for a review; none without one."""


class Columns(NamedTuple):
    """The columns of a table: their names, and their shares in its width."""

    names: tuple[str, ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LateKept:
    """Where a user was in a page, and what has been edited since it was last filled."""

    kept: object
    follows: tuple[Follow, ...] = ()

    def follow(self, place: str) -> str:
        """From the place of a fact when this was kept to its place now."""
        return reduce(lambda here, follow: follow(here), self.follows, place)


class LatePage(QWidget, Generic[Content]):
    """A page whose content is made when it is first seen, and filled only while it is seen.

    `keep` and `restore` are those of a panel: what the user had in view waits until the page is
    seen again. A page that is not seen is emptied at once when another review is shown: nothing
    of one patient stays behind the next.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._review: Review | None = None
        self._made: Content | None = None
        self._is_outdated = True
        self._waiting: LateKept | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_built(self) -> bool:
        """Whether the content has been made."""
        return self._made is not None

    @property
    def content(self) -> Content:
        """The content, made and filled by now."""
        if self._made is None:
            self._made = self._make()
            self._layout.addWidget(self._made)
            self._made.show()  # else Qt shows it a turn of the event loop later
        if self._is_outdated:
            self._is_outdated = False
            self._fill(self._made, self._review)
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._restore(self._made, waiting.kept, waiting.follow)
        return self._made

    def show_review(self, review: "Review | None") -> None:
        """Show another review: now where the page is seen, else as soon as it is."""
        self._review, self._is_outdated, self._waiting = review, True, None
        if self.isVisible():
            _ = self.content
        elif self._made is not None:
            self._fill(self._made, None)

    def showEvent(self, event: QShowEvent) -> None:
        """Build what is seen now."""
        super().showEvent(event)
        _ = self.content

    def keep(self) -> LateKept | None:
        """Where the user is in the content; None: it has never been seen."""
        if self._made is None or self._is_outdated:
            return self._waiting
        return LateKept(self._keep(self._made))

    def restore(self, kept: object, follow: Follow) -> None:
        """Bring the same into view: now where the page is seen, else as soon as it is."""
        if not isinstance(kept, LateKept):
            return
        kept = LateKept(kept.kept, (*kept.follows, follow))
        if self._made is None or self._is_outdated:
            self._waiting = kept
        else:
            self._restore(self._made, kept.kept, kept.follow)

    @abstractmethod
    def rate(self, place: str) -> int:
        """How well the page shows the fact at this place, as `match` rates it; builds nothing."""

    @abstractmethod
    def reveal(self, place: str) -> bool:
        """Build the content and choose this fact in it; False if it does not show it."""

    @abstractmethod
    def _make(self) -> Content:
        """Make the content, still empty."""

    @abstractmethod
    def _fill(self, content: Content, review: "Review | None") -> None:
        """Show a review in the content; None: nothing."""

    @abstractmethod
    def _keep(self, content: Content) -> object:
        """Where the user is in the content."""

    @abstractmethod
    def _restore(self, content: Content, kept: object, follow: Follow) -> None:
        """Bring the same into view."""


class LateTable(LatePage[FactsTable]):
    """A table of facts on such a page: `rows_of` gives its rows for a review."""

    def __init__(
        self,
        name: str,
        columns: Columns,
        rows_of: RowsOf,
        parent: QWidget | None = None,
        *,
        empty: str = "",
    ) -> None:
        super().__init__(name, parent)
        self._columns = columns
        self._rows_of = rows_of
        self._empty = empty
        self._rows: Sequence[FactRow] | None = None

    @property
    def rows(self) -> Sequence[FactRow]:
        """The rows, whether or not there is a table of them yet."""
        if self._rows is None:
            self._rows = list(self._rows_of(self._review))
        return self._rows

    def show_review(self, review: "Review | None") -> None:
        """Show the rows of another review, once they are asked for."""
        self._rows = None
        super().show_review(review)

    def rate(self, place: str) -> int:
        """How well one of the rows shows the fact at this place, as `match` rates it."""
        return best_row(place, self.rows)[1]

    def reveal(self, place: str) -> bool:
        """Select the row that shows the fact at this place best; False if none does."""
        return self.rate(place) > 0 and self.content.select_place(place)

    def _make(self) -> FactsTable:
        table = FactsTable(self.name, self._columns.names, self, empty=self._empty)
        table.fact_selected.connect(self.fact_selected)
        table.fact_requested.connect(self.fact_requested)
        return table

    def _fill(self, content: FactsTable, review: "Review | None") -> None:
        content.show_rows(self.rows if review is not None else (), self._columns.shares)

    def _keep(self, content: FactsTable) -> object:
        return content.keep()

    def _restore(self, content: FactsTable, kept: object, follow: Follow) -> None:
        if isinstance(kept, TableKept):
            content.restore(kept, follow)
