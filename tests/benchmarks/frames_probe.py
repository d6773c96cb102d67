"""Works a window as a hand does and tells how long each act held its thread; prints JSON.

Run as a program in a process of its own, so that a first opening is a first one:
`python -m tests.benchmarks.frames_probe CASE`. A hold is what the thread of the window works
between two looks at what the user does, in processor seconds of that thread alone: what other
threads and other programs do is left out. An act's figure is its longest hold until all is still.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.timeline import TimelinePanel
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench

SIZE = 1366, 768
STEPS = 12
STILL_S = 0.35
"""After so long without work an act is over: longer than what waits for a hand to rest."""
IDLE_S = 0.0005
"""A turn of the event loop that takes less has done nothing."""
NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Probe:
    """A window of a laptop's size with one case, and the holds of what was done in it."""

    def __init__(self, path: Path) -> None:
        self.app = QApplication(["frames", "-style", "fusion"])
        self.settings = Settings()
        self.window = MainWindow()
        self.appearance = Appearance(self.settings, self.window)
        self.appearance.begin()
        errors = Errors(lambda sentence, details: print(details, file=sys.stderr))  # noqa: T201
        self.workbench = Workbench(self.window, self.settings, self.appearance, errors)
        self.window.resize(*SIZE)
        self.window.show()
        self.holds: dict[str, list[float]] = {}
        self.waits: dict[str, list[float]] = {}
        self.done("open the case", lambda: self.workbench.files.open(path), self._is_open)

    def _is_open(self) -> bool:
        return self.workbench.document.review is not None

    def done(
        self, name: str, act: Callable[[], object], is_over: Callable[[], bool] = lambda: True
    ) -> None:
        """Do it, and keep its longest hold, and the longest time until the thread was back."""
        holds, waits = [], []

        def turn(work: Callable[[], object]) -> float:
            began, seen = time.thread_time(), time.monotonic()
            work()
            holds.append(time.thread_time() - began)
            waits.append(time.monotonic() - seen)
            return holds[-1]

        turn(act)
        still = time.monotonic()
        while not is_over() or self.workbench.jobs.is_busy() or time.monotonic() - still < STILL_S:
            if turn(self.app.processEvents) > IDLE_S:
                still = time.monotonic()
            time.sleep(0.001)
        self.holds.setdefault(name, []).append(max(holds))
        self.waits.setdefault(name, []).append(max(waits))

    def moving(self, name: str, acts: list[Callable[[], object]]) -> None:
        """A movement of many steps without a rest between them; the rest after it has a name."""
        for act in acts:
            began, seen = time.thread_time(), time.monotonic()
            act()
            self.app.processEvents()
            self.holds.setdefault(name, []).append(time.thread_time() - began)
            self.waits.setdefault(name, []).append(time.monotonic() - seen)
            time.sleep(0.005)
        self.done(f"{name}, then still", lambda: None)

    # What a hand does

    def open_panels(self, name: str) -> None:
        """Open every panel in turn."""
        for row in PANELS:
            self.done(f"{name}: {row.title}", lambda row=row: self.show(row.panel_id))

    def show(self, panel_id: str) -> QWidget:
        """Bring a panel to the front."""
        self.workbench.show_panel(panel_id)
        assert self.workbench.panels.panel is not None
        return self.workbench.panels.panel

    def tabs_of_toxicity(self) -> None:
        """Open the figure by cycle, the dearest of the tabs."""
        panel = self.show("toxicity")
        assert isinstance(panel, ToxicityPanel)
        self.done("first opening: By cycle", lambda: panel._tabs.setCurrentWidget(panel.by_cycle))

    def labs(self) -> None:
        """Choose tests, zoom and drag their chart."""
        self.done("to labs", lambda: self.show("labs"))
        panel = self.workbench.panels.panel
        assert isinstance(panel, LabsPanel)
        for number in range(1, min(STEPS, panel.tests.facts.rowCount())):
            self.done("labs: choose a test", lambda number=number: panel.tests.choose(number))
        panel.tests.choose(0)
        self.done("to labs", lambda: None)
        canvas = panel.chart.canvas
        assert canvas is not None
        self.moving("labs: zoom by the wheel", [lambda: wheel(canvas, 1, CTRL)] * STEPS)
        self.moving("labs: drag", drag(canvas))

    def timeline(self) -> None:
        """Zoom and drag the timeline."""
        self.done("to the timeline", lambda: self.show("timeline"))
        panel = self.workbench.panels.panel
        assert isinstance(panel, TimelinePanel)
        port = panel.view.viewport()
        self.moving("timeline: zoom by the wheel", [lambda: wheel(port, 1, CTRL)] * STEPS)
        self.moving("timeline: drag", drag(port))

    def look(self) -> None:
        """Resize, other colours and sizes of text, with each of the drawn panels in front."""
        for panel_id in ("labs", "timeline", "response", "toxicity", "overview"):
            self.done(f"to {panel_id}", lambda panel_id=panel_id: self.show(panel_id))
            self.moving(
                f"resize: {panel_id}",
                [partial(self.window.resize, *smaller(by)) for by in range(1, STEPS)],
            )
            self.done("to size", lambda: self.window.resize(*SIZE))
            for colours in ("dark", "light"):
                self.done(
                    f"colours: {panel_id}",
                    lambda colours=colours: self.appearance.choose_colours(colours),
                )
            self.done(f"text larger: {panel_id}", self.appearance.enlarge)
            self.done(f"text larger: {panel_id}", self.appearance.reset_text_size)

    def edits(self) -> None:
        """Edit the case with each of the drawn panels in front, and save it."""
        for panel_id in ("overview", "labs", "timeline", "toxicity"):
            self.done(f"to {panel_id}", lambda panel_id=panel_id: self.show(panel_id))
            for number in range(3):
                self.done(f"edit: {panel_id}", lambda number=number: self._retitle(number))
        self.done("save", self.workbench.actions["save"].trigger)

    def _retitle(self, number: int) -> None:
        document = self.workbench.document
        assert document.case is not None
        title = f"{document.case.title} {number}"
        document.apply("edit", document.case, replace(document.case, title=title))


