"""What the window asks of a panel."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from boardapp.desktop.parts.fact_menu import MenuRow
    from boardapp.review.model.review import Review

Follow = Callable[[str], str]
"""From the place of a fact in an earlier review to its place in this one."""


class Panel(QWidget):
    """One way to look at a review. A panel holds no truth: it shows what it is given.

    The window makes a panel when it is first shown, and hands it a new review only while it is
    the one on screen; after an edit it lets the panel `restore` what the user had in view.

    `fact_selected` tells that the user chose a fact in it; `fact_requested` asks the window to
    lead the user to one: both by its place in the case file ("therapies[3]") or the key of its
    event ("relapse-2"). `source_requested` asks for the source of a fact, as the fact cites it
    ("letter ¶7"). `documents` are what is cited, by the ids of the sources of the case that is
    shown, for the tips. `edit_requested` asks it for an `Edit`, which names the review that the
    panel showed when the user began it. `reason_requested` asks why a finding stands: for the line
    in which the user says so, in the pane at the side. `fill_requested` asks it to lead to a field
    that says nothing yet, or to begin a record of a list: its place, and what names the record.
    `import_requested` asks for the assistant that brings in what is on the clipboard.
    `said` is a sentence for the status bar.
    `badge_changed` tells what stands behind its name in the list of panels, in signs and in words,
    where a review does not tell that.
    """

    panel_id: ClassVar[str] = ""
    title: ClassVar[str] = ""

    fact_selected = Signal(str)
    fact_requested = Signal(str)
    source_requested = Signal(str)
    edit_requested = Signal(object)
    reason_requested = Signal(object)
    badge_changed = Signal(str, str)
    fill_requested = Signal(str, dict)
    said = Signal(str)
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents: Mapping[str, str] = {}

    def show_file(self, path: "Path | None") -> None:
        """Take note of the file of the case that is shown, or will be next; None: it has none."""

    def read_again(self) -> None:
        """Read again what lies beside the case: another program may have changed it."""

    def show_review(self, review: "Review | None") -> None:
        """Show `review` in place of the last one; None: there is no case."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins: the uppermost, leftmost part that is read or walked."""
        parts = [part for part in self.findChildren(QAbstractScrollArea) if _takes_keys(part)]
        return min(parts, key=lambda part: _corner(part, self), default=None)

    def show_page(self, name: str) -> QWidget | None:
        """Open one of its pages by its name; what then gets the keyboard, None: it has no such."""
        return None

    def rate(self, place: str) -> int:
        """How well this panel shows the fact at `place`, as `match` rates it; 0: not at all."""
        return 0

    def also_shows(self, place: str) -> str:
        """What this panel is called where it shows the fact too, though no rate says so.

        For a panel that is never the first to be led to; empty: it does not show it.
        """
        return ""

    def reveal(self, place: str) -> bool:
        """Scroll to the fact at `place` and highlight it; False if this panel does not show it."""
        return False

    def menu_rows(self, place: str) -> "Iterable[MenuRow]":
        """What this panel can do with the fact at `place`, for its context menu."""
        return ()

    def mark_tip(self, key: str) -> str:
        """What the tip of a mark of its charts tells, by the key of the fact; empty: its label."""
        return ""

    def keep(self) -> object:
        """Where the user is: what is chosen, by place, what is in view, and how near."""
        return None

    def restore(self, kept: object, follow: Follow) -> None:
        """Go back to where the user was when `keep` was asked, as far as it is still there.

        The review shown by now is of the same case after an edit; `follow` gives the place at
        which a fact of then stands now.
        """


def panel_of(widget: QWidget | None) -> Panel | None:
    """The panel that a widget is a part of."""
    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    return widget


def _takes_keys(part: QWidget) -> bool:
    reachable = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(reachable) and part.isVisible() and part.isEnabled()


def _corner(part: QWidget, panel: QWidget) -> tuple[int, int]:
    place = part.mapTo(panel, QPoint(0, 0))
    return place.y(), place.x()
