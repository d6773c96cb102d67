import os
import stat
import sys

import pytest
from PySide6.QtWidgets import QApplication

from boardapp.desktop.system.folders import (
    cache_folder,
    data_folder,
    log_file,
    use_cache_for_charts,
)


def test_only_the_user_may_look_into_the_folders(qapp: QApplication) -> None:
    if sys.platform == "win32":
        pytest.skip("only on Linux")
    for folder in (data_folder(), cache_folder()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_log_lies_in_the_data_folder(qapp: QApplication) -> None:
    assert log_file().parent == data_folder()


def test_charts_keep_their_fonts_in_our_cache_unless_the_user_says_otherwise(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MPLCONFIGDIR")
    use_cache_for_charts()
    assert os.environ["MPLCONFIGDIR"] == str(cache_folder() / "matplotlib")
    monkeypatch.setenv("MPLCONFIGDIR", "elsewhere")
    use_cache_for_charts()
    assert os.environ["MPLCONFIGDIR"] == "elsewhere"
