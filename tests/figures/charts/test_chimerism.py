"""The chart of the donor's share: a stretch for each transplant of a donor's cells."""

from boardapp.casefile.files import read_case
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.chimerism import chimerism_chart
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.review.course.test_chimerism import look, made, transplant


def chart_of(case: object) -> Chart:
    chart = chimerism_chart(review_case(case))  # type: ignore[arg-type]
    assert chart is not None
    return chart


def test_the_line_of_a_kind_of_cells_breaks_at_the_next_transplant() -> None:
    chart = chart_of(read_case(example_case("aml")))
    cd33 = next(one for one in chart.series if one.meaning == "CD33")
    assert [point.y for point in cd33.points] == [100, 99, 76, 28, 100, 100, 94, 88]
    assert [list(stretch) for stretch in cd33.stretches] == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_transplants_with_their_donors_and_relapses_are_lines_told_apart() -> None:
    chart = chart_of(read_case(example_case("aml")))
    assert [(one.label, one.is_turn) for one in chart.instants] == [
        ("T1: matched unrelated", False),
        ("T2: mother, haploidentical", False),
        ("R1 marrow", True),
    ]
    assert "transplant" not in {shade.role for shade in chart.shades}


def test_a_share_beyond_what_could_be_measured_is_an_open_mark() -> None:
    chart = chart_of(read_case(example_case("aml")))
    (above,) = [one for one in chart.series if one.is_open]
    assert above.is_above
    assert [(point.y, point.text) for point in above.points] == [(99, "> 99 %")]


def test_the_line_of_full_chimerism_names_its_rule_and_needs_both_lineages() -> None:
    (level,) = chart_of(read_case(example_case("aml"))).levels
    assert (level.y, level.rule) == (95, "chimerism, version 1")
    assert chart_of(read_case(example_case("synthetic"))).levels == ()


def test_the_axis_begins_at_zero_where_a_share_lies_below_half() -> None:
    assert chart_of(read_case(example_case("aml"))).y_range == (0, 100)
    assert chart_of(read_case(example_case("synthetic"))).y_range == (80, 100)


def test_nothing_after_an_autologous_transplant_is_drawn() -> None:
    auto = transplant("t1", "2020-05-01", kind="autologous")
    shares = [look("2020-06-01", ("marrow", 0)), look("2020-07-01", ("marrow", 0))]
    assert chimerism_chart(review_case(made(auto, looks=shares))) is None
    later = [look("2021-04-01", ("marrow", 99)), look("2021-05-01", ("marrow", 98))]
    case = made(auto, transplant("t2", "2021-03-01"), looks=[*shares, *later])
    chart = chart_of(case)
    assert [point.y for one in chart.series for point in one.points] == [99, 98]
    assert [one.label for one in chart.instants] == ["t1", "T2: donor of t2"]
    assert chart.words == ()


def test_a_share_whose_transplant_is_not_sure_is_told_in_words() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        transplant("t2", "2021-03"),
        looks=[look("2020-06-01", ("CD3", 99)), look("2021-03", ("CD3", 80))],
    )
    chart = chart_of(case)
    assert [point.y for one in chart.series for point in one.points] == [99]
    assert [word.text for word in chart.words] == ["80 % donor (CD3), transplant not sure"]


def test_the_lowest_of_the_last_shares_bears_the_name_of_its_cells() -> None:
    chart = chart_of(read_case(example_case("aml")))
    named = [p.text for one in chart.series for p in one.points if p.is_emphasised]
    assert named == ["CD33 28 %", "CD33 88 %"]


def test_the_summary_tells_the_last_shares_after_each_transplant() -> None:
    chart = chart_of(read_case(example_case("aml")))
    assert chart.summary == (
        "After transplant 1 (matched unrelated) last 61 % donor (whole blood), 96 % donor (CD3), "
        "28 % donor (CD33), month 12.7. After transplant 2 (mother, haploidentical) last "
        "93 % donor (marrow), 99 % donor (CD3), 88 % donor (CD33), month 28.2."
    )


def test_letter_has_no_chart() -> None:
    assert chimerism_chart(review_case(read_case(example_case("letter")))) is None
