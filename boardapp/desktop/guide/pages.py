"""The pages of the guide, in order, and what their headings are called in links."""

import re
from dataclasses import dataclass

from boardapp.resources import guide_page

FIRST = (
    "first-case.md",
    "editing.md",
    "window.md",
    "decks.md",
    "templates.md",
    "grades.md",
    "diseases.md",
)
"""The files of docs/ as a reader comes to them; others follow by their names."""
_NOT_FOR_USERS = frozenset({"architecture.md"})
_HEADING = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)

_NO_ANCHOR = re.compile(r"[^\w -]")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: its file's name, its title, and its text in Markdown."""

    name: str
    title: str
    text: str


def read_pages() -> tuple[GuidePage, ...]:
    """Every page. Raises ResourceError where the installation lacks one of the first."""
    return tuple(map(_read, page_names()))


def page_names() -> tuple[str, ...]:
    """The files of all pages, in their order."""
    there = {path.name for path in guide_page(FIRST[0]).parent.glob("*.md")}
    return (*FIRST, *sorted(there - {*FIRST} - _NOT_FOR_USERS))


def anchor_of(heading: str) -> str:
    """What a link calls a heading: small letters and hyphens, as the web shows the same pages."""
    return _NO_ANCHOR.sub("", heading.casefold()).strip().replace(" ", "-")


def _read(name: str) -> GuidePage:
    text = guide_page(name).read_text(encoding="utf-8")
    found = _HEADING.search(text)
    return GuidePage(name, found[1] if found else name, text)
