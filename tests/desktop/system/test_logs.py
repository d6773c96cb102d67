import logging

import pytest
from PySide6.QtWidgets import QApplication

from boardapp.desktop.system import logs
from boardapp.desktop.system.folders import log_file
from boardapp.desktop.system.logs import note_crashes, start_log, stop_log


@pytest.fixture
def _log(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> object:
    level = logging.getLogger("boardapp").level
    start_log()
    yield
    stop_log()
    logging.getLogger("boardapp").setLevel(level)


@pytest.mark.usefixtures("_log")
def test_the_log_says_what_started() -> None:
    assert "boardapp: boardapp 0." in log_file().read_text(encoding="utf-8")


@pytest.mark.usefixtures("_log")
def test_the_text_of_an_exception_stays_out_of_the_log() -> None:
    log = logging.getLogger("boardapp.desktop")
    log.error("could not read", exc_info=ValueError("platelets of Ada"))
    text = log_file().read_text(encoding="utf-8")
    assert "could not read" in text
    assert "Ada" not in text


@pytest.mark.usefixtures("_log")
def test_what_libraries_say_stays_out_of_the_log() -> None:
    logging.getLogger("PIL").warning("no such file: /a/path/Ada")
    assert "Ada" not in log_file().read_text(encoding="utf-8")


def test_a_long_log_is_set_aside(qapp: QApplication) -> None:
    log_file().write_text("x" * (logs.LIMIT_BYTES + 1), encoding="utf-8")
    start_log()
    stop_log()
    assert log_file().stat().st_size < 1000
    assert log_file().with_suffix(".old.log").stat().st_size == logs.LIMIT_BYTES + 1


def test_crashes_are_noted_where_nobody_else_does(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    enabled: list[object] = []
    monkeypatch.setattr(logs.faulthandler, "is_enabled", lambda: False)
    monkeypatch.setattr(logs.faulthandler, "enable", enabled.append)
    note_crashes()
    assert enabled == [logs._crash_file]
    assert logs._crash_file is not None
    assert not logs._crash_file.closed
    logs._crash_file.close()
