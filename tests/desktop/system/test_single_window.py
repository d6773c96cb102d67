from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.system import single_window
from boardapp.desktop.system.single_window import SingleWindow


def test_the_first_has_the_claim_until_it_gives_it_up(qapp: QApplication) -> None:
    first, second = SingleWindow(), SingleWindow()
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


@pytest.mark.parametrize("name", ["case.board.json", "Fälle & Söhne\u2009.board.json"])
def test_a_path_reaches_the_first_window(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    first = SingleWindow()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called) as blocker:
        assert SingleWindow().call(tmp_path / name)
    assert blocker.args == [tmp_path / name]
    first.release()


def test_a_start_without_a_file_calls_too(qtbot: QtBot) -> None:
    first = SingleWindow()
    first.listen()
    with qtbot.waitSignal(first.called) as blocker:
        assert SingleWindow().call(None)
    assert blocker.args == [Path()]
    first.release()


def test_no_answer_is_told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_window, "ATTEMPTS", 1)
    monkeypatch.setattr(single_window, "PAUSE_MS", 0)
    assert not SingleWindow().call(None)


def test_a_socket_left_by_a_crash_is_no_obstacle(qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalServer

    crashed = QLocalServer()
    assert crashed.listen(single_window._server_name())
    first = SingleWindow()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert SingleWindow().call(None)
    first.release()
    crashed.close()
