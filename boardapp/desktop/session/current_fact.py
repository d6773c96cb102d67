"""The one fact that the user looks at, and the way there and back."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

MOST_STEPS = 200
"""Steps of the way that are kept."""


class Step(NamedTuple):
    """Where the user was: a panel, and the place of the fact that was chosen in it (or "").

    `cited` is the place of a source that was asked for, as a fact cites it ("letter ¶7").
    """

    panel: str
    place: str
    cited: str = ""


class CurrentFact(QObject):
    """The place of the chosen fact; empty: none is chosen. `changed` fires after each change.

    `visit` notes where the user goes, so that `back` and `forth` walk there again, as in a
    browser: what was ahead is forgotten when the user goes another way.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = self._cited = ""
        self._steps: list[Step] = []
        self._at = -1

    @property
    def place(self) -> str:
        """The place of the fact, or the key of its event; empty: none."""
        return self._place

    @property
    def cited(self) -> str:
        """The place that was asked for where the fact is a source ("letter ¶7"); else empty."""
        return self._cited

    @property
    def may_go_back(self) -> bool:
        """Whether there is a step before this one."""
        return self._at > 0

    @property
    def may_go_forth(self) -> bool:
        """Whether there is a step after this one."""
        return self._at < len(self._steps) - 1

    def choose(self, place: str, cited: str = "") -> None:
        """Make the fact at this place the current one; of a source, that place of it."""
        if (place, cited) != (self._place, self._cited):
            self._place, self._cited = place, cited
            self.changed.emit()

    def visit(self, panel: str, place: str, cited: str = "") -> None:
        """Note where the user is; staying in one panel without a fact is no step of its own."""
        step = Step(panel, place, cited)
        if self._at >= 0:
            here = self._steps[self._at]
            if here == step:
                return
            if here == Step(panel, ""):
                self._at -= 1
        self._steps[self._at + 1 :] = [step]
        del self._steps[:-MOST_STEPS]
        self._at = len(self._steps) - 1

    def note(self, panel: str, place: str, cited: str = "") -> None:
        """Note what is chosen where the user is, without a step: `back` comes back to it."""
        if self._at >= 0 and self._steps[self._at].panel == panel:
            self._steps[self._at] = Step(panel, place, cited)
        else:
            self.visit(panel, place, cited)

    def back(self) -> Step:
        """One step back; `may_go_back` must hold."""
        return self._walk(-1)

    def forth(self) -> Step:
        """One step forth; `may_go_forth` must hold."""
        return self._walk(1)

    def leave_case(self) -> None:
        """Forget all: another case is open."""
        self._steps, self._at = [], -1
        self.choose("")

    def follow(self, follow: Callable[[str], str]) -> None:
        """After an edit: each fact at the place where it stands now."""
        self._steps = [
            step._replace(place=follow(step.place) if step.place else "") for step in self._steps
        ]
        self._place = follow(self._place) if self._place else ""
        self.changed.emit()

    def _walk(self, by: int) -> Step:
        self._at += by
        step = self._steps[self._at]
        self.choose(step.place, step.cited)
        return step
