"""Build a deck in memory, in an opened presentation, and check it."""

from collections.abc import Callable

import msgspec
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from boardapp.deck.checks.package import check_parts
from boardapp.deck.checks.slides import Problem
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.fitting.stage import Style
from boardapp.deck.marking import marker
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.writing import links, notes, package, properties, sections
from boardapp.deck.writing.pages import write_page
from boardapp.deck.writing.slide_maker import SlideMaker


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation without slides, its layout for each layout of a `Slide`, and its style."""

    presentation: Presentation
    layouts: dict[str, SlideLayout]
    style: Style


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as bytes, with what is to be told of its slides and what its check found.

    `parts` is how many parts it has, without its list of content types.
    """

    data: bytes
    parts: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def build(opening: Opening, fitted: FittedDeck, step: Callable[[int], None]) -> Written:
    """Write every page; `step` is told how many are written, first 0: what it raises stops it."""
    presentation, style = opening.presentation, opening.style
    step(0)
    presentation.slides  # noqa: B018 - makes the slide list, which sections must follow
    maker = SlideMaker(presentation)
    found = list(style.notes)
    keys = fitted.keys
    for number, page in enumerate(fitted.pages):
        slide = maker.add(opening.layouts[page.slide.layout], has_notes=bool(page.notes))
        found.extend(write_page(slide, page, number + 1, fitted.deck, keys[number][1], style))
        step(number + 1)
    names = [page.slide.section_name or page.slide.section for page in fitted.pages]
    sections.add_sections(presentation, names)
    notes.list_master(presentation)
    links.add_links(list(zip(presentation.slides, fitted.pages, strict=True)))
    properties.set_properties(presentation, fitted.deck)
    marker.write_deck_mark(presentation, marker.deck_mark(fitted))
    packed, deck = package.packed(presentation), fitted.deck
    problems = check_parts(
        packed.parts, packed.trees, has_dates=deck.has_dates, has_identifiers=deck.has_identifiers
    )
    return Written(
        data=zip_parts(packed.parts),
        parts=len(packed.parts) - 1,
        notes=tuple(found),
        problems=tuple(problems),
    )
