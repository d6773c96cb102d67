"""What a cell of the grid says: its results with their signs and grades, short and whole."""

from collections.abc import Sequence

from boardapp.case.laboratory import LabResult
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.desktop.edit.readings import result_reading
from boardapp.desktop.grid.edits import typed_value
from boardapp.review.labs.grades import grade_of
from boardapp.review.labs.grid import GridTest
from boardapp.review.labs.series import flag
from boardapp.review.model.review import Review
from boardapp.words.flags import sign_text
from boardapp.words.grades import lab_grade_text
from boardapp.words.values import value_text

BETWEEN = " · "
"""Between several results of one cell."""
MOST_SHOWN = 4
"""Of more results in one cell the first of so many stand there, with their number."""
_MOST_KEPT = 20_000
_Grades = dict[int, LabGrade | None]


def grades_of(results: Sequence[LabResult], review: Review) -> _Grades:
    """The grade of each result by its identity, as the review of these results has it.

    To grade one takes a millisecond, and a review grades all of a test at once.
    """
    points = (point for series in review.labs for point in series.points)
    return {id(results[point.place.number or 0]): point.grade for point in points}


class CellTexts:
    """Texts of cells, made when they are first shown, and kept as long as a cell holds the same."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Sequence[LabResult], GridTest, str]] = {}
        self._graded: Sequence[LabResult] = ()  # held, so that no other gets the identity of one
        self._grades: _Grades = {}

    def take(self, results: Sequence[LabResult], grades: _Grades) -> None:
        """Know the grades of these results from now on, as `grades_of` gave them."""
        self._kept.clear()
        self._graded, self._grades = results, grades

    def short(self, results: Sequence[LabResult], test: GridTest) -> str:
        """The results of a cell with sign and grade; the unit where it is not that of the row."""
        kept, row, text = self._kept.get(id(results), ((), test, ""))
        if kept is results and row == test:
            return text
        text = BETWEEN.join(self._short(result, test.unit) for result in results[:MOST_SHOWN])
        if len(results) > MOST_SHOWN:
            text = f"{text} … ({len(results)})"
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[id(results)] = (results, test, text)
        return text

    def _short(self, result: LabResult, unit: str) -> str:
        value = value_text(result.value, "" if result.unit == unit else result.unit)
        return f"{value} {_marks(result, self._grade(result))}".rstrip()

    def _grade(self, result: LabResult) -> LabGrade | None:
        key = id(result)
        return self._grades[key] if key in self._grades else grade_of(result)


def typed_text_of(results: Sequence[LabResult], test: GridTest) -> str:
    """A cell as it is copied: as one would type it, with a unit that is not that of the row."""
    return "; ".join(_typed(result, test.unit) for result in results)


def whole_text(results: Sequence[LabResult]) -> str:
    """A cell in whole sentences: a line for each result."""
    return "\n".join(
        ". ".join(filter(None, (result_reading(result), result.source))) for result in results
    )


def _typed(result: LabResult, unit: str) -> str:
    value = typed_value(result)
    is_other = bool(result.unit) and result.unit != unit and result.value.is_numeric
    return f"{value} {result.unit}" if is_other else value


def _marks(result: LabResult, grade: LabGrade | None) -> str:
    """Where it lies to its range, and its grade where it has one above 0."""
    if not result.value.is_numeric:
        return ""
    is_graded = grade is not None and bool(grade.number)
    return " ".join(
        filter(
            None,
            (
                sign_text(flag(result.value, result.low, result.high)),
                f"G{lab_grade_text(grade)}" if is_graded else "",
            ),
        )
    )
