"""Templates that break a habit, and templates drawn at random: a sound deck, or one sentence."""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from boardapp.deck.errors import DeckError
from boardapp.deck.writing.writer import DeckReport, write_deck
from tests.deck.sample_deck import every_block
from tests.deck.template.odd_templates import ODD, Box, Choices, drawn

_PART = st.floats(0, 0.95, allow_nan=False)
_PLACE = st.tuples(_PART, _PART, st.floats(0.02, 1), st.floats(0.01, 1))
_COLOUR = st.sampled_from(["FFFFFF", "000000", "12355B", "808080", "F6C944", "D55E00"])
_SMALL = st.tuples(_PART, _PART, st.floats(0.02, 0.25), st.floats(0.01, 0.25))
CHOICES = st.builds(
    Choices,
    size=st.sampled_from([(960, 540), (720, 540), (720, 405), (780, 540), (540, 720), (1600, 540)]),
    title=st.none() | _PLACE,
    body=st.none() | _PLACE,
    number=st.none() | _PLACE,
    ground=_COLOUR,
    logos=st.lists(_SMALL, max_size=5).map(tuple),
    blocks=st.lists(st.tuples(_PLACE, _COLOUR), max_size=3).map(tuple),
    has_feet=st.booleans(),
    layouts=st.integers(1, 11),
)


def _written(data: bytes) -> tuple[Any, DeckReport]:
    """The deck with every block in a template, opened again."""
    with tempfile.TemporaryDirectory() as folder:
        template, target = Path(folder, "house.pptx"), Path(folder, "deck.pptx")
        template.write_bytes(data)
        report = write_deck(every_block(), target, template=template)
        return Presentation(str(target)), report


def _hold(presentation: Any, report: DeckReport) -> None:
    """What holds of a deck in any template."""
    assert report.problems == ()
    assert max(Counter(report.notes).values(), default=1) == 1
    children = Counter(child.tag for child in presentation.element)
    assert children[qn("p:extLst")] == children[qn("p:notesMasterIdLst")] == 1
    for page in presentation.slides:
        assert page.shapes.title.text_frame.text.strip()
        for shape in page.shapes:
            if shape.width:
                assert shape.left >= -12700
                assert shape.top >= -12700
                assert shape.left + shape.width <= presentation.slide_width + 12700
                assert shape.top + shape.height <= presentation.slide_height + 12700


def _overlapping(presentation: Any, logo: Box) -> list[str]:
    """The names of what stands on a place, in points."""
    found = []
    for page in presentation.slides:
        for shape in page.shapes:
            if shape.width and shape.name != "Banner":
                across = min(shape.left.pt + shape.width.pt, logo[0] + logo[2])
                down = min(shape.top.pt + shape.height.pt, logo[1] + logo[3])
                if across - max(shape.left.pt, logo[0]) > 2 < down - max(shape.top.pt, logo[1]):
                    found.append(shape.name)
    return found


@pytest.mark.parametrize("name", ODD)
def test_a_template_that_breaks_a_habit_gives_a_sound_deck(name: str) -> None:
    presentation, report = _written(ODD[name]())
    _hold(presentation, report)


@pytest.mark.parametrize("name", ["three masters", "right to left", "same layouts", "no body"])
def test_odd_templates_pass_the_schema(
    tmp_path: Path, name: str, assert_valid_pptx: Callable[[Path], None]
) -> None:
    template, target = tmp_path / "house.pptx", tmp_path / "deck.pptx"
    template.write_bytes(ODD[name]())
    write_deck(every_block(), target, template=template)
    assert_valid_pptx(target)


def test_the_third_master_is_taken_where_the_layouts_hang_on_it() -> None:
    presentation, _ = _written(ODD["three masters"]())
    used = {page.slide_layout.name for page in presentation.slides}
    assert used <= {"Title and Content", "Two Content", "Title Only"}
    assert len(presentation.slide_masters) == 3


def test_the_layout_that_has_room_is_taken_among_five_of_one_name() -> None:
    presentation, report = _written(ODD["same layouts"]())
    for page in presentation.slides:
        assert page.shapes.title.top.pt < 200
    assert not [note for note in report.notes if "no room" in note]


def test_numbers_keep_their_order_in_a_template_that_writes_from_the_right() -> None:
    """Inherited, the direction would turn "40–50" into "50–40", and "<" into ">"."""
    presentation, _ = _written(ODD["right to left"]())
    for page in presentation.slides:
        for tree in (page.element, page.notes_slide.element if page.has_notes_slide else None):
            for paragraph in tree.iter(qn("a:p")) if tree is not None else ():
                if paragraph.findall(qn("a:r")):
                    assert paragraph.find(qn("a:pPr")).get("rtl") == "0"


def test_a_number_on_a_logo_moves_beside_it() -> None:
    presentation, _ = _written(ODD["number on logo"]())
    assert _overlapping(presentation, (768, 432, 172.8, 102.6)) == []


def test_a_decoration_of_many_pictures_takes_no_more_than_a_quarter_of_the_room() -> None:
    presentation, report = _written(ODD["decorated"]())
    sheets = [s for page in presentation.slides for s in page.shapes if s.name == "Sheet"]
    widest = max(sheet.width.pt * sheet.height.pt for sheet in sheets)
    assert widest > 0.4 * 960 * 540
    assert any("light sheet under it" in note for note in report.notes)


def test_no_line_of_the_template_strikes_through_a_text() -> None:
    presentation, _ = _written(ODD["lined"]())
    foot, side = (48, 464.4, 864, 1.1), (892.8, 108, 1.9, 378)
    for line in (foot, side):
        widened = (line[0] - 1, line[1] - 1, line[2] + 2, line[3] + 2)
        assert _overlapping(presentation, widened) == []


def test_a_dark_mark_is_left_free_rather_than_covered_by_a_sheet() -> None:
    presentation, report = _written(ODD["spotted"]())
    assert not [s for page in presentation.slides for s in page.shapes if s.name == "Sheet"]
    assert _overlapping(presentation, (816, 388.8, 76.8, 54)) == []
    assert report.problems == ()


def _sound_or_told(choices: Choices) -> None:
    try:
        presentation, report = _written(drawn(choices))
    except DeckError as error:
        told = str(error)
    else:
        _hold(presentation, report)
        return
    assert told.startswith("The template house.pptx")
    assert "report" not in told


@given(CHOICES)
@settings(max_examples=6, deadline=None)
def test_a_template_drawn_at_random_gives_a_sound_deck_or_a_sentence(choices: Choices) -> None:
    _sound_or_told(choices)


@pytest.mark.slow
@given(CHOICES)
@settings(max_examples=250, deadline=None)
def test_many_templates_drawn_at_random_give_sound_decks_or_sentences(choices: Choices) -> None:
    _sound_or_told(choices)
