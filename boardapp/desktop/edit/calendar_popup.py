"""A calendar for exact dates. A popup beneath its field, never a dialog."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from boardapp.case.when import When, WhenError
from boardapp.today import today


class CalendarPopup(QFrame):
    """Offers the days of a month; `chosen` tells one as it is typed ("2019-03-14")."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName("Calendar")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)

    def open_below(self, field: QWidget, text: str) -> None:
        """Open beneath a field, on the day that it states, else on today."""
        day = _day_of(text)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(field.mapToGlobal(QPoint(0, field.height())))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))


def _day_of(text: str) -> date:
    try:
        stated = When.parse(text).calendar_day
    except WhenError:
        stated = None
    return stated or today()
