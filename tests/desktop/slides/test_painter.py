"""What is painted stands where the fitting put it: at the places of the PowerPoint file."""

from pathlib import Path
from typing import Any

import pytest

from boardapp.casefile.files import read_case
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.design import (
    ACCENT,
    AMBER,
    BANNER,
    FOOTER,
    NAVY,
    NUMBER,
    PALE,
    RULE,
    TITLE,
    WHITE,
)
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.measure import text_width, wrap
from boardapp.deck.fitting.page import FittedDeck, PlacedTable
from boardapp.deck.slides import (
    ChartBlock,
    FormBlock,
    Paragraph,
    PictureBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.deck.writing.pictures import TO_BE_SHOWN, UNREADABLE
from boardapp.desktop.charts.fonts import advance
from boardapp.desktop.slides.painter import paint_slide
from boardapp.figures.charts.chart import Band, Point, Series
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.look import SIZE
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.palette import BARS, LIGHT, PENS
from boardapp.figures.timeline.geometry import lay_out
from tests.deck import sample_deck as make
from tests.desktop.slides.sheet import Sheet


def _paint(sheet: Sheet, *blocks: Any, title: str = "A title", **more: Any) -> FittedDeck:
    fitted = paginate(make.deck(make.slide(title, *blocks, **more), banner="SYNTHETIC"))
    assert len(fitted.pages) == 1
    paint_slide(sheet, fitted, 0)
    return fitted


def _placed(fitted: FittedDeck, kind: type) -> Any:
    [found] = [item for item in fitted.pages[0].placed if isinstance(item.block, kind)]
    return found


# The slide around its blocks


def test_ground_rule_and_banner_have_their_places_and_colours(sheet: Sheet) -> None:
    _paint(sheet, make.text("one"))
    assert sheet.colour_at(950, 300) == WHITE
    assert sheet.colour_at(RULE.left + 5, RULE.top + 1.5) == ACCENT
    assert sheet.colour_at(5, BANNER.height / 2) == AMBER


def test_a_slide_without_a_banner_is_white_to_its_edge(sheet: Sheet) -> None:
    paint_slide(sheet, paginate(make.deck(make.slide("a", make.text("one")))), 0)
    assert sheet.colour_at(5, BANNER.height / 2) == WHITE


def test_the_title_stands_on_the_rule(sheet: Sheet) -> None:
    _paint(sheet, make.text("one"))
    title = sheet.find("A title")
    assert (title.left, title.points, title.colour, title.is_bold) == (TITLE.left, 28, NAVY, True)
    assert TITLE.bottom - 5 - 28 * 0.3 < title.baseline < TITLE.bottom - 5


def test_a_title_of_two_lines_grows_upwards(sheet: Sheet) -> None:
    long = "Four relapses: marrow, marrow, central nervous system and the testes, then none since"
    fitted = _paint(sheet, make.text("one"), title=long)
    points = fitted.pages[0].title_points
    lines = wrap(long, points, TITLE.width, is_bold=True)
    assert len(lines) == 2
    first, second = (sheet.find(line) for line in lines)
    assert second.baseline - first.baseline == pytest.approx(points * 1.22)
    assert second.baseline < TITLE.bottom - 5


def test_footer_and_number_stand_at_both_ends(sheet: Sheet) -> None:
    _paint(sheet, make.text("one"))
    assert sheet.find("Patient 1 · published").left == FOOTER.left
    assert sheet.find("1").right == pytest.approx(NUMBER.right)


# Text


def test_lines_break_where_they_were_measured(sheet: Sheet) -> None:
    words = "Bleeding of skin and mucosa out of proportion to the platelet count of 40 to 50 " * 3
    fitted = _paint(sheet, make.text(words.strip(), is_bulleted=False))
    placed = _placed(fitted, TextBlock)
    lines = wrap(words.strip(), placed.sizes.body, placed.frame.width)
    assert len(lines) > 2
    painted = [sheet.find(line) for line in lines]
    assert {line.left for line in painted} == {placed.frame.left}
    assert all(line.right <= placed.frame.right for line in painted)


def test_a_label_is_bold_and_its_text_is_not(sheet: Sheet) -> None:
    _paint(sheet, TextBlock(paragraphs=(Paragraph(label="Not reported", text="karyotype"),)))
    label, text = sheet.find("Not reported:"), sheet.find("karyotype")
    assert (label.is_bold, text.is_bold) == (True, False)
    assert label.baseline == text.baseline
    assert label.right == pytest.approx(text.left)


def test_a_label_over_two_lines_is_bold_to_its_end(sheet: Sheet) -> None:
    label = (
        "A label of so many words that no line of a slide could ever hold it, however small " * 2
    )
    _paint(sheet, TextBlock(paragraphs=(Paragraph(label=label.strip(), text="the text"),)))
    bold = " ".join(line.text.strip() for line in sheet.written if line.is_bold)
    assert f"{label.strip()}:" in bold
    assert not sheet.find("the text").is_bold


def test_bullets_hang_before_their_text(sheet: Sheet) -> None:
    block = TextBlock(paragraphs=(Paragraph(text="point"), Paragraph(text="sub-point", level=1)))
    frame = _placed(_paint(sheet, block), TextBlock).frame
    assert (sheet.find("•").left, sheet.find("point").left) == (frame.left, frame.left + 18)
    assert (sheet.find("–").left, sheet.find("sub-point").left) == (
        frame.left + 18,
        frame.left + 36,
    )
    assert sheet.find("•").colour == ACCENT


def test_a_call_out_has_its_ground_and_its_bar(sheet: Sheet) -> None:
    frame = _placed(_paint(sheet, make.text("What next?", is_emphasised=True)), TextBlock).frame
    assert sheet.colour_at(frame.left + 2, frame.top + frame.height / 2) == ACCENT
    assert sheet.colour_at(frame.right - 2, frame.bottom - 2) == PALE
    assert sheet.find("What next?").left == frame.left + 18


# Tables


def test_each_cell_holds_its_text(sheet: Sheet) -> None:
    placed = _placed(_paint(sheet, make.table(4)), make.TableBlock)
    assert isinstance(placed, PlacedTable)
    top = placed.frame.top
    for cells, height in zip(placed.cells, placed.row_heights, strict=True):
        left = placed.frame.left
        for text, width in zip(cells, placed.column_widths, strict=True):
            line = sheet.find(text)
            assert line.left == pytest.approx(left + 7)
            assert line.right <= left + width - 7
            assert top < line.baseline < top + height
            left += width
        top += height


def test_the_header_row_is_marked_and_rows_are_ruled(sheet: Sheet) -> None:
    placed = _placed(_paint(sheet, make.table(3)), make.TableBlock)
    frame, heights = placed.frame, placed.row_heights
    assert sheet.find("Column 0").is_bold
    assert sheet.colour_at(frame.right - 3, frame.top + 3) == PALE
    assert sheet.colour_at(frame.right - 3, frame.top + heights[0]) == NAVY
    assert sheet.colour_at(frame.right - 3, frame.top + heights[0] + 5) == WHITE


def test_a_form_names_its_rows_and_leaves_room_to_write(sheet: Sheet) -> None:
    block = FormBlock(fields=(("Decision", ""), ("Owner", "Dr A")))
    placed = _placed(_paint(sheet, block), FormBlock)
    middle = placed.frame.top + placed.row_heights[0] + placed.row_heights[1] / 2
    assert sheet.find("Decision").is_bold
    assert sheet.colour_at(placed.frame.left + 3, middle) == PALE
    assert sheet.colour_at(placed.frame.right - 3, middle) == WHITE
    assert not sheet.find("Dr A").is_bold


# Pictures


def test_a_picture_is_centred_and_not_stretched(sheet: Sheet) -> None:
    block = PictureBlock(caption="MRI", description="brain", data=make.picture(size=(100, 200)))
    frame = _placed(_paint(sheet, block), PictureBlock).frame
    middle, half = frame.left + frame.width / 2, frame.height / 4
    assert sheet.colour_at(middle - half - 3, frame.top + 20) == WHITE
    assert sheet.colour_at(middle + half + 3, frame.top + 20) == WHITE
    assert sheet.colour_at(middle - half + 3, frame.top + 20) != WHITE
    caption = sheet.find("MRI")
    assert (caption.left + caption.right) / 2 == pytest.approx(middle)


@pytest.mark.parametrize(("data", "words"), [(None, TO_BE_SHOWN), (b"no picture", UNREADABLE)])
def test_words_stand_where_there_is_no_picture(
    sheet: Sheet, data: bytes | None, words: str
) -> None:
    frame = _placed(
        _paint(sheet, PictureBlock(caption="PET-CT", description="a mass", data=data)), PictureBlock
    ).frame
    assert sheet.find(words).is_bold
    assert sheet.colour_at(frame.left, frame.top + 30) == NAVY
    assert "a mass" in sheet.texts


# Charts


def test_marks_stand_at_their_values(sheet: Sheet) -> None:
    chart = make.chart(levels=())
    placed = _placed(_paint(sheet, ChartBlock(chart=chart)), ChartBlock)
    plot = lay_out_chart(chart, placed.frame.width, placed.frame.height, SIZE, text_width).plot
    for point in chart.series[0].points:
        x = placed.frame.left + plot_x(chart, plot, point.x)
        y = placed.frame.top + plot_y(chart, plot, point.y)
        assert sheet.colour_at(x, y) == PENS["value"].colour


def test_axes_say_what_they_measure(sheet: Sheet) -> None:
    _paint(sheet, ChartBlock(chart=make.chart()))
    assert {"×10⁹/L", "Months from diagnosis", "0", "400", "12", "grade 3"} <= set(sheet.texts)


def test_a_logarithmic_axis_has_powers_of_ten(sheet: Sheet) -> None:
    low = Series(name="NGS, not detected", is_open=True, meaning="not detected", is_joined=False,
                 points=(make.point(3, 1e-6),))  # fmt: skip
    chart = make.chart(is_log=True, y_range=(1e-7, 1.0), levels=(), series=(low,))
    _paint(sheet, ChartBlock(chart=chart))
    assert {"10⁻⁷", "10⁻⁶", "10⁰", "not detected"} <= set(sheet.texts)


def test_a_negative_is_an_open_mark(sheet: Sheet) -> None:
    low = Series(name="a", is_open=True, is_joined=False, points=(make.point(3, 100),))
    chart = make.chart(series=(low,), levels=())
    placed = _placed(_paint(sheet, ChartBlock(chart=chart)), ChartBlock)
    plot = lay_out_chart(chart, placed.frame.width, placed.frame.height, SIZE, text_width).plot
    x = placed.frame.left + plot_x(chart, plot, 3)
    y = placed.frame.top + plot_y(chart, plot, 100)
    assert sheet.colour_at(x - 3, y - 5.5) == PENS["value"].colour
    assert sheet.colour_at(x - 2, y - 2) == WHITE


def test_a_stated_range_is_a_bar_from_low_to_high(sheet: Sheet) -> None:
    ranged = Series(name="a", points=(Point(x=3, y=45, low=20, high=300),))
    chart = make.chart(series=(ranged,), levels=())
    placed = _placed(_paint(sheet, ChartBlock(chart=chart)), ChartBlock)
    plot = lay_out_chart(chart, placed.frame.width, placed.frame.height, SIZE, text_width).plot
    x = placed.frame.left + plot_x(chart, plot, 3)
    for value in (25, 150, 295):
        y = placed.frame.top + plot_y(chart, plot, value)
        assert sheet.colour_at(x, y) == PENS["value"].colour
    y = placed.frame.top + plot_y(chart, plot, 320)
    assert sheet.colour_at(x, y) == WHITE


def test_the_reference_range_lies_behind_the_values(sheet: Sheet) -> None:
    chart = make.chart(levels=(), bands=(Band(low=150, high=350, label="Reference"),))
    placed = _placed(_paint(sheet, ChartBlock(chart=chart)), ChartBlock)
    plot = lay_out_chart(chart, placed.frame.width, placed.frame.height, SIZE, text_width).plot
    x = placed.frame.left + plot_x(chart, plot, 11)
    inside, outside = (placed.frame.top + plot_y(chart, plot, y) for y in (190, 110))
    assert sheet.colour_at(x, inside) not in {WHITE, LIGHT.grid}
    assert sheet.colour_at(x, outside) == WHITE


# The timeline


def test_bars_stand_where_the_geometry_puts_them(sheet: Sheet) -> None:
    timeline = make.timeline()
    placed = _placed(_paint(sheet, TimelineBlock(timeline=timeline)), TimelineBlock)
    geometry = lay_out(timeline, placed.frame.width, placed.frame.height, text_width)
    [bar] = geometry.bars
    middle = placed.frame.top + bar.box.top + 3
    inside = [placed.frame.left + bar.box.left + 3, placed.frame.left + bar.box.right - 3]
    beside = [placed.frame.left + bar.box.left - 3, placed.frame.left + bar.box.right + 2]
    assert [sheet.colour_at(x, middle) for x in inside] == [BARS["antibody"].fill] * 2
    assert BARS["antibody"].fill not in [sheet.colour_at(x, middle) for x in beside]


def test_lanes_are_named_at_the_left_edge(sheet: Sheet) -> None:
    placed = _placed(_paint(sheet, TimelineBlock(timeline=make.timeline())), TimelineBlock)
    assert (sheet.find("Line 1").left, sheet.find("Line 1").is_bold) == (placed.frame.left, True)
    assert "Months from diagnosis" in sheet.texts


# Whole decks


@pytest.mark.parametrize("name", ["letter_path", "synthetic_path", "minimal_path"])
def test_every_text_of_a_deck_is_painted_within_its_slide(
    sheet: Sheet, name: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(name)
    fitted = paginate(deck_of(read_case(path), path, "standard")[0])
    for number, page in enumerate(fitted.pages):
        sheet.written.clear()
        paint_slide(sheet, fitted, number)
        joined = " ".join(" ".join(sheet.texts).split())
        assert " ".join(page.slide.title.split()) in joined
        assert all(line.left >= 0 and line.right <= 960 for line in sheet.written)
        assert all(0 <= line.baseline <= 540 for line in sheet.written)


def test_no_ligature_takes_letters_out_of_the_text(sheet: Sheet) -> None:
    """A "ti" set as one glyph could not be found in a PDF."""
    apart = sum(advance(letter, 100) for letter in "ti")
    assert advance("ti", 100) == pytest.approx(apart, abs=2.0)
