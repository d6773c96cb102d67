"""What a cell of the grid says: its results with their signs and grades, short and whole."""

from collections.abc import Sequence

from boardapp.case.laboratory import LabResult
from boardapp.desktop.edit.readings import result_reading
from boardapp.desktop.grid.edits import typed_value
from boardapp.review.labs.grades import grade_of
from boardapp.review.labs.grid import GridTest
from boardapp.review.labs.series import flag
from boardapp.words.flags import sign_text
from boardapp.words.grades import lab_grade_text
from boardapp.words.values import value_text

BETWEEN = " · "
"""Between several results of one cell."""
_MOST = 20_000


class CellTexts:
    """Texts of cells. What a result says is kept, since to grade it takes a tenth of a ms."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[LabResult, str]] = {}

    def short(self, results: Sequence[LabResult], test: GridTest) -> str:
        """The results of a cell with sign and grade; the unit where it is not that of the row."""
        return BETWEEN.join(self._short(result, test.unit) for result in results)

    def _short(self, result: LabResult, unit: str) -> str:
        kept, text = self._kept.get(id(result), (None, ""))
        if kept is not result:
            text = _marks(result)
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[id(result)] = (result, text)
        value = value_text(result.value, "" if result.unit == unit else result.unit)
        return f"{value} {text}".rstrip()


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


def _marks(result: LabResult) -> str:
    """Where it lies to its range, and its grade where it has one above 0."""
    if not result.value.is_numeric:
        return ""
    grade = grade_of(result)
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
