"""A deck with every kind of block, for the tests of the writer."""

import io
from typing import Any

from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE

from boardapp.deck.slides import (
    Block,
    ChartBlock,
    Deck,
    FormBlock,
    Note,
    Paragraph,
    PictureBlock,
    Slide,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.figures.charts.chart import Chart, Level, Point, Series
from boardapp.figures.timeline.timeline import Bar, Lane, Legend, Mark, Tick, Timeline


def slide(title: str, *blocks: Block, **more: Any) -> Slide:
    given: dict[str, Any] = {"key": title, "section": "Case", "layout": "stack", **more}
    return Slide(title=title, blocks=blocks, **given)


def deck(*slides: Slide, **more: Any) -> Deck:
    given: dict[str, Any] = {
        "title": "Patient 1",
        "subject": "Tumor board",
        "footer": "Patient 1 · published",
        "banner": "",
        **more,
    }
    return Deck(slides=slides, **given)


def text(*paragraphs: str, **more: Any) -> TextBlock:
    return TextBlock(paragraphs=tuple(Paragraph(text=item) for item in paragraphs), **more)


def table(rows: int, columns: int = 3, **more: Any) -> TableBlock:
    return TableBlock(
        columns=tuple(f"Column {number}" for number in range(columns)),
        rows=tuple(
            tuple(f"row {row} cell {column}" for column in range(columns)) for row in range(rows)
        ),
        **more,
    )


def charts_of(slide: Any) -> list[Any]:
    """The native charts of a written slide, each of which stands in a group."""
    groups = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    return [shape for group in groups for shape in group.shapes if shape.has_chart]


def point(x: float, y: float, **more: Any) -> Point:
    return Point(x=x, y=y, low=y, high=y, **more)


def chart(**more: Any) -> Chart:
    given: dict[str, Any] = {
        "title": "Platelets",
        "y_title": "×10⁹/L",
        "x_title": "Months from diagnosis",
        "x_range": (0.0, 12.0),
        "y_range": (0.0, 400.0),
        "series": (Series(name="=1+1", points=(point(1, 40), point(3, 120), point(6, 250))),),
        "levels": (Level(y=50, label="grade 3"),),
        "summary": "Platelets rose from 40 to 250 ×10⁹/L.",
        **more,
    }
    return Chart(**given)


def timeline() -> Timeline:
    bar = Bar(key="t1", label="inotuzumab ozogamicin", tip="", role="antibody", start=0, end=90,
              start_earliest=0, start_latest=0, end_earliest=90, end_latest=90)  # fmt: skip
    mark = Mark(key="r1", label="relapse 1", tip="", role="relapse", shape="star", at=120,
                earliest=100, latest=140)  # fmt: skip
    return Timeline(
        start=0,
        end=365,
        lanes=(Lane(name="Line 1", bars=(bar,)), Lane(name="Disease", marks=(mark,))),
        ticks=(Tick(at=0, text="0"), Tick(at=182, text="6")),
        legend=(Legend(text="antibody", role="antibody", shape="bar"),),
        axis_title="Months from diagnosis",
        summary="One line of therapy, then relapse 1.",
    )


def picture(kind: str = "PNG", size: tuple[int, int] = (80, 60), **more: Any) -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(target, kind, **more)
    return target.getvalue()


def every_block() -> Deck:
    return deck(
        slide(
            "What should the board decide?",
            text("Continue or stop?", heading="Question", is_emphasised=True),
            TextBlock(
                paragraphs=(
                    Paragraph(label="Drug", text="inotuzumab ozogamicin, 9 cycles"),
                    Paragraph(text="MRD negative", level=1),
                )
            ),
            layout="text",
            notes=(
                Note(text="Nine cycles", source="letter", place="¶5"),
                Note(text="MRD negative", source="letter"),
                Note(text="Stated by the presenter"),
            ),
        ),
        slide("Two blocks", text("left"), table(4), layout="two", section="Course"),
        slide(
            "Course",
            TimelineBlock(timeline=timeline(), caption="Order only"),
            layout="visual",
            section="Course",
        ),
        slide("Platelets recovered", ChartBlock(chart=chart()), text("Stable"), section="Course"),
        slide(
            "Imaging",
            PictureBlock(caption="MRI brain", description="Enhancement", data=picture()),
            layout="visual",
            section="Discussion",
        ),
        slide(
            "Imaging to be shown",
            PictureBlock(caption="PET-CT", description="Mass of the testis"),
            section="Discussion",
        ),
        slide(
            "Recommendation",
            FormBlock(fields=(("Decision", ""), ("Owner", "Dr A"))),
            section="Discussion",
        ),
        slide(
            "References",
            text("Buchmann 2022, Blood", is_bulleted=False),
            key="references",
            layout="text",
            section="Backup",
        ),
        banner="SYNTHETIC CASE – made up",
        content_hash="c0ffee",
    )
