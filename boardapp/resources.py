"""Find the files that travel with the program: assets, example cases, pages of the guide.

In a checkout they stand in `assets/`, `cases/` and `docs/` beside the package; an installed wheel
has them inside it.
"""

from pathlib import Path

from boardapp.endings import CASE

PACKAGE = Path(__file__).resolve().parent


class ResourceError(Exception):
    """A file that should have come with boardapp is not there."""


def asset(name: str) -> Path:
    """Return the path of a bundled asset, such as `asset("fonts/deck.ttf")`.

    `name` is relative to the assets folder, with forward slashes. Raises ResourceError if the
    installation lacks it.
    """
    return _find("assets", name)


def example_case(name: str) -> Path:
    """Return the path of an example case by its short name, such as `example_case("letter")`.

    Raises ResourceError, which lists the examples there are, if the installation lacks it.
    """
    return _find("cases", name.removesuffix(CASE) + CASE)


def guide_page(name: str) -> Path:
    """Return the path of a page of the user guide, such as `guide_page("window.md")`.

    Raises ResourceError if the installation lacks it.
    """
    return _find("docs", name)


def is_example(path: Path) -> bool:
    """Whether a case came with the program, so that the user's edits do not belong in it."""
    return any(_is_inside(path, parent / "cases") for parent in (PACKAGE, PACKAGE.parent))


def _find(folder: str, name: str) -> Path:
    roots = [parent / folder for parent in (PACKAGE, PACKAGE.parent)]
    for root in roots:
        path = root / name
        if _is_inside(path, root) and path.exists():
            return path
    raise ResourceError(_missing(folder, name, roots))


def _is_inside(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _missing(folder: str, name: str, roots: list[Path]) -> str:
    """Say what is missing, where it was looked for, and what to do."""
    places = " and ".join(str(root) for root in roots)
    there = sorted(path.name for root in roots if root.is_dir() for path in root.iterdir())
    return (
        f"{folder}/{name} is missing: looked in {places}. "
        f"Found there: {', '.join(there) or 'nothing'}. "
        "Check the name, or install boardapp again."
    )
