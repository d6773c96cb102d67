"""The timeline as a widget: walked through with the keyboard, followed to its facts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from boardapp.case.ages import Ages
from boardapp.desktop.charts.timeline_canvas import ZOOM_STEP
from boardapp.desktop.charts.timeline_layout import PlacedElement, in_reading_order
from boardapp.desktop.charts.timeline_picture import Rings
from boardapp.desktop.charts.timeline_pointer import TimelinePointer
from boardapp.desktop.parts.accessible import tell_role
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.desktop.parts.place_match import SAME, best_match
from boardapp.figures.timeline.timeline import Bar, Mark, Timeline

PAN_SHARE = 0.15
"""How much of the view one key press pans."""
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass(frozen=True, slots=True)
class TimelineKept:
    """Where a user was on a timeline: in days from diagnosis, and in pixels down."""

    zoom: float
    left_day: float
    down: int
    chosen: str


KEYS = (
    KeyRow("The mark before", "Left", lambda view: view.step(-1)),
    KeyRow("The mark after", "Right", lambda view: view.step(1)),
    KeyRow("The lane above", "Up", lambda view: view.step_lane(-1)),
    KeyRow("The lane below", "Down", lambda view: view.step_lane(1)),
    KeyRow("Follow the mark to its fact", "Return; Enter; Space", lambda view: view.follow()),
    KeyRow("Nearer in time", "+; =", lambda view: view.zoom_in()),
    KeyRow("Farther", "-", lambda view: view.zoom_out()),
    KeyRow("All of the course", "0; Home", lambda view: view.fit()),
    KeyRow("Scroll left", "Ctrl+Left; Shift+Left", lambda view: view.pan(-PAN_SHARE, 0.0)),
    KeyRow("Scroll right", "Ctrl+Right; Shift+Right", lambda view: view.pan(PAN_SHARE, 0.0)),
    KeyRow("Scroll up", "Ctrl+Up; Shift+Up", lambda view: view.pan(0.0, -PAN_SHARE)),
    KeyRow("Scroll down", "Ctrl+Down; Shift+Down", lambda view: view.pan(0.0, PAN_SHARE)),
    KeyRow("A page up", "PgUp", lambda view: view.pan(0.0, -1.0)),
    KeyRow("A page down", "PgDown", lambda view: view.pan(0.0, 1.0)),
)


class TimelineView(HasMenu, TimelinePointer):
    """A timeline of which each bar and mark can be pointed at, walked to and followed.

    Ctrl with the wheel, a pinch, + and − zoom in time; 0 or Home fits all. A drag, the wheel,
    and the arrow keys with Ctrl or Shift pan. The arrow keys alone walk from element to
    element and a click chooses one; Enter or a double click asks for the element's fact.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = -1
        self._is_starting = False
        self.laid_out.connect(self._start)
        self.element_clicked.connect(self.go_to)
        self.element_opened.connect(self._request)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline of the course")
        tell_role(self, QAccessible.Role.Graphic)

    @property
    def current(self) -> PlacedElement | None:
        """The element that the keyboard is on, or that was last revealed."""
        return self._elements()[self._current] if self._current >= 0 else None

    def show_timeline(self, timeline: Timeline | None, ages: Ages | None = None) -> None:
        """Show another timeline from end to end, with no element chosen."""
        self._current = -1
        super().show_timeline(timeline, ages)

    def rate(self, place: str) -> int:
        """How well one of the elements shows the fact at this place or of this key."""
        return self._find(place)[1]

    def reveal(self, place: str) -> bool:
        """Scroll to the element whose fact is at this place or has this key, and ring it."""
        number, _ = self._find(place)
        if number >= 0:
            self.go_to(number)
        return number >= 0

    def _in_order(self) -> Sequence[Bar | Mark]:
        """The elements in reading order, wherever they stand."""
        return [element for element, _ in in_reading_order(self._timeline)]

    def _find(self, place: str) -> tuple[int, int]:
        elements = self._in_order()
        keys = [element.key for element in elements]
        if place in keys:
            return keys.index(place), SAME
        return best_match(place, [element.place for element in elements])

    def keep(self) -> TimelineKept | None:
        """The zoom, the day at the left edge, what is scrolled and what is chosen."""
        if self.placed is None:
            return None
        chosen = self.current.element.place if self.current else ""
        return TimelineKept(self.zoom, self.left_day, self.verticalScrollBar().value(), chosen)

    def restore(self, kept: TimelineKept | None, follow: Callable[[str], str]) -> None:
        """Show the same stretch of time again; `follow` gives the place of what was chosen."""
        if kept is None:
            return
        self.show_stretch(kept.zoom, kept.left_day, kept.down)
        places = [element.place for element in self._in_order()]
        place = follow(kept.chosen) if kept.chosen else ""
        self._current = places.index(place) if place in places else -1

    def go_to(self, number: int) -> None:
        """Make the element at this number the current one: in view, ringed, and read aloud."""
        self._current = number
        self.bring_into_view(number)
        if self.hasFocus() and (place := self._elements()[number].element.place):
            self.fact_selected.emit(place)
        self.viewport().update()
        said = QAccessibleAnnouncementEvent(self, self._elements()[number].element.tip)
        QAccessible.updateAccessibility(said)

    def zoom_in(self) -> None:
        """One step nearer, about the current element or the middle."""
        self.zoom_to(self.zoom * ZOOM_STEP, self._anchor())

    def zoom_out(self) -> None:
        """One step back."""
        self.zoom_to(self.zoom / ZOOM_STEP, self._anchor())

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the element at a point of the screen, else of the current one."""
        viewport = self.viewport()
        if at is not None:
            number = self.number_at(QPointF(viewport.mapFromGlobal(at)))
            if number >= 0:
                self.go_to(number)
            place = self._elements()[number].element.place if number >= 0 else ""
            return FactMenu(place, at, (*self._menu_rows(),))
        here = viewport.rect().center()
        if self._current >= 0:
            here = self.rect_of(self._current).center().toPoint()
        place = self.current.element.place if self.current else ""
        return FactMenu(place, viewport.mapToGlobal(here), (*self._menu_rows(),))

    def _menu_rows(self) -> Iterator[MenuRow]:
        if self.placed is None:
            return
        yield MenuRow("Copy &Picture", self.copy, "Copied.")
        yield MenuRow("Zoom &In", self.zoom_in)
        yield MenuRow("Zoom &Out", self.zoom_out)
        yield MenuRow("Show &All", self.fit)

    def rings(self) -> Rings:
        """A ring about the current element and one about what the pointer is on."""
        return Rings(self._current, self._hovered, self.hasFocus())

    def _anchor(self) -> float:
        """What stays in place: the current element if it is in view, else the middle."""
        width = self.viewport().width()
        x = self.rect_of(self._current).center().x() if self._current >= 0 else -1
        return x if 0 <= x <= width else width / 2

    def _request(self, number: int) -> None:
        place = self._elements()[number].element.place if number >= 0 else ""
        if place:
            self.fact_requested.emit(place)

    def follow(self) -> None:
        """Ask for the fact of the current element."""
        self._request(self._current)

    def step(self, by: int) -> None:
        """Go to the next or previous element in reading order."""
        count = len(self._elements())
        if count:
            start = self._current if self._current >= 0 else (-1 if by > 0 else count)
            self.go_to(min(max(start + by, 0), count - 1))

    def step_lane(self, by: int) -> None:
        """Go to the element of the next or previous lane that is nearest in time."""
        current = self.current
        if current is None:
            self.step(by)
            return
        others = [
            (abs(other.lane - current.lane), abs(other.box.left - current.box.left), number)
            for number, other in enumerate(self._elements())
            if (other.lane - current.lane) * by > 0
        ]
        if others:
            self.go_to(min(others)[2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, pan, zoom, follow, copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first element when the keyboard comes in."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._is_starting = True
            self._start()
        self.viewport().update()

    def _start(self) -> None:
        """Go to the first element, once there is one, where the keyboard has come in."""
        if not self._is_starting or not self.is_laid_out:
            return
        self._is_starting = False
        if self._current < 0 and self.hasFocus():
            self.step(1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the ring weaker."""
        super().focusOutEvent(event)
        self.viewport().update()
