"""Whether a window can be opened here: Qt would end the process and say why in its own terms."""

import os
import sys

from PySide6.QtCore import QLibrary

_WITHOUT = "The commands export, show and check work without one.\n"
NO_SCREEN = (
    "boardapp: there is no screen to open the window on (DISPLAY and WAYLAND_DISPLAY are empty). "
    f"{_WITHOUT}"
)
CURSORS = "libxcb-cursor.so.0"
"""What Qt's connection to X11 needs since 6.5, and what no package of Python brings."""
NO_CURSORS = (
    f"boardapp: no window can be opened, because the system's library {CURSORS} is missing. "
    "Install it once: on Debian and Ubuntu “sudo apt install libxcb-cursor0”, on Fedora "
    f"“sudo dnf install xcb-util-cursor”, on openSUSE "
    f"“sudo zypper install libxcb-cursor0”. {_WITHOUT}"
)


def why_no_window() -> str:
    """Why no window can be opened and what to do; empty where one can."""
    if sys.platform != "linux":
        return ""
    told, on_wayland = os.environ.get("QT_QPA_PLATFORM", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if not (told or on_wayland or os.environ.get("DISPLAY")):
        return NO_SCREEN
    on_x11 = told.startswith("xcb") or not (told or on_wayland)
    return NO_CURSORS if on_x11 and not QLibrary(CURSORS).load() else ""
