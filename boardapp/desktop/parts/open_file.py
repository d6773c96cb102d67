"""Files and folders opened with the system's own program."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> str:
    """Open a file or a folder; a sentence where this computer has nothing to open it with."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return f"This computer has no program that opens {path.name}. It is in {path.parent}."
