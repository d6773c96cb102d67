"""The window, and what to say where none can open."""

from collections.abc import Sequence
from pathlib import Path

from boardapp.cli.console import NO_QT, PROGRAM, failed
from boardapp.endings import PACKED


def open_window(arguments: Sequence[str]) -> int:
    """Open the window with the named case, or without one."""
    if fault := _no_case(arguments):
        return failed(fault)
    try:
        from boardapp.desktop.start.application import run
    except ImportError as error:
        return failed(f"The window can't open: {error}. {NO_QT}")
    return run([PROGRAM, *arguments])


def _no_case(arguments: Sequence[str]) -> str:
    """Why these arguments name no case to open; empty if they do, or if there are none."""
    if len(arguments) > 1 and Path(arguments[0]).exists():
        return f"The window opens one case; too much was named: {' '.join(arguments[1:])}."
    if arguments and not Path(arguments[0]).is_file():
        name = arguments[0]
        if Path(name).is_dir():
            return f'"{name}" is a folder; name a case file in it.'
        return f'"{name}" is no command, and no such file is here; {_meant(name)}'
    return ""


def _meant(name: str) -> str:
    import difflib

    from boardapp.cli.commands import COMMANDS

    folder = Path(name).parent
    files = (str(path) for path in folder.iterdir()) if folder.is_dir() else ()
    names = [*COMMANDS, *(file for file in files if file.endswith((".json", PACKED)))]
    close = difflib.get_close_matches(name, names, n=1)
    return f'did you mean "{close[0]}"?' if close else f"{PROGRAM} --help lists the commands."
