"""A calendar for exact dates. A popup beneath its field, never a dialog."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QFrame, QVBoxLayout, QWidget

from boardapp.case.when import When, WhenError
from boardapp.today import today

_NAMES = {
    "qt_calendar_prevmonth": "The month before",
    "qt_calendar_nextmonth": "The next month",
    "qt_calendar_monthbutton": "Month",
    "qt_calendar_yearbutton": "Year",
}
"""What the parts of Qt's calendar are called for those who don't see their arrows."""
_YEARS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CalendarPopup(QFrame):
    """Offers the days of a month; `chosen` tells one as it is typed ("2019-03-14").

    Arrows go from day to day, Page Up and Page Down from month to month, with Shift from year to
    year; Enter takes the day, Esc leaves. The keyboard goes back to where it was.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._field = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"Calendar for {name}")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(f"Calendar for {name}")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())  # Qt's red for weekends is hard to read on dark
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.calendar.selectionChanged.connect(self._tell_day)
        for part in self.calendar.findChildren(QWidget):
            if part.objectName() in _NAMES:
                part.setAccessibleName(_NAMES[part.objectName()])
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)

    @property
    def days(self) -> QAbstractItemView:
        """The days of the month, which take the keys. Raises RuntimeError if Qt has none."""
        found = self.calendar.findChild(QAbstractItemView)
        if found is None:
            raise RuntimeError("Qt's calendar has no days")
        return found

    def open_below(self, text: str) -> None:
        """Open beneath the field, on the day that this text states, else on today."""
        day = _day_of(text)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._tell_day()
        self.days.installEventFilter(self)
        self.move(self._place())
        self.show()
        self.adjustSize()  # its parts know their sizes no earlier
        self.move(self._place())
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from year to year by Shift with Page Up and Page Down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            years = _YEARS.get(event.key(), 0)
            if years and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.calendar.setSelectedDate(self.calendar.selectedDate().addYears(years))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc; what the days have no use for does nothing to the form behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the field."""
        super().closeEvent(event)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> QPoint:
        """Beneath the field; above it where the screen ends."""
        below = self._field.mapToGlobal(QPoint(0, self._field.height()))
        screen = self._field.screen().availableGeometry()
        lowest = screen.bottom() - self.height()
        top = below.y() if below.y() <= lowest else below.y() - self._field.height() - self.height()
        left = min(below.x(), screen.right() - self.width())
        return QPoint(max(left, screen.left()), max(min(top, lowest), screen.top()))

    def _tell_day(self) -> None:
        day = self.calendar.selectedDate()
        self.days.setAccessibleName(QLocale().toString(day, QLocale.FormatType.LongFormat))

    def _take(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))


def _day_of(text: str) -> date:
    try:
        stated = When.parse(text).calendar_day
    except WhenError:
        stated = None
    return stated or today()
