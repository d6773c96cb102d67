"""Where the program keeps what it writes for itself; case files stay where the user puts them."""

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


def log_file() -> Path:
    """The log; it holds counts and kinds, never a value or a name of a case. Raises OSError."""
    return data_folder() / "boardapp.log"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
