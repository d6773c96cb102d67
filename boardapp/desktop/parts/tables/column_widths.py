"""How wide the columns of a table are: by their shares, until the user sets a width."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from boardapp.desktop.system.settings import COLUMN_WIDTHS, Settings

HEADER_PADDING = 4
_CELL_PADDING = 8
_ROWS_MEASURED = 40
"""The first rows stand for all: dates, values and flags of one table are alike in length."""
_PARTED = "|"


class ColumnWidths(QObject):
    """Shares the width of a table among its columns, and keeps those that the user has set.

    Widths that were set outlive the session, by the names of the table and of its columns.
    """

    def __init__(self, table: QTableView, name: str, columns: Sequence[str]) -> None:
        super().__init__(table)
        self._table, self._name, self._columns = table, name, tuple(columns)
        self._shares: tuple[int, ...] = ()
        self._contents: list[int] = []
        self._font = table.font()
        self._is_sharing = False
        self._own = dict(_stored(name, self._columns))
        table.horizontalHeader().sectionResized.connect(self._note)

    @property
    def are_set(self) -> bool:
        """Whether the user has set a width."""
        return bool(self._own)

    def take(self, shares: Sequence[int]) -> None:
        """Take the shares of the columns, and place them; the table has its rows."""
        self._shares = tuple(shares)
        self._contents = self._measured()
        self.place()

    def place(self) -> None:
        """Give each column its width: the one that was set, else its share.

        None gets less than its name needs while there is room, nor than its cells where all
        fit in one line. Once the user has set a width, all stay as they are.
        """
        self._by_program(self._share)

    def reset(self) -> None:
        """Forget what the user has set: all are shared again."""
        self._own = {}
        _store(self._name, {})
        self.place()

    def show_only(self, names: Sequence[str]) -> None:
        """Show the columns of these names, and no others."""

        def show() -> None:
            for column, name in enumerate(self._columns):
                self._table.setColumnHidden(column, name not in names)

        self._by_program(show)
        self.place()

    @property
    def shown(self) -> list[int]:
        """The numbers of the columns that are not hidden."""
        return [n for n in range(len(self._columns)) if not self._table.isColumnHidden(n)]

    def _by_program(self, act: Callable[[], None]) -> None:
        """Do what changes widths that the user has not set."""
        self._is_sharing = True
        act()
        self._is_sharing = False

    def _share(self) -> None:
        if not self._shares:
            return
        if self._font != self._table.font():
            self._contents = self._measured()
        header, room = self._table.horizontalHeader(), self._table.viewport().width()
        columns = self.shown
        least = [header.sectionSizeHint(n) + HEADER_PADDING for n in columns]
        whole = [max(name, self._contents[n]) for name, n in zip(least, columns, strict=True)]
        least = whole if sum(whole) <= room else least
        widths = shared_widths(room, [self._shares[n] for n in columns], least)
        for column, width in zip(columns, widths, strict=True):
            self._table.setColumnWidth(column, self._own.get(self._columns[column], width))

    def _measured(self) -> list[int]:
        """The widths of the longest cells of the first rows, column by column."""
        self._font = self._table.font()
        model, metrics = self._table.model(), self._table.fontMetrics()
        rows = range(min(model.rowCount(), _ROWS_MEASURED))
        return [
            max(
                (metrics.horizontalAdvance(str(model.index(row, n).data() or "")) for row in rows),
                default=0,
            )
            + _CELL_PADDING
            for n in range(len(self._columns))
        ]

    def _note(self, _column: int, _old: int, _new: int) -> None:
        """Note the widths of all columns as soon as the user sets that of one."""
        if self._is_sharing or not self._shares:
            return
        self._own |= {self._columns[n]: self._table.columnWidth(n) for n in self.shown}
        _store(self._name, self._own)


def shared_widths(room: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths of columns that fill the room: by their shares, but none under its least.

    Where not even the least fit, the shares alone count.
    """
    widths = list(least) if sum(least) < room else [0] * len(shares)
    free = set(range(len(shares)))
    while free:
        rest = room - sum(widths[n] for n in range(len(shares)) if n not in free)
        total = sum(shares[n] for n in free)
        wished = {n: rest * shares[n] // total for n in free}
        short = {n for n in free if wished[n] < widths[n]}
        if not short:
            for n in free:
                widths[n] = wished[n]
            break
        free -= short
    if widths:
        widths[-1] += max(room - sum(widths), 0)  # what rounding left over
    return widths


def _stored(name: str, columns: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The widths that were set for a table, in device-independent pixels."""
    for line in Settings().get(COLUMN_WIDTHS):
        match line.split(_PARTED):
            case [table, column, width] if table == name and column in columns:
                if width.isdecimal() and int(width) > 0:
                    yield column, int(width)


def _store(name: str, widths: dict[str, int]) -> None:
    settings = Settings()
    others = [s for s in settings.get(COLUMN_WIDTHS) if not s.startswith(name + _PARTED)]
    own = [_PARTED.join((name, column, str(width))) for column, width in widths.items()]
    settings.put(COLUMN_WIDTHS, others + own)
