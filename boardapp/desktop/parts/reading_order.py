"""Where Tab goes next: what takes keys, in the order in which a window is read.

Qt leads Tab in the order in which widgets were made: to a tab bar after its pages, and to what
stands at the side before what it is about. Places are asked instead, so that pages that are made
late need no order of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTabBar, QWidget

Span = tuple[int, int]


@runtime_checkable
class ReadInParts(Protocol):
    """A widget that is read part by part, wherever its parts stand."""

    def reading_parts(self) -> Sequence[QWidget]:
        """Its parts, first to last."""


def stops(root: QWidget) -> list[QWidget]:
    """What in `root` takes the keyboard by Tab now, in reading order."""
    units = list(_units(root, root))
    return [stop for n in reading_order([box for box, _ in units]) for stop in units[n][1]]


def next_stop(root: QWidget, here: QWidget | None, step: int) -> QWidget | None:
    """The stop after `here` (`step` 1) or before it (−1), round the end; None: `here` is none."""
    found = stops(root)
    while here is not None and here not in found and here is not root:
        here = here.parentWidget()
    if here not in found:
        return None
    return found[(found.index(here) + step) % len(found)]


def reading_order(boxes: Sequence[QRect]) -> list[int]:
    """The numbers of boxes in the order in which they are read.

    A page is cut across where no box is in the way, and each stripe into columns likewise, as
    print is read. What can't be cut, because boxes overlap, goes by its upper left corner.
    """
    return list(_read(boxes, range(len(boxes)), (_rows, _columns)))


def _read(
    boxes: Sequence[QRect], numbers: Sequence[int], cuts: Sequence[Callable[[QRect], Span]]
) -> Iterator[int]:
    for span in cuts:
        parts = _cut([(span(boxes[n]), n) for n in numbers])
        if len(parts) > 1:
            for part in parts:
                yield from _read(boxes, part, (_rows, _columns))
            return
    yield from sorted(numbers, key=lambda n: (boxes[n].top(), boxes[n].left()))


def _cut(spans: Sequence[tuple[Span, int]]) -> list[list[int]]:
    """The numbers of spans parted where none lies across."""
    parts: list[list[int]] = []
    end = 0
    for (first, last), number in sorted(spans):
        if not parts or first >= end:
            parts.append([])
            end = last
        parts[-1].append(number)
        end = max(end, last)
    return parts


def _rows(box: QRect) -> Span:
    return box.top(), box.top() + box.height()


def _columns(box: QRect) -> Span:
    return box.left(), box.left() + box.width()


def _units(root: QWidget, widget: QWidget) -> Iterator[tuple[QRect, list[QWidget]]]:
    """Boxes below `widget` in pixels of `root`, each with its stops."""
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isWindow() or not child.isVisible():
            continue
        if isinstance(child, ReadInParts):
            inside = [stop for part in child.reading_parts() for stop in stops_of(part)]
            yield _box(root, child), inside
        elif _is_stop(child):
            inside = [] if isinstance(child, QTabBar) else stops(child)
            yield _box(root, child), [child, *inside]
        elif not isinstance(child, QTabBar):
            yield from _units(root, child)


def stops_of(part: QWidget) -> list[QWidget]:
    """A part itself, where it takes keys, and what in it does."""
    if not part.isVisible():
        return []
    return [part, *stops(part)] if _is_stop(part) else stops(part)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def _box(root: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
