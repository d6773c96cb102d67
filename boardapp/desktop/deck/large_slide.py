"""One slide large: a click on what shows a fact chooses it, a double click asks for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from boardapp.desktop.parts.accessible import tell_role
from boardapp.desktop.parts.clipboard import Copyable
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.desktop.slides.spots import Spot, spot_at

if TYPE_CHECKING:
    from boardapp.desktop.slides.recording import Recording

LEAST = QSize(240, 135)
STILL_MS = 80
"""How long a size must stand before the slide is painted for it; until then it is stretched."""
RING = 2
COPY_SCALE = 2
"""Pixels of a copied slide for each of its points."""
SHAPE = 9 / 16
"""Height over width of a slide that is not there yet."""
KEYS = (
    KeyRow("The next fact of the slide", "Right; Down", lambda slide: slide.walk(1)),
    KeyRow("The fact before", "Left; Up", lambda slide: slide.walk(-1)),
    KeyRow("Edit the fact", "Return; Enter", lambda slide: slide.ask()),
)


class LargeSlide(QWidget, HasMenu, Copyable):
    """Shows a recording, or a sentence in its place.

    `fact_selected` and `fact_requested` are those of a panel. The arrows walk from fact to fact,
    Enter asks for the one that is ringed, as a double click does.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recording: Recording | None = None
        self._sentence = ""
        self._image: QImage | None = None
        self._at, self._place = -1, ""  # the ringed fact stays so while its slide is made anew
        self._still = QTimer(self, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(self._paint_anew)
        self.setAccessibleName("Slide")
        tell_role(self, QAccessible.Role.Graphic)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the facts of the slide stand on it."""
        return self._recording.spots if self._recording else ()

    @property
    def spot(self) -> Spot | None:
        """The fact that has the ring."""
        return self.spots[self._at] if 0 <= self._at < len(self.spots) else None

    def show_slide(self, recording: "Recording | None", name: str, sentence: str = "") -> None:
        """Show a slide under the name that is read out; None: say a sentence instead."""
        is_other = recording is not self._recording
        self._recording, self._sentence = recording, sentence
        if is_other:
            self._at = self._number_of(self._place)
            self._image = None
        count = len({spot.place for spot in self.spots})
        facts = f"; {count} facts to walk with the arrow keys" if count else ""
        self.setAccessibleName(f"{name}{facts}" if recording else sentence)
        self.update()

    def choose(self, place: str) -> bool:
        """Ring the fact at a place; False if the slide does not show it."""
        found = self._number_of(place)
        if found >= 0:
            self._at, self._place = found, place
            self.update()
        return found >= 0

    def _number_of(self, place: str) -> int:
        return next((n for n, spot in enumerate(self.spots) if spot.place == place), -1)

    def copy(self) -> None:
        """Copy the slide as a picture."""
        if self._recording is not None:
            size = QSize(round(self._recording.width), round(self._recording.height))
            QGuiApplication.clipboard().setImage(self._recording.image(size * COPY_SCALE))

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the fact at a point of the screen, else of the one with the ring."""
        if at is not None:
            spot = self._spot_under(QPointF(self.mapFromGlobal(at)))
            if spot is not None:
                self._ring(self.spots.index(spot))
            return FactMenu(spot.place if spot else "", at, self._menu_rows())
        here = self.on_screen(self.spot.box).center().toPoint() if self.spot else QPoint()
        place = self.spot.place if self.spot else ""
        return FactMenu(place, self.mapToGlobal(here), self._menu_rows())

    def _menu_rows(self) -> tuple[MenuRow, ...]:
        row = MenuRow("Copy Slide as &Picture", self.copy, "Copied.")
        return (row,) if self._recording is not None else ()

    def height_for(self, width: int) -> int:
        """The height that the slide takes at a width, with its ring."""
        shape = self._recording
        share = shape.height / shape.width if shape else SHAPE
        return round((width - 2 * RING) * share) + 2 * RING

    def walk(self, step: int) -> None:
        """On to the next fact, or back (−1): bar and label of one fact are one stop."""
        here = self.spot.place if self.spot else ""
        at = self._at if self.spot or step > 0 else len(self.spots)
        while 0 <= at + step < len(self.spots):
            at += step
            if self.spots[at].place != here:
                self._ring(at)
                return

    def ask(self) -> None:
        """Ask for the fact with the ring."""
        if self.spot is not None:
            self.fact_requested.emit(self.spot.place)

    def sizeHint(self) -> QSize:
        """Qt: large enough to be read."""
        return QSize(640, 360)

    def on_screen(self, box: QRectF) -> QRectF:
        """Where a part of the slide stands in the widget."""
        scale, frame = self._scale(), self._frame()
        return QRectF(
            frame.left() + box.left() * scale,
            frame.top() + box.top() * scale,
            box.width() * scale,
            box.height() * scale,
        )

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the slide as large as it fits, with a ring around the chosen fact."""
        painter = QPainter(self)
        if self._recording is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._sentence)
            return
        frame = self._frame()
        if self._image is None:
            self._image = self._recording.image(frame.size() * self.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, self._image)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(frame)
        if self.spot:
            # On a slide, which is light in both appearances.
            painter.setPen(QPen(Qt.GlobalColor.blue, RING))
            painter.drawRect(self.on_screen(self.spot.box).adjusted(-RING, -RING, RING, RING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: stretch what is there, and paint the slide for its size once that stands."""
        super().resizeEvent(event)
        self._still.start()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another screen may be finer."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._still.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a hand over what can be chosen."""
        is_fact = self._spot_under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_fact else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose the fact under the pointer."""
        spot = self._spot_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self._ring(self.spots.index(spot))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: ask for the fact under the pointer."""
        spot = self._spot_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.fact_requested.emit(spot.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: walk from fact to fact; Enter asks for the one with the ring."""
        if not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    # What they need

    def _ring(self, number: int) -> None:
        self._at, self._place = number, self.spots[number].place
        self.update()
        self.fact_selected.emit(self._place)

    def _frame(self) -> QRect:
        """Where the slide stands in the widget, in device-independent pixels."""
        if self._recording is None:
            return QRect()
        room = QSize(self.width() - 2 * RING, self.height() - 2 * RING)
        shape = QSize(round(self._recording.width), round(self._recording.height))
        size = shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) // 2
        return QRect(left, RING, size.width(), size.height())

    def _scale(self) -> float:
        return self._frame().width() / self._recording.width if self._recording else 1.0

    def _spot_under(self, point: QPointF) -> Spot | None:
        scale, frame = self._scale(), self._frame()
        return spot_at(self.spots, (point - QPointF(frame.topLeft())) / scale) if scale else None

    def _paint_anew(self) -> None:
        self._image = None
        self.update()
