"""Where the program keeps what it writes for itself; case files stay where the user puts them."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

Location = QStandardPaths.StandardLocation


def data_folder() -> Path:
    """The folder of the log, for this user only; made if missing. Raises OSError."""
    return _made(data_place())


def data_place() -> Path:
    """Where the folder of the log is, or would be."""
    return Path(QStandardPaths.writableLocation(Location.AppLocalDataLocation))


def recovery_place() -> Path:
    """Where the recovery copies of open cases are, or would be: patient data."""
    return data_place() / "recovery"


def recovery_folder() -> Path:
    """The folder of the recovery copies, for this user only; made if missing. Raises OSError."""
    return _made(recovery_place())


def cache_place() -> Path:
    """Where the folder is, or would be, of what can be made again, such as the list of fonts."""
    return Path(QStandardPaths.writableLocation(Location.CacheLocation))


def cache_folder() -> Path:
    """The folder of what can be made again; made if missing. Raises OSError."""
    return _made(cache_place())


def log_file() -> Path:
    """The log; it holds counts and kinds, never a value or a name of a case. Raises OSError."""
    return data_folder() / "boardapp.log"


def use_cache_for_charts() -> None:
    """Let matplotlib keep its list of fonts in our cache; before it is imported.

    Where the cache can't be made, matplotlib makes one that lasts as long as the program runs.
    """
    with suppress(OSError):
        os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
