import stat
import sys

import pytest
from PySide6.QtWidgets import QApplication

from boardapp.desktop.system.folders import (
    data_folder,
    log_file,
)


def test_only_the_user_may_look_into_the_folders(qapp: QApplication) -> None:
    if sys.platform == "win32":
        pytest.skip("only on Linux")
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700


def test_the_log_lies_in_the_data_folder(qapp: QApplication) -> None:
    assert log_file().parent == data_folder()
