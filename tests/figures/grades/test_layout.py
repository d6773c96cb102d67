"""Complications by grade: a bar as long as the grade stated, and none where none is."""

import pytest

from boardapp.deck.fitting.measure import text_width
from boardapp.figures.drawing import draw, least_height
from boardapp.figures.grades.grades import GradeRow, Grades
from boardapp.figures.palette import LIGHT, ORANGE, VERMILLION
from boardapp.figures.scene import Shape, Text, TextBox

HEADS = ("Complication", "Grade as stated", "Cause; action; outcome")


def _drawn(*rows: GradeRow, height: float = 384.0) -> tuple[object, ...]:
    grades = Grades(name="Toxicity", summary="", heads=HEADS, rows=rows)
    return draw(grades, 864.0, height, text_width).scene


def _cells(scene: tuple[object, ...]) -> list[str]:
    shapes = [part for part in scene if isinstance(part, Shape) and part.name.startswith("grade ")]
    return [part.fill for part in shapes]


@pytest.mark.parametrize(("grade", "colour"), [(1, ORANGE), (2, ORANGE), (3, VERMILLION)])
def test_cells_are_filled_up_to_the_grade(grade: int, colour: str) -> None:
    scene = _drawn(GradeRow(name="mucositis", low=grade, high=grade))
    assert _cells(scene) == [colour] * grade + [LIGHT.lane] * (5 - grade)
    assert str(grade) in [part.text for part in scene if isinstance(part, Text)]


def test_a_grade_stated_as_a_range_is_hatched_above_its_lower_bound() -> None:
    scene = _drawn(GradeRow(name="neutropenia", low=3, high=4))
    shapes = [part for part in scene if isinstance(part, Shape) and part.name.startswith("grade ")]
    assert [part.is_hatched for part in shapes] == [False, False, False, True, False]
    assert [p.text for p in scene if isinstance(p, Text) and p.text.isdigit()] == ["3", "4"]


def test_without_a_stated_grade_there_is_no_bar_but_words() -> None:
    scene = _drawn(GradeRow(name="pancytopenia", in_words="no grade stated"))
    assert _cells(scene) == []
    assert "no grade stated" in [part.text for part in scene if isinstance(part, Text)]


def test_a_grade_of_another_system_is_told_in_a_frame_that_is_not_dashed() -> None:
    scene = _drawn(GradeRow(name="CRS", in_words="no grade stated", by_another="ASTCT grade 3"))
    assert _cells(scene) == []
    assert "ASTCT grade 3" in [part.text for part in scene if isinstance(part, Text)]
    assert "no grade stated" not in [part.text for part in scene if isinstance(part, Text)]
    (frame,) = (p for p in scene if isinstance(p, Shape) and p.name == "ASTCT grade 3")
    assert frame.stroke is not None
    assert not frame.stroke.is_dashed


def test_seven_rows_can_be_read_within_the_frame() -> None:
    rows = tuple(
        GradeRow(name=f"complication {n}", low=3, high=3, details="cause; action; resolved")
        for n in range(7)
    )
    grades = Grades(name="Toxicity", summary="", heads=HEADS, rows=rows)
    assert least_height(grades, 864.0, text_width) <= 384.0
    boxes = [part for part in _drawn(*rows) if isinstance(part, TextBox)]
    assert all(box.box.bottom <= 384.01 and box.text_height <= box.box.height for box in boxes)
    assert min(p.size for box in boxes for p in box.passages) >= 16
