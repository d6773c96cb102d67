"""Write the deck of `test_peer.py` with our writer: `peer_deck.py CONTENT.json OUT.pptx ROUNDS`.

Prints the seconds of each round; each round writes other texts, so that nothing is remembered.
"""

import json
import sys
import time
from pathlib import Path

from boardapp.deck.slides import ChartBlock, Deck, Note, Paragraph, Slide, TableBlock, TextBlock
from boardapp.deck.writing.writer import write_deck
from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.palette import Role

ROLES: tuple[Role, ...] = ("value", "second", "third", "fourth")


def deck_of(content: dict, number: int) -> Deck:
    """The content as a deck; `number` stands in each text."""
    slides = []
    for page in content["slides"]:
        block = {"chart": chart, "table": table, "text": text}[page["kind"]](page, number)
        notes = tuple(Note(text=f"{line} {number}") for line in page["notes"])
        title = f"{page['title']} {number}"
        slides.append(Slide(key=page["title"], section="Case", title=title, blocks=(block,),
                            notes=notes))  # fmt: skip
    return Deck(title="Peer", subject="", footer="Footer", banner="", slides=tuple(slides))


def chart(page: dict, number: int) -> ChartBlock:
    series = tuple(
        Series(
            name=name,
            points=tuple(
                Point(x=x, y=y, low=y, high=y, x_low=x, x_high=x)
                for x, y in zip(page["x"], values, strict=True)
            ),
            role=role,
        )
        for (name, values), role in zip(page["series"].items(), ROLES, strict=True)
    )
    return ChartBlock(
        chart=Chart(
            title=f"{page['title']} {number}",
            y_title="U/L",
            x_title="months",
            x_range=(0, page["x"][-1]),
            y_range=(0, 200),
            series=series,
            summary=f"{page['title']} {number}",
        )
    )


def table(page: dict, number: int) -> TableBlock:
    header, *rows = page["rows"]
    rows = tuple(tuple(f"{cell} {number}" for cell in row) for row in rows)
    return TableBlock(columns=tuple(header), rows=rows, summary=f"{page['title']} {number}")


def text(page: dict, number: int) -> TextBlock:
    return TextBlock(paragraphs=tuple(Paragraph(text=f"{line} {number}") for line in page["lines"]))


def main() -> None:
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    seconds = []
    for number in range(int(sys.argv[3])):
        began = time.perf_counter()
        write_deck(deck_of(content, number), Path(sys.argv[2]))
        seconds.append(time.perf_counter() - began)
    sys.stdout.write(json.dumps(seconds))


main()
