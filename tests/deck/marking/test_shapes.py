"""The marks of tables: cells that differ in their words alone are read once, and none falsely."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Inches

from boardapp.deck.marking import shapes
from boardapp.deck.marking.shapes import form_digest, shape_form


class _NothingShared:
    """In the place of the kept forms: each cell is read by itself."""

    def of(self, _: object, __: Callable[[], object]) -> tuple[str, ...]:
        return ()


def _table(rows: list[list[str]]) -> object:
    """A table with these texts in a slide; a bar parts runs of two looks, "@" begins a link."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    box = Inches(1), Inches(1), Inches(5), Inches(3)
    frame = slide.shapes.add_table(len(rows), len(rows[0]), *box)
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.text_frame.paragraphs[0]
            for number, part in enumerate(text.split("|")):
                run = paragraph.add_run()
                run.text, run.font.bold = part.removeprefix("@"), number % 2 == 1
                if part.startswith("@"):
                    run.hyperlink.address = f"https://example.org/{part[1:]}"
    return frame


def _form(frame: object) -> str:
    return "\n".join(shape_form(frame._element, frame.part))


WORDS = st.text("ab<>&\"'|@\v 4–é", max_size=6)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_cell_that_shares_its_form_is_read_as_it_is_by_itself(rows: list[list[str]]) -> None:
    frame = _table(rows)
    shared = _form(frame)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shapes, "_FORMS_OF_CELLS", _NothingShared())
        assert shared == _form(frame)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CR", "PR"), ("a|b", "b|a"), ("a|b", "ab|"), ("@a", "@b"), ("@a", "a"), ("a & b", "a + b")],
)
def test_other_words_or_looks_of_a_cell_are_another_digest(one: str, other: str) -> None:
    first, second = (_table([["Response", text], ["of", "cells"]]) for text in (one, other))
    digests = {form_digest(shape_form(f._element, f.part)) for f in (first, second)}
    assert len(digests) == 2
