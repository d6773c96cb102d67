"""Where the program keeps what it writes for itself; case files stay where the user puts them."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

Location = QStandardPaths.StandardLocation


def data_folder() -> Path:
    """The folder of the log, for this user only; made if missing."""
    return _made(Location.AppLocalDataLocation)


def cache_folder() -> Path:
    """The folder of what can be made again, such as the list of fonts; made if missing."""
    return _made(Location.CacheLocation)


def log_file() -> Path:
    """The log; it holds counts and kinds, never a value or a name of a case."""
    return data_folder() / "boardapp.log"


def use_cache_for_charts() -> None:
    """Let matplotlib keep its list of fonts in our cache; before it is imported."""
    os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))


def _made(location: Location) -> Path:
    folder = Path(QStandardPaths.writableLocation(location))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
