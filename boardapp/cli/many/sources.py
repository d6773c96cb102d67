"""Which files are meant, and what is written for each."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from boardapp.cli.many.results import RESULTS
from boardapp.endings import case_stem


class ManyError(Exception):
    """Why none of the files can be begun with, as a sentence."""


def gathered(paths: Sequence[Path], endings: tuple[str, ...], without: Path) -> dict[Path, Path]:
    """The files named, and those of the folders named that end so: each with its place there.

    A folder is read with all that lies in it, but for `without`, where the results go. Hidden
    files and links to folders are passed over. Raises ManyError where there is no file.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            for file in _within(path, endings, without.absolute()):
                found.setdefault(file, file.relative_to(path))
        else:
            found.setdefault(path, Path(path.name))
    if not found:
        listed = ", ".join(str(path) for path in paths)
        raise ManyError(f"{listed}: no file in it ends in {' or '.join(endings)}.")
    return found


def targets(sources: Mapping[Path, Path], folder: Path, ending: str) -> dict[Path, Path]:
    """Where the result of each file goes: under `folder`, as it lies in the folder it is from.

    Where two would be one file, they keep their own endings ("a.board", "a.board.json"), else the
    folder they are from. Raises ManyError if that is not enough.
    """
    names = {source: _stem(place) for source, place in sources.items()}
    for other in (sources.get, lambda source: Path(source.parent.name) / source.name):
        counts = Counter(names.values())
        names = {
            source: name if counts[name] == 1 else other(source) or name
            for source, name in names.items()
        }
    for name, count in Counter(names.values()).items():
        if count > 1:
            raise ManyError(
                f"{count} of the files are called {name}. Name the folder that holds them all, "
                "so that their results stay apart."
            )
    return {source: folder / f"{name}{ending}" for source, name in names.items()}


def _stem(place: Path) -> Path:
    """The file without its ending: "a/letter" of "a/letter.board.json"."""
    name = case_stem(place.name)
    return place.with_name(name if name != place.name else place.stem)


def _within(folder: Path, endings: tuple[str, ...], without: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).absolute() != without
        )
        for name in sorted(names):
            if name.endswith(endings) and not name.startswith(".") and name != RESULTS:
                yield here / name
