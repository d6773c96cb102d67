"""What a shape states, line by line, so that a change in the data can be put into words."""

from collections.abc import Iterator

import msgspec
from lxml.etree import XPath
from pptx.opc.package import Part
from pptx.oxml.ns import namespaces

from boardapp.deck.marking.digest import short_digest
from boardapp.deck.marking.shapes import chart_part, local_name, root_of
from boardapp.deck.markup.xml import Element

LINE_DIGEST = 4
"""Short on purpose: what a person took off a slide can hardly be guessed from it."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VALUES = XPath(".//c:v/text()", namespaces=namespaces("c"), smart_strings=False)
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Line(msgspec.Struct, frozen=True):
    """A statement; one that is not `is_told` is compared but makes no readable sentence."""

    text: str
    is_told: bool = True

    @property
    def digest(self) -> str:
        """By which the line is known again."""
        return short_digest(self.text, LINE_DIGEST)


def lines_of(element: Element, part: Part) -> list[Line]:
    """The lines of a shape: paragraphs, rows of a table, alt text, the series of a chart."""
    return [Line(" ".join(line.text.split()), line.is_told) for line in _lines(element, part)]


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph on one line."""
    return " ".join("".join(t.text or "" for t in paragraph.iter(f"{_A}t")).split())


def line_digests(lines: list[Line]) -> str:
    """The digests of lines, one after the other."""
    return "".join(line.digest for line in lines)


def split_digests(text: str) -> list[str]:
    """The digests that `line_digests` put together."""
    return [text[start : start + LINE_DIGEST] for start in range(0, len(text), LINE_DIGEST)]


def _lines(element: Element, part: Part) -> Iterator[Line]:
    kind = local_name(element)
    if kind == "sp":
        yield from (Line(text) for text in _paragraphs(element))
        return
    rows = element.findall(f".//{_A}tr")
    if rows:
        for row in rows:
            yield Line(" | ".join(" ".join(_paragraphs(cell)) for cell in row.iter(f"{_A}tc")))
        return
    alt = element.find(".//{*}cNvPr").get("descr") or ""
    if alt:
        yield Line(alt)
    if kind == "grpSp":
        yield Line("\n".join(_paragraphs(element)), is_told=False)
    chart = chart_part(element, part)
    if chart is not None:
        for series in root_of(chart).iter(f"{_C}ser"):
            yield Line(" ".join(_VALUES(series)), is_told=False)


def _paragraphs(element: Element) -> list[str]:
    """Texts that are not empty, without those that are a field alone (a slide number)."""
    found = element.iter(f"{_A}p")
    texts = [paragraph_text(p) for p in found if p.find(f"{_A}fld") is None]
    return [text for text in texts if text]
