"""Loads the chart library while the user looks at the first picture of the window."""

import logging
import threading
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

MODULES = ("matplotlib.figure", "matplotlib.backends.backend_agg")
QT_MODULES = ("matplotlib.backends.backend_qtagg",)
"""Makes classes of Qt's: on another thread, while the window works, that ended the program now and
then with a segmentation fault. It takes some 30 ms once the others are there."""


class Preload(QObject):
    """Imports modules on a thread of its own; `ready` fires on the GUI thread, once.

    `qt_modules` are imported after the others, on the GUI thread.
    A failed import is not reported here: the panel that needs the module fails with its name.
    """

    ready = Signal()
    _imported = Signal()

    def __init__(
        self,
        modules: tuple[str, ...] = MODULES,
        parent: QObject | None = None,
        *,
        qt_modules: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._modules, self._qt_modules = modules, qt_modules
        self._thread: threading.Thread | None = None
        self._is_ready = False
        self._imported.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    @property
    def is_ready(self) -> bool:
        """Whether the modules can be used without waiting."""
        return self._is_ready

    def start(self) -> None:
        """Begin to import; a second call does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._import, name="preload", daemon=True)
            self._thread.start()

    def when_ready(self, slot: Callable[[], None]) -> None:
        """Call `slot`, a method of a QObject, now if ready, else when it is; begins if need be."""
        if self._is_ready:
            slot()
            return
        self.ready.connect(slot, Qt.ConnectionType.SingleShotConnection)
        self.start()

    def wait(self, seconds: float) -> None:
        """Wait for the imports to end."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _import(self) -> None:
        try:
            _import_all(self._modules)
        finally:
            self._imported.emit()

    @Slot()
    def _announce(self) -> None:
        _import_all(self._qt_modules)
        self._is_ready = True
        self.ready.emit()


def _import_all(modules: tuple[str, ...]) -> None:
    try:
        for module in modules:
            import_module(module)
    except ImportError as error:
        log.error("could not import %s", error.name)  # noqa: TRY400  a trace may hold values


_charts: Preload | None = None


def charts() -> Preload:
    """The loader of the chart library, one for the process."""
    global _charts  # noqa: PLW0603  a library is loaded once for the process
    if _charts is None:
        _charts = Preload(qt_modules=QT_MODULES)
    return _charts
