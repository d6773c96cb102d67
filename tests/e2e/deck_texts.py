"""The texts of a written deck: every shape, every cell, every page of notes."""

from collections.abc import Iterator
from pathlib import Path

from pptx import Presentation
from pptx.shapes.base import BaseShape


def deck_texts(deck: Path) -> Iterator[str]:
    """Each text of the file, slide by slide, its notes behind it."""
    for slide in Presentation(str(deck)).slides:
        yield from shape_texts(slide.shapes)
        if slide.has_notes_slide:
            yield from shape_texts(slide.notes_slide.shapes)


def shape_texts(shapes: object) -> Iterator[str]:
    """Each text of some shapes of a slide."""
    shape: BaseShape
    for shape in shapes:  # type: ignore[attr-defined]
        if hasattr(shape, "shapes"):
            yield from shape_texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
