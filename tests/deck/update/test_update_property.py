"""Whatever people do to a deck, in whatever order: an update leaves it sound and theirs."""

import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Emu, Pt

from boardapp.casefile.files import read_case
from boardapp.deck.checks.package import check_package
from boardapp.deck.export import export_deck
from boardapp.deck.update.update import update_deck
from boardapp.resources import example_case
from tests.deck.sample_deck import charts_of

from .test_update import (
    SLIDES,
    as_saved_by_powerpoint,
    asked,
    delete,
    duplicate,
    measured,
    relapsed,
)

Edit = Callable[[Any, int], None]
MARK = "Written by hand"


def _slide(presentation: Any, number: int) -> Any:
    slides = list(presentation.slides)
    return slides[number % len(slides)]


def _retitle(presentation: Any, number: int) -> None:
    title = _slide(presentation, number).shapes.title
    if title is not None:
        title.text_frame.text = f"{MARK} {number}"


def _move(presentation: Any, number: int) -> None:
    shapes = [s for s in _slide(presentation, number).shapes if not s.is_placeholder]
    if shapes:
        shapes[number % len(shapes)].left = Emu(number * 1000)


def _box(presentation: Any, number: int) -> None:
    box = _slide(presentation, number).shapes.add_textbox(Pt(10), Pt(10), Pt(200), Pt(30))
    box.text_frame.text = f"{MARK} {number}"


def _take_off(presentation: Any, number: int) -> None:
    shapes = list(_slide(presentation, number).shapes)[1:]
    if shapes:
        element = shapes[number % len(shapes)]._element
        element.getparent().remove(element)


def _delete(presentation: Any, number: int) -> None:
    if len(presentation.slides) > 1:
        delete(presentation, _slide(presentation, number))
        rids = [item.rId for item in presentation.slides._sldIdLst]
        presentation.part.rename_slide_parts(rids)


def _reorder(presentation: Any, number: int) -> None:
    listed = presentation.slides._sldIdLst
    listed.insert(0, listed[number % len(listed)])


def _note(presentation: Any, number: int) -> None:
    slide = _slide(presentation, number)
    slide.notes_slide.notes_text_frame.add_paragraph().text = f"{MARK} {number}"


def _copy(presentation: Any, number: int) -> None:
    slide = _slide(presentation, number)
    if not charts_of(slide) and not any(hasattr(shape, "image") for shape in slide.shapes):
        duplicate(presentation, slide)


def _save(presentation: Any, _: int) -> None:
    as_saved_by_powerpoint(presentation)


EDITS: list[Edit] = [
    _retitle, _move, _box, _take_off, _delete, _reorder, _note, _copy, _save,
]  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 40)), max_size=8)
CHANGES = st.sets(st.sampled_from([asked, measured, relapsed]))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "deck.pptx"
    export_deck(read_case(example_case("letter")), None, path, "short", slides=SLIDES)
    return path


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, changes=CHANGES)
def test_an_update_keeps_what_is_by_hand_and_can_be_repeated(
    written: Path, steps: list[tuple[Edit, int]], changes: set[Any]
) -> None:
    case = read_case(example_case("letter"))
    for change in sorted(changes, key=lambda found: found.__name__):
        case = change(case)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(written, folder))
        presentation = Presentation(str(path))
        for edit, number in steps:
            edit(presentation, number)
        presentation.save(str(path))
        before = _by_hand(path)
        update_deck(case, None, path)
        assert _by_hand(path) == before
        assert [p.text for p in check_package(path.read_bytes()) if p.is_grave] == []
        first = path.read_bytes()
        update_deck(case, None, path)
        assert _texts(path.read_bytes()) == _texts(first)


def _by_hand(path: Path) -> list[str]:
    return [text for text in _texts(path.read_bytes()) if text.startswith(MARK)]


def _texts(data: bytes) -> list[str]:
    """All paragraphs of slides and notes, in order."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        shapes = [*slide.shapes, *(slide.notes_slide.shapes if slide.has_notes_slide else ())]
        for shape in shapes:
            if shape.has_text_frame:
                found += [p.text for p in shape.text_frame.paragraphs if p.text]
            if getattr(shape, "has_table", False):
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found
