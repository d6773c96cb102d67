"""Fitting: everything has its place, nothing is lost, nothing is below its floor."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.deck.fitting.design import BODY, TITLE
from boardapp.deck.fitting.fit import page_count, paginate
from boardapp.deck.fitting.measure import line_count
from boardapp.deck.fitting.page import FittedDeck, PlacedTable
from boardapp.deck.fitting.placing import needed_height
from boardapp.deck.slides import ChartBlock, FormBlock, PictureBlock, TableBlock, TextBlock
from tests.deck.sample_deck import chart, deck, every_block, slide, table, text


def rows_of(fitted: FittedDeck) -> list[str]:
    return [
        row[0]
        for page in fitted.pages
        for placed in page.placed
        if isinstance(placed, PlacedTable)
        for row in placed.cells[1:]
    ]


def test_what_fits_keeps_the_wanted_sizes() -> None:
    page = paginate(deck(slide("A title", text("one"), table(3)))).pages[0]
    assert page.title_points == 28
    assert {(placed.sizes.body, placed.sizes.table) for placed in page.placed} == {(22, 18)}


@pytest.mark.parametrize(("rows", "points"), [(3, 18), (11, 18), (12, 16), (13, 14)])
def test_a_table_has_the_largest_type_that_fits_one_slide(rows: int, points: float) -> None:
    fitted = paginate(deck(slide("A table", table(rows))))
    assert len(fitted.pages) == 1
    assert fitted.pages[0].placed[0].sizes.table == points
    assert fitted.notes == ()


def test_type_is_set_smaller_before_a_word_is_broken() -> None:
    block = TableBlock(columns=("Test",) * 6, rows=(("hyperbilirubinaemia",) * 6,))
    placed = paginate(deck(slide("Wide", block))).pages[0].placed[0]
    assert placed.sizes.table == 14


@pytest.mark.parametrize(("words", "points"), [(8, 22), (210, 20), (270, 18)])
def test_text_has_the_largest_type_that_fits_one_slide(words: int, points: float) -> None:
    fitted = paginate(deck(slide("Text", text("word " * words))))
    assert [page.placed[0].sizes.body for page in fitted.pages] == [points]


@pytest.mark.parametrize(("paragraphs", "pages"), [(5, 1), (6, 2)])
def test_pages_are_counted_as_they_will_be_filled(paragraphs: int, pages: int) -> None:
    """A number that is held to its unit may need a line, and so a page, more."""
    line = "word " * 17 + "3000 mg/m² " + "word " * 17
    made = slide("Text", text(*[line] * paragraphs))
    assert page_count(made) == len(paginate(deck(made)).pages) == pages


def test_type_beside_a_visual_leaves_it_room() -> None:
    picture = PictureBlock(caption="", description="", data=None)
    placed = paginate(deck(slide("Both", picture, text("one line"), table(2)))).pages[0].placed
    assert {(item.sizes.body, item.sizes.table) for item in placed} == {(20, 16)}


def test_text_gives_way_before_a_table_does() -> None:
    placed = paginate(deck(slide("Both", text("word " * 100), table(5)))).pages[0].placed
    assert {(item.sizes.body, item.sizes.table) for item in placed} == {(20, 18)}


def test_a_sign_stays_with_its_number_and_a_number_with_its_unit() -> None:
    block = TableBlock(columns=("< 1", "b"), rows=(("< 1×10⁻⁶", "40–50 ×10⁹/L at 9 mo, 9 more"),))
    fitted = paginate(deck(slide("MRD < 1", block, text("1 mg/kg · 12 cycles"))))
    table_, text_ = fitted.pages[0].slide.blocks
    assert table_.rows == (("< 1×10⁻⁶", "40–50 ×10⁹/L at 9 mo, 9 more"),)  # type: ignore[attr-defined]
    assert text_.paragraphs[0].text == "1 mg/kg · 12 cycles"  # type: ignore[attr-defined]
    assert fitted.pages[0].slide.title == "MRD < 1"


def test_what_is_whole_in_the_notes_has_plain_spaces() -> None:
    fitted = paginate(deck(slide("Long", text("MRD < 1 " * 900))))
    assert " " in fitted.pages[0].slide.blocks[0].paragraphs[0].text  # type: ignore[attr-defined]
    assert fitted.pages[0].full_texts == (("MRD < 1 " * 900).strip(),)


def test_a_long_table_is_split_evenly_with_its_header_on_each_slide() -> None:
    fitted = paginate(deck(slide("A table", table(26))))
    assert [page.slide.title for page in fitted.pages] == [
        "A table (1 of 2)", "A table (2 of 2)",
    ]  # fmt: skip
    assert [len(page.slide.blocks[0].rows) for page in fitted.pages] == [13, 13]  # type: ignore[attr-defined]
    assert rows_of(fitted) == [f"row {number} cell 0" for number in range(26)]
    headers = {page.placed[0].cells[0] for page in fitted.pages}  # type: ignore[attr-defined]
    assert headers == {("Column 0", "Column 1", "Column 2")}
    widths = {page.placed[0].column_widths for page in fitted.pages}  # type: ignore[attr-defined]
    assert len(widths) == 1
    assert fitted.notes == ("“A table” did not fit one slide and was split over 2.",)


def test_the_backup_that_was_split_is_told_in_one_line() -> None:
    long = [slide(f"Table {n}", table(26), key=f"t-{n}", section="Backup") for n in range(6)]
    fitted = paginate(deck(slide("Shown", table(40)), *long))
    assert fitted.notes == (
        "“Shown” did not fit one slide and was split over 4.",
        (
            "Six backup slides did not fit and were split: “Table 0” over 2, “Table 1” over 2, "
            "“Table 2” over 2 and 3 more."
        ),
    )
    assert fitted.details == tuple(
        f"“Table {n}” did not fit one slide and was split over 2." for n in range(6)
    )


def test_one_backup_slide_that_was_split_is_told_as_any_other() -> None:
    fitted = paginate(deck(slide("A table", table(26), section="Backup")))
    assert fitted.notes == ("“A table” did not fit one slide and was split over 2.",)
    assert fitted.details == ()


def test_long_text_is_split_between_paragraphs_and_none_is_lost() -> None:
    paragraphs = [f"Statement {number} " + "with some words " * 8 for number in range(20)]
    fitted = paginate(deck(slide("Text", text(*paragraphs, heading="Facts"))))
    found = [
        paragraph.text
        for page in fitted.pages
        for block in page.slide.blocks
        if isinstance(block, TextBlock)
        for paragraph in block.paragraphs
    ]
    assert len(fitted.pages) > 1
    assert found == paragraphs
    assert all(page.slide.blocks[0].heading == "Facts" for page in fitted.pages)  # type: ignore[attr-defined]


def test_two_blocks_stand_side_by_side_where_they_fit() -> None:
    left, right = paginate(deck(slide("Two", text("a"), text("b"), layout="two"))).pages[0].placed
    assert left.frame.right < right.frame.left
    assert left.frame.top == right.frame.top
    assert right.frame.right == BODY.right


def test_a_third_block_stands_below_the_two() -> None:
    made = slide("Three", text("a"), text("b"), text("c"), layout="two")
    left, right, below = paginate(deck(made)).pages[0].placed
    assert below.frame.width == BODY.width
    assert below.frame.top > left.frame.bottom
    assert below.frame.top > right.frame.bottom
    assert below.frame.bottom == pytest.approx(BODY.bottom)


@pytest.mark.parametrize("is_emphasised", [True, False])
def test_a_heading_of_a_hundred_words_is_shortened(is_emphasised: bool) -> None:
    block = text("a", heading="word " * 100, is_emphasised=is_emphasised)
    page = paginate(deck(slide("Heading", block))).pages[0]
    assert page.slide.blocks[0].heading.endswith("word …")  # type: ignore[attr-defined]
    assert page.full_texts == ("word " * 100,)


def test_what_was_left_out_of_a_chart_is_said_below_it() -> None:
    block = ChartBlock(chart=chart(thinned="20 of 90 results drawn"), caption="Counts.")
    placed = paginate(deck(slide("Chart", block))).pages[0].placed[0]
    assert placed.caption == "Counts. 20 of 90 results drawn"
    assert placed.caption_frame is not None


def test_a_caption_has_three_lines_at_most() -> None:
    block = ChartBlock(chart=chart(thinned="20 of 90"), caption="word " * 200)
    page = paginate(deck(slide("Chart", block))).pages[0]
    assert page.placed[0].caption.endswith("word …")
    assert page.full_texts == ("word " * 200 + " 20 of 90",)


def test_two_blocks_that_do_not_fit_follow_each_other() -> None:
    fitted = paginate(deck(slide("Two", table(14), table(14), layout="two")))
    assert len(fitted.pages) > 1
    assert {placed.frame.width for page in fitted.pages for placed in page.placed} == {BODY.width}


def test_a_visual_takes_the_room_that_is_left() -> None:
    picture = PictureBlock(caption="", description="MRI")
    placed = paginate(deck(slide("Visual", picture, text("one line")))).pages[0].placed
    assert placed[0].frame.height > 300
    assert placed[1].frame.bottom == pytest.approx(BODY.bottom)


def test_an_empty_form_gives_room_to_write() -> None:
    form = FormBlock(fields=(("Decision", ""), ("Owner", "Dr A"), ("Due", "")))
    placed = paginate(deck(slide("Form", form))).pages[0].placed[0]
    assert isinstance(placed, PlacedTable)
    assert placed.row_heights[1] == 84
    assert placed.row_heights[2] == 34
    assert placed.row_heights[3] == 84


def test_titles_are_made_unique() -> None:
    fitted = paginate(deck(slide("Same"), slide("Same"), slide("Same")))
    assert [page.slide.title for page in fitted.pages] == ["Same", "Same – 2", "Same – 3"]


def test_a_long_title_is_set_smaller_then_shortened_with_a_note() -> None:
    fitted = paginate(deck(slide("word " * 26), slide("other " * 200)))
    first, second = fitted.pages
    assert first.title_points == 26
    assert first.full_texts == ()
    assert second.title_points == 24
    assert second.slide.title.endswith("other …")
    assert second.full_texts == (("other " * 200).strip(),)
    assert line_count(second.slide.title, 24, TITLE.width, is_bold=True) == 2
    assert len(fitted.notes) == 1


def test_two_texts_that_begin_alike_are_both_kept_whole() -> None:
    first, second = 'it\'s "so"\n' * 900 + "first", 'it\'s "so"\n' * 900 + "second"
    fitted = paginate(deck(slide("Long", text(first, second))))
    assert {full for page in fitted.pages for full in page.full_texts} == {first, second}


def test_a_slide_without_a_title_gets_its_key() -> None:
    assert paginate(deck(slide(" ", key="labs"))).pages[0].slide.title == "labs"


def test_references_may_be_smaller_than_other_text() -> None:
    many = [f"Author {number} et al. A long title of a paper. " * 2 for number in range(16)]
    fitted = paginate(deck(slide("References", text(*many, is_bulleted=False), key="references")))
    assert fitted.pages[0].placed[0].sizes.body in {16, 14, 12}


def test_a_footer_has_one_line() -> None:
    fitted = paginate(deck(slide("a"), footer="Patient " * 60))
    assert fitted.deck.footer.endswith("Patient …")
    assert len(fitted.notes) == 1


def test_rows_of_different_length_are_evened() -> None:
    block = TableBlock(columns=("a", "b"), rows=(("1",), ("1", "2", "3")))
    placed = paginate(deck(slide("Ragged", block))).pages[0].placed[0]
    assert isinstance(placed, PlacedTable)
    assert placed.cells == (("a", "b", ""), ("1", "", ""), ("1", "2", "3"))


def test_blocks_with_nothing_in_them_are_left_out() -> None:
    empty = (text(), text(" "), TableBlock(columns=(), rows=()), FormBlock(fields=()))
    assert paginate(deck(slide("Empty", *empty))).pages[0].placed == ()


def test_fitting_changes_nothing_the_second_time() -> None:
    once = paginate(every_block())
    assert paginate(every_block()) == once


words = st.text(st.characters(codec="utf-8"), max_size=60)
blocks = st.one_of(
    st.lists(st.one_of(words, st.just("word " * 300)), max_size=14).map(lambda w: text(*w)),
    st.lists(st.tuples(words, words), min_size=1, max_size=30).map(
        lambda rows: TableBlock(columns=("a", "b"), rows=tuple(rows), caption="caption")
    ),
    st.lists(st.tuples(words, words), min_size=1, max_size=9).map(
        lambda fields: FormBlock(fields=tuple(fields))
    ),
    words.map(lambda caption: PictureBlock(caption=caption, description="d")),
)
layouts = st.sampled_from(["text", "two", "visual", "stack"])


@given(st.lists(blocks, max_size=4), layouts)
@settings(max_examples=40)
def test_everything_stands_within_the_body_and_nothing_overlaps(
    found: list[TextBlock], layout: str
) -> None:
    fitted = paginate(deck(slide("A title", *found, layout=layout)))
    for page in fitted.pages:
        for placed in page.placed:
            last = placed.caption_frame or placed.frame
            assert placed.frame.top >= BODY.top - 0.01
            assert placed.frame.left >= BODY.left - 0.01
            assert placed.frame.right <= BODY.right + 0.01
            assert last.bottom <= BODY.bottom + 0.01
            needed = needed_height(placed.block, placed.frame.width, placed.sizes)
            assert last.bottom - placed.frame.top >= needed - 0.01 or isinstance(
                placed, PlacedTable
            )
            assert placed.sizes.body >= 18
            assert placed.sizes.table >= 14
        stacked = sorted(page.placed, key=lambda placed: (placed.frame.left, placed.frame.top))
        for above, below in pairwise(stacked):
            if above.frame.left == below.frame.left:
                assert (above.caption_frame or above.frame).bottom <= below.frame.top + 0.01
