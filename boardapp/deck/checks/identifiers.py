"""Texts that look as if they named a person: searched for in every part of a written deck.

What is found here was masked before (`boardapp.deck.privacy`) and can only come from parts put
together.

Only patterns are known here, no names: a warning asks a person to look, and none is no proof.
"""

import re
from collections.abc import Mapping
from functools import partial

from lxml import etree

from boardapp.deck.checks.slides import Problem
from boardapp.deck.markup.kept import Kept
from boardapp.deck.markup.xml import Element
from boardapp.deck.privacy import DATE, suspects

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DATES = "http://purl.org/dc/terms/"
_OTHER_WORDS = tuple(
    etree.XPath(
        path,
        namespaces={"a": "http://schemas.openxmlformats.org/drawingml/2006/main"},
        smart_strings=False,
    )
    for path in (
        "//@descr",
        "//@title",
        "//@name",
        (
            "//text()[not(parent::a:t or parent::a:tableStyleId) and namespace-uri(..) != $dates "
            "and string(number(.)) = 'NaN']"
        ),
    )
)
"""The attributes of shapes that hold words, then what is no text of a paragraph.

The numbers of charts and workbooks are passed over: no pattern is found in a number alone.
"""
_MARKED_PARTS = ("ppt/theme/", "ppt/tags/", "[Content_Types]", "docProps/custom.xml")
"""Parts without words of the case, or with digests that may look like numbers."""
_KEPT = Kept[frozenset[str]](1_000)
"""The texts of each part, by its bytes."""
_OF_TEMPLATE = (
    "ppt/slideMasters/",
    "ppt/slideLayouts/",
    "ppt/notesMasters/",
    "ppt/handoutMasters/",
)


def check_identifiers(
    trees: dict[str, Element],
    signs: Mapping[str, bytes],
    *,
    has_dates: bool,
    has_identifiers: bool = False,
) -> list[Problem]:
    """Each text that looks as if it named a person: such a deck is never written.

    `has_dates`: calendar dates may stand in the deck; `has_identifiers`: what names a person may,
    since the case says that it is identified. What a template says of itself is told, and not
    grave. `signs` are those of the bytes of the parts.
    """
    if has_identifiers and has_dates:
        return []
    found: dict[str, Problem] = {}
    seen: set[str] = set()
    for name, tree in trees.items():
        if name.endswith(".rels") or name.startswith(_MARKED_PARTS):
            continue
        texts = _KEPT.of(signs[name], partial(_texts, tree)) - seen
        seen |= texts
        for text in texts:
            for kind, words in suspects(text, has_dates=has_dates):
                if has_identifiers and kind != DATE:
                    continue
                is_grave = not name.startswith(_OF_TEMPLATE)
                found.setdefault(words, _problem(name, words, kind, is_grave=is_grave))
    return sorted(found.values(), key=lambda problem: problem.text)


def _texts(tree: Element) -> frozenset[str]:
    """Paragraphs whole, since a number may be parted into runs; then all other words."""
    found = {"".join(paragraph.itertext(f"{_A}t")) for paragraph in tree.iter(f"{_A}p")}
    return frozenset(found).union(*(words(tree, dates=_DATES) for words in _OTHER_WORDS))


def _problem(name: str, words: str, kind: str, *, is_grave: bool) -> Problem:
    """What looks like an identifier in a part of the package."""
    slide = re.search(r"slides/slide(\d+)\.xml$", name)
    notes = re.search(r"notesSlides/notesSlide(\d+)\.xml$", name)
    place = f"Slide {slide[1]}" if slide else f"Notes {notes[1]}" if notes else f"“{name}”"
    return Problem(
        f"{place}: “{words}” looks like {kind}.",
        is_grave=is_grave,
        slide=int(slide[1]) if slide else 0,
        notes=int(notes[1]) if notes else 0,
    )
