"""What the status bar shows of a long job: that it runs, how far it is, and Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from boardapp.desktop.system.jobs import Job, Jobs

NAME_AFTER_MS = 500
PROGRESS_AFTER_MS = 2000
BAR_WIDTH = 160


class JobBar(QWidget):
    """Names the newest job after half a second; adds progress and Cancel after two.

    When it ends, the one before it is shown again, if that still runs.
    """

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self.label = QLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setFixedWidth(BAR_WIDTH)
        self.progress.setAccessibleName("Progress")
        self.cancel_button = QPushButton("Cancel", self)
        self.cancel_button.clicked.connect(self._cancel)
        self._name_timer = self._timer(NAME_AFTER_MS, self._show_name)
        self._progress_timer = self._timer(PROGRESS_AFTER_MS, self._show_progress)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.progress, self.cancel_button):
            layout.addWidget(widget)
        self._hide_all()
        jobs.started.connect(self._begin)
        jobs.ended.connect(self._end)

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    @property
    def _job(self) -> Job | None:
        """The job that is shown, or will be."""
        return self._running[-1] if self._running else None

    def _begin(self, job: Job) -> None:
        self._running.append(job)
        job.progressed.connect(self._advance)
        self._announce(job)

    def _end(self, job: Job) -> None:
        was_shown = job is self._job
        self._running.remove(job)
        if not was_shown:
            return
        self._hide_all()
        if self._job is not None:
            self._announce(self._job)

    def _announce(self, job: Job) -> None:
        self._hide_all()
        self.label.setText(f"{job.title} …")
        self.progress.setRange(0, 0)
        self.cancel_button.setEnabled(not job.is_cancelled())
        self.cancel_button.setAccessibleName(f"Cancel: {job.title}")
        self._name_timer.start()
        self._progress_timer.start()

    def _advance(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.label.setText("Stopping …")
            self.cancel_button.setEnabled(False)

    def _show_name(self) -> None:
        self.label.show()

    def _show_progress(self) -> None:
        self.progress.show()
        self.cancel_button.setVisible(self._job is not None and self._job.is_cancellable)

    def _hide_all(self) -> None:
        self._name_timer.stop()
        self._progress_timer.stop()
        for widget in (self.label, self.progress, self.cancel_button):
            widget.hide()
