"""The timeline as a widget: pointed at, and walked through with the keyboard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from boardapp.case.ages import Ages
from boardapp.desktop.charts.timeline_canvas import ZOOM_STEP, TimelineCanvas
from boardapp.desktop.charts.timeline_layout import PlacedElement, in_reading_order
from boardapp.desktop.charts.timeline_picture import Rings
from boardapp.desktop.parts.accessible import tell_role
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.desktop.parts.place_match import SAME, best_match
from boardapp.figures.timeline.timeline import Bar, Mark, Timeline

PAN_SHARE = 0.15
"""How much of the view one key press pans."""
_WHEEL_STEP = 120
_PANS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
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


class TimelineView(HasMenu, TimelineCanvas):
    """A timeline of which each bar and mark can be pointed at, walked to and followed.

    Ctrl with the wheel, a pinch, + and − zoom in time; 0 or Home fits all. A drag, the wheel,
    and the arrow keys with Ctrl or Shift pan. The arrow keys alone walk from element to
    element and a click chooses one; Enter or a double click asks for the element's fact.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = self._hovered = -1
        self._pressed: QPointF | None = None
        self._is_panning = self._is_starting = False
        self.laid_out.connect(self._start)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline of the course")
        tell_role(self, QAccessible.Role.Graphic)
        self.viewport().setMouseTracking(True)

    @property
    def current(self) -> PlacedElement | None:
        """The element that the keyboard is on, or that was last revealed."""
        return self._elements()[self._current] if self._current >= 0 else None

    def show_timeline(self, timeline: Timeline | None, ages: Ages | None = None) -> None:
        """Show another timeline from end to end, with no element chosen."""
        self._current = self._hovered = -1
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

    def _elements(self) -> Sequence[PlacedElement]:
        placed = self.placed
        return placed.elements if placed else ()

    def _anchor(self) -> float:
        """What stays in place: the current element if it is in view, else the middle."""
        width = self.viewport().width()
        x = self.rect_of(self._current).center().x() if self._current >= 0 else -1
        return x if 0 <= x <= width else width / 2

    def _request(self, number: int) -> None:
        place = self._elements()[number].element.place if number >= 0 else ""
        if place:
            self.fact_requested.emit(place)

    # Keyboard

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

    # Pointer

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / _WHEEL_STEP
            self.ask_zoom(ZOOM_STEP**turns, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan by a drag; else ring what the pointer is on."""
        if self._pressed is not None:
            self._drag(self._pressed, event.position())
        else:
            self._hover(self.number_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless it was a drag: make the element current."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.viewport().unsetCursor()
        number = -1 if self._is_panning else self.number_at(event.position())
        if number >= 0:
            self.go_to(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the fact of the element."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._request(self.number_at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what the pointer is on; zoom by a pinch."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        if isinstance(event, QNativeGestureEvent) and _is_pinch(event):
            self.ask_zoom(1.0 + event.value(), event.position().x())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, number: int) -> None:
        if number == self._hovered:
            return
        self._hovered = number
        if number >= 0:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        self.viewport().update()

    def _drag(self, start: QPointF, position: QPointF) -> None:
        moved = position - start
        if not self._is_panning and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._is_panning, self._pressed = True, position
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(moved.x()))
        down.setValue(down.value() - round(moved.y()))

    def _tell(self, event: QHelpEvent) -> None:
        number = self.number_at(QPointF(event.pos()))
        if number < 0:
            QToolTip.hideText()
            return
        tip = tip_html(self._elements()[number].element.tip)
        QToolTip.showText(event.globalPos(), tip, self.viewport(), self.rect_of(number).toRect())


def tip_html(tip: str) -> str:
    """A tip of several lines, the first strong; as rich text, because only that is wrapped."""
    first, *rest = escape(tip).split("\n")
    return "<br>".join((f"<b>{first}</b>", *rest))


def _is_pinch(event: QNativeGestureEvent) -> bool:
    return event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
