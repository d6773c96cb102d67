"""How wide and high the heads of the grid are, in letters and lines of the font of the moment."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from boardapp.desktop.grid.model import GridModel

_COLUMN_LETTERS, _WIDEST_LETTERS, _TEST_LETTERS = 15, 26, 30
_MOST_LINES = 3
_PADDING = 8
_MOST_SHARE = 0.36
"""Of the width the tests have no more, so that there is room for results in large text."""
_LOOKED_AT = 100
"""So many times from either end tell how long all are; of thousands each can't be asked."""
_WRAP = Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))


class HeadSizes(QObject):
    """Fits the heads of a grid to its font, its width and its times."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        across, down = view.horizontalHeader(), view.verticalHeader()
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _WRAP
        )
        across.setTextElideMode(Qt.TextElideMode.ElideNone)  # else Qt wraps no head
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self.fit)
        model.columnsInserted.connect(self._fit_height)
        view.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Give heads and rows the room that they need; the current cell stays in view."""
        letter = self._view.fontMetrics().averageCharWidth()
        columns = max(self._model.columnCount(), 1)
        self._fit_tests()
        share = (self._view.width() - self._view.verticalHeader().width()) // columns
        least, most = letter * _COLUMN_LETTERS, letter * _WIDEST_LETTERS
        self._view.horizontalHeader().setDefaultSectionSize(min(max(share, least), most))
        line = self._view.fontMetrics().height()
        self._view.verticalHeader().setDefaultSectionSize(line + _PADDING)
        self._fit_height()
        self._view.scrollTo(self._view.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keep the share of the tests in another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit_tests()
        return super().eventFilter(watched, event)

    def _fit_tests(self) -> None:
        letter = self._view.fontMetrics().averageCharWidth()
        most = max(round(self._view.width() * _MOST_SHARE), letter * _COLUMN_LETTERS)
        self._view.verticalHeader().setFixedWidth(min(letter * _TEST_LETTERS, most))

    def _fit_height(self) -> None:
        """One line where every time is as short as a date, as many as are needed elsewhere."""
        metrics, across = self._view.fontMetrics(), self._view.horizontalHeader()
        times = range(max(self._model.columnCount() - 1, 0))
        seen = {*times[:_LOOKED_AT], *times[-_LOOKED_AT:]}
        longest = max((len(self._model.short_time_of(n)) for n in seen), default=0)
        letters = max(across.defaultSectionSize() // metrics.averageCharWidth(), 1)
        lines = min(-(-longest // letters) + (longest > letters), _MOST_LINES)
        across.setFixedHeight(metrics.height() * max(lines, 1) + 2 * _PADDING)
