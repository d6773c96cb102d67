"""The grid of results, kept in step with any edit, is the grid that would be made anew."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import grade_of
from boardapp.review.labs.grid import GridTest, LabGrid, difference, lab_grid
from boardapp.review.model.base import Moment


def _case() -> Case:
    return read_case(example_case("minimal"))


_AT: Callable[[When], Moment] = Moments(_case(), build_clock(_case())).at


def _result(
    test: str, value: float | str, when: str, unit: str = "", specimen: str = ""
) -> LabResult:
    return LabResult(
        test=test, value=Value(value), when=When.parse(when), unit=unit, specimen=specimen
    )


def _cells(grid: LabGrid) -> list[list[list[str]]]:
    return [
        [[one.value.text for one in grid.at(row, column)] for column in range(len(grid.times))]
        for row in range(len(grid.tests))
    ]


def _follow(grid: LabGrid, results: tuple[LabResult, ...]) -> None:
    """What the model does for an edit, without telling a view."""
    step = grid.step_to(results)
    for when in step.new_times:
        grid.add_time(when)
    while (test := grid.first_without_row(step)) is not None:
        grid.add_test(test)
    grid.take(step)
    for when in step.old_times:
        grid.drop_time(when)


def test_one_test_has_one_row_however_it_is_spelled() -> None:
    grid = lab_grid(
        (
            _result("platelets", 45, "dx", "10*9/L"),
            _result("PLT", 50, "dx + 1 mo", "K/uL"),
            _result("leukocytes", 3, "dx", "1/uL", "CSF"),
            _result("leukocytes", 4.5, "dx", "10*9/L"),
        ),
        _AT,
    )
    assert [test.name for test in grid.tests] == ["platelets", "CSF leukocytes", "leukocytes"]
    assert _cells(grid) == [[["45"], ["50"]], [["3"], []], [["4.5"], []]]


def test_times_stand_in_the_order_of_the_clock_and_what_has_none_last() -> None:
    whens = ("not reported", "dx + 5 mo", "after dx", "dx", "dx + 2 wk")
    grid = lab_grid(tuple(_result("ALT", n, when) for n, when in enumerate(whens)), _AT)
    told = [str(when) for when in grid.times]
    assert told[0] == "dx"
    assert told[-1] == "not reported"
    assert told.index("dx + 2 wk") < told.index("dx + 5 mo")
    assert grid.is_in_order()


def test_several_results_of_one_cell_stand_in_the_order_of_the_file() -> None:
    grid = lab_grid(
        (
            _result("ALT", 30, "dx", "U/L"),
            _result("GPT", 31, "dx", "U/L"),
            _result("ALT", 29, "dx", "U/L"),
        ),
        _AT,
    )
    assert _cells(grid) == [[["30", "31", "29"]]]


def test_a_row_that_is_emptied_stays_and_a_column_that_is_moved_goes() -> None:
    results = (_result("ALT", 30, "dx", "U/L"), _result("CRP", 5, "dx + 1 mo", "mg/L"))
    grid = lab_grid(results, _AT)
    _follow(grid, results[:1])
    assert [test.name for test in grid.tests] == ["ALT", "CRP"]
    assert len(grid.times) == 2
    _follow(grid, (replace(results[0], when=When.parse("dx + 3 mo")),))
    assert [str(when) for when in grid.times] == ["dx + 1 mo", "dx + 3 mo"]


def test_an_empty_row_takes_the_unit_of_its_first_result() -> None:
    grid = lab_grid((), _AT)
    grid.add_test(GridTest("ferritin", "ferritin"))
    _follow(grid, (_result("ferritin", 400, "dx", "ug/L"),))
    assert grid.tests == [GridTest("ferritin", "ferritin", "ug/L")]
    assert _cells(grid) == [[["400"]]]


_RESULTS = st.builds(
    _result,
    st.sampled_from(("platelets", "PLT", "ALT", "lymphocytes", "nobody's test")),
    st.sampled_from((1, 45, "normal", "40..50")),
    st.sampled_from(("dx", "dx + 1 mo", "dx + 3 mo", "2019-03", "not reported", "after dx")),
    st.sampled_from(("", "10*9/L", "K/uL", "%")),
    st.sampled_from(("", "CSF")),
)


@given(st.data())
def test_after_any_edit_the_grid_holds_the_results_of_the_case(data: st.DataObject) -> None:
    labs = tuple(data.draw(st.lists(_RESULTS, max_size=8)))
    grid = lab_grid(labs, _AT)
    for _ in range(data.draw(st.integers(1, 4))):
        kept = [one for one in labs if data.draw(st.booleans())]
        twice = [data.draw(st.sampled_from(kept))] if kept and data.draw(st.booleans()) else []
        new = data.draw(st.lists(_RESULTS, max_size=3))
        labs = (*kept, *twice, *new)
        _follow(grid, labs)
        found = [
            one
            for row in range(len(grid.tests))
            for column in range(len(grid.times))
            for one in grid.at(row, column)
        ]
        assert sorted(map(id, found)) == sorted(map(id, labs))
        assert all(grid.cell_of(one) is not None for one in labs)
        assert all(one.when == grid.times[grid.cell_of(one)[1]] for one in labs)  # type: ignore[index]
        assert grid.is_in_order()


@given(st.lists(_RESULTS, max_size=9), st.data())
def test_a_difference_is_told_by_identity_as_often_as_it_is_there(
    old: list[LabResult], data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(st.sampled_from(old), max_size=6)) if old else []
    new = [*drawn, *data.draw(st.lists(_RESULTS, max_size=3))]
    gone, added = difference(old, new)
    left = [id(one) for one in old]
    for one in gone:
        left.remove(id(one))
    assert sorted([*left, *map(id, added)]) == sorted(map(id, new))


def test_the_grade_of_blood_is_given_in_blood_alone() -> None:
    assert grade_of(_result("leukocytes", 1.5, "dx", "10*9/L")) is not None
    assert grade_of(_result("leukocytes", 1.5, "dx", "10*9/L", "CSF")) is None
