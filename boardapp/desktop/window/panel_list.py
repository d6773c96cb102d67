"""The names of the panels with their icons, and what in each wants to be looked at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardapp.desktop.parts.icons import icon
from boardapp.desktop.parts.tables.row_delegate import quiet_without_keyboard
from boardapp.desktop.window.badges import Badge, badge_of
from boardapp.desktop.window.panel_table import PanelRow

if TYPE_CHECKING:
    from boardapp.review.model.review import Review

ICON_SIDE = 20  # device-independent pixels, as are all sizes here
ROW_PADDING = 18
LIST_PADDING = 52
BADGE_MARGIN = 12
_WIDEST_BADGE = "●9 ▲99"
_BADGE = Qt.ItemDataRole.UserRole


class PanelList(QListWidget):
    """Arrow keys open the panels."""

    def __init__(self, rows: Sequence[PanelRow], parent: QWidget) -> None:
        self._is_filled = False
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName("Panels")
        self.setAccessibleDescription("Choose what to look at; the arrow keys open the panels")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Badges(self))
        for row in rows:
            item = QListWidgetItem(row.title, self)
            item.setToolTip(row.tip)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._is_filled = True
        self._fit()
        self._tint()

    def show_review(self, review: "Review | None") -> None:
        """Tell behind each name how much in it wants to be looked at."""
        for number, row in enumerate(self._rows):
            self.show_badge(number, badge_of(row.panel_id, review))

    def show_badge(self, number: int, badge: Badge) -> None:
        """Tell this behind the name of the panel at `number`, until the next review."""
        row, item = self._rows[number], self.item(number)
        item.setData(_BADGE, badge.text)
        told = f"{row.title}, {badge.words}" if badge.words else row.title
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setToolTip(f"{row.tip} ({badge.words})" if badge.words else row.tip)

    def changeEvent(self, event: QEvent) -> None:
        """Take over another palette and another font."""
        super().changeEvent(event)
        if not self._is_filled:
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def _tint(self) -> None:
        """Draw the icons in the colour of the text."""
        for number, row in enumerate(self._rows):
            self.item(number).setIcon(icon(row.icon, self.palette()))

    def _fit(self) -> None:
        """Size rows and list to the text."""
        metrics = self.fontMetrics()
        height = max(metrics.height(), ICON_SIDE) + ROW_PADDING
        widest = max(metrics.horizontalAdvance(row.title) for row in self._rows)
        for number in range(self.count()):
            self.item(number).setSizeHint(QSize(0, height))
        badge = metrics.horizontalAdvance(_WIDEST_BADGE) + BADGE_MARGIN
        self.setFixedWidth(widest + ICON_SIDE + LIST_PADDING + badge)


class _Badges(QStyledItemDelegate):
    """Draws a name as ever, and its badge at the right edge."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        quiet_without_keyboard(option)
        super().paint(painter, option, index)
        badge = index.data(_BADGE)
        if not badge:
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.drawText(
            option.rect.adjusted(0, 0, -BADGE_MARGIN, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            badge,
        )
        painter.restore()
