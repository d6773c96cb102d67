"""Links from slide to slide, set when all slides are there."""

from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import SubElement
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.fitting.binding import loosen
from boardapp.deck.fitting.page import Page
from boardapp.deck.marking.shapes import JUMP, OWN_JUMP, is_own_jump
from boardapp.deck.markup.xml import Element
from boardapp.deck.slides import TableBlock, TextBlock

_LINKED_CELLS = 2
"""How many cells of a linked row lead to its slide: its number and its name."""


def add_links(written: Sequence[tuple[Slide, Page]]) -> None:
    """Link the paragraphs and table rows that name a slide: each slide with its page.

    Links that were set before are set anew.
    """
    firsts: dict[str, Slide] = {}
    for slide, page in written:
        firsts.setdefault(page.slide.key, slide)
    for slide, page in written:
        _unlink(slide)
        for key, elements in _linked(slide, page):
            if key in firsts:
                _link(slide, firsts[key], elements)


def _unlink(slide: Slide) -> None:
    for link in list(slide.element.iter(qn("a:hlinkClick"))):
        if is_own_jump(link):
            link.getparent().remove(link)


def _linked(slide: Slide, page: Page) -> Iterator[tuple[str, list[Element]]]:
    """The keys that a page links to, each with the elements whose text leads there."""
    tree: Element = slide.element
    for placed in page.placed:
        match placed.block:
            case TextBlock(paragraphs=paragraphs):
                for item in paragraphs:
                    if item.link:
                        yield item.link, _with_text(tree.iter(qn("a:p")), item.text)
            case TableBlock(row_links=links):
                for name, key in links:
                    yield key, list(_cells(tree.iter(qn("a:tr")), name))


def _cells(rows: Iterable[Element], name: str) -> Iterator[Element]:
    for row in rows:
        cells = row.findall(qn("a:tc"))
        if cells and _text(cells[0]) == name:
            yield from cells[:_LINKED_CELLS]


def _with_text(elements: Iterable[Element], text: str) -> list[Element]:
    return [element for element in elements if _text(element) == loosen(text)]


def _text(element: Element) -> str:
    return loosen("".join(found.text or "" for found in element.iter(qn("a:t"))))


def _link(slide: Slide, target: Slide, elements: Iterable[Element]) -> None:
    relation = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
    for element in elements:
        for properties in element.iter(qn("a:rPr")):
            link = SubElement(properties, qn("a:hlinkClick"))
            link.set(qn("r:id"), relation)
            link.set("action", JUMP)
            link.set("tooltip", OWN_JUMP)