def smaller(by: int) -> tuple[int, int]:
    """The size of the window after some steps of a drag at its corner."""
    return SIZE[0] - by * 9, SIZE[1] - by * 5


def wheel(target: QWidget, turns: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Turn the wheel with the pointer in the middle of a widget."""
    here = QPointF(target.rect().center())
    there = QPointF(target.mapToGlobal(target.rect().center()))
    event = QWheelEvent(
        here, there, QPoint(), QPoint(0, 120 * turns), NO_BUTTON, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def drag(target: QWidget) -> list[Callable[[], object]]:
    """Press, move to the left in steps, let go."""
    middle = target.rect().center()

    def at(kind: QEvent.Type, by: int) -> Callable[[], object]:
        def send() -> None:
            here = middle - QPoint(by, 0)
            button = NO_BUTTON if kind == QEvent.Type.MouseMove else LEFT
            held = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else LEFT
            there = QPointF(target.mapToGlobal(here))
            QApplication.sendEvent(
                target, QMouseEvent(kind, QPointF(here), there, button, held, NO_KEY)
            )

        return send

    moves = [at(QEvent.Type.MouseMove, 15 * step) for step in range(1, STEPS)]
    press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    return [at(press, 0), *moves, at(release, 15 * STEPS)]


def main() -> None:
    """Do all of it, and print the figures in seconds."""
    probe = Probe(Path(sys.argv[1]))
    acts = sys.argv[2:] or ["panels", "labs", "timeline", "look", "edits"]
    if "panels" in acts:
        probe.open_panels("first opening")
        probe.tabs_of_toxicity()
        probe.open_panels("opening again")
    for name in ("labs", "timeline", "look", "edits"):
        if name in acts:
            getattr(probe, name)()
    probe.window.may_close = lambda: True
    probe.workbench.jobs.stop()
    probe.window.close()
    print(json.dumps({"holds": probe.holds, "waits": probe.waits}))  # noqa: T201


if __name__ == "__main__":
    main()
