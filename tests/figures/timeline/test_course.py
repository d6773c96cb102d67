"""The timeline of a course: lanes in order, uncertain edges kept, nothing silently lost."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.ages import Ages
from boardapp.case.interval import Interval
from boardapp.case.value import Value
from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.therapy_roles import bar_role
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.thinned import with_room
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Relapse
from boardapp.review.model.toxicity import Complication, SosChecklist


def _names(timeline: Any) -> list[str]:
    return [lane.name for lane in timeline.lanes]


def test_a_bare_case_is_a_diagnosis_on_an_axis(make: Any) -> None:
    timeline = course_timeline(make.review())
    assert _names(timeline) == ["Turning points"]
    assert [mark.label for mark in timeline.lanes[0].marks] == ["Diagnosis"]
    assert timeline.end > timeline.start
    assert timeline.summary == "No line of therapy, no relapse reported."


def test_lanes_stand_in_the_boards_order(read: Any) -> None:
    assert _names(course_timeline(read("synthetic"))) == [
        "Turning points", "Therapy", "Disease", "MRD", "Toxicity ≥ G3",
        "CNS status", "Supportive", "Not graded", "Goals",
    ]  # fmt: skip
    assert _names(course_timeline(read("letter"), detail="all")) == [
        "Turning points", "Line 1", "Line 2", "Line 3", "Line 4", "Line 5", "Line 6", "Line 7",
        "Supportive", "Disease", "MRD", "CNS status", "Toxicity", "Goals", "Hospital",
    ]  # fmt: skip


def test_what_is_not_among_the_four_waits_for_room(read: Any) -> None:
    lanes = course_timeline(read("synthetic")).lanes
    assert [lane.name for lane in lanes if lane.is_optional] == [
        "CNS status", "Supportive", "Not graded", "Goals",
    ]  # fmt: skip


def test_edges_keep_what_is_known_of_them(make: Any) -> None:
    start = make.moment(100, 200, 150)
    end = make.moment(150, 220, 180)
    review = make.review(lines=(make.line(3, make.phase("blinatumomab", start, end)),))
    (bar,) = course_timeline(review).lanes[1].bars
    assert (bar.start, bar.start_earliest, bar.start_latest) == (150, 100, 200)
    assert (bar.end, bar.end_earliest, bar.end_latest) == (180, 150, 220)
    assert bar.is_uncertain
    assert not bar.has_open_end


def test_an_end_that_is_not_stated_is_open_whatever_came_later(make: Any) -> None:
    before_the_next = Moment(earliest=100, latest=300, drawn=130)
    review = make.review(
        lines=(make.line(1, make.phase("FLOT", make.moment(100), before_the_next)),)
    )
    (bar,) = course_timeline(review).lanes[1].bars
    assert bar.has_open_end
    assert (bar.end, bar.end_earliest, bar.end_latest) == (100, 100, None)


@pytest.mark.parametrize(
    ("kind", "is_mark"),
    [("surgery", True), ("transplant", True), ("cellular therapy", True), ("chemotherapy", False)],
)
def test_a_therapy_of_one_day_is_a_mark(make: Any, kind: str, is_mark: bool) -> None:
    unknown = Moment(earliest=100, latest=None, drawn=130)
    phase = make.phase("one", make.moment(100), unknown, kind=kind)
    lane = course_timeline(make.review(lines=(make.line(1, phase),))).lanes[1]
    assert (len(lane.bars), len(lane.marks)) == ((0, 1) if is_mark else (1, 0))


def test_a_therapy_that_ended_on_its_first_day_is_a_mark_in_its_colour(make: Any) -> None:
    phase = make.phase("one dose", make.moment(100), make.moment(100))
    (mark,) = course_timeline(make.review(lines=(make.line(1, phase),))).lanes[1].marks
    assert (mark.at, mark.therapy) == (100, "chemotherapy")


def test_a_transplant_whose_end_is_stated_is_a_bar(make: Any) -> None:
    phase = make.phase("HSCT", make.moment(100), make.moment(130), kind="transplant")
    lane = course_timeline(make.review(lines=(make.line(1, phase),))).lanes[1]
    assert [(bar.start, bar.end) for bar in lane.bars] == [(100, 130)]


def _sos(key: str) -> SosChecklist:
    return SosChecklist(
        criteria=(), conclusion="", rule="", citation="", risk_factors=(), stated_keys=(key,)
    )


def test_sos_stands_first_among_what_is_grave_and_needs_no_grade(make: Any) -> None:
    day, later = make.moment(10), make.moment(20)
    name = "sinusoidal obstruction syndrome"
    events = (
        _complication("adverse event", "mucositis", day, make.moment(15), Value(4)),
        _complication("adverse event", name, day, later),
    )
    timeline = course_timeline(make.review(complications=events, sos=_sos(name)))
    lane = timeline.lanes[1]
    assert lane.name == "Toxicity"
    assert [bar.label for bar in lane.bars] == ["SOS", "mucositis G4"]
    assert timeline.key == ("SOS sinusoidal obstruction syndrome",)


def test_what_we_counted_ourselves_is_said(make: Any) -> None:
    phase = make.phase("inotuzumab ozogamicin", make.moment(10), make.moment(40))
    phase = replace(phase, short="InO course 2", is_line_counted=True)
    relapse = replace(make.relapse(1, make.moment(5)), is_counted=True)
    review = make.review(lines=(make.line(1, phase),), relapses=(relapse,))
    timeline = course_timeline(review)
    assert [bar.label for bar in timeline.lanes[1].bars] == ["InO course 2"]
    assert timeline.key == (
        "relapses counted by us", "InO inotuzumab ozogamicin", "courses numbered by us",
        "lines counted by us",
    )  # fmt: skip


def test_the_key_has_nothing_of_what_stands_back(make: Any) -> None:
    prophylaxis = make.phase("chemo", make.moment(1), make.moment(9))
    radiation = make.phase("radiation", make.moment(1), make.moment(9), line=None, kind="other")
    timeline = course_timeline(
        make.review(lines=(make.line(1, prophylaxis),), supportive=(radiation,))
    )
    assert timeline.key == ("RT radiation therapy",)
    assert with_room(timeline, lambda one: len(one.lanes) == 2).key == ()


def test_short_names_are_said_once_what_they_stand_for(make: Any) -> None:
    phase = make.phase("inotuzumab ozogamicin", make.moment(10), make.moment(40))
    timeline = course_timeline(make.review(lines=(make.line(1, phase),)))
    assert [bar.label for bar in timeline.lanes[1].bars] == ["InO"]
    assert timeline.key == ("InO inotuzumab ozogamicin",)
    assert "InO inotuzumab ozogamicin" in [text.text for text in lay_out(timeline, 900, 400).texts]


def test_an_ongoing_phase_reaches_to_the_day_of_the_review(make: Any) -> None:
    phase = make.phase("tacrolimus", make.moment(10), make.moment(10, 40, 40), is_ongoing=True)
    review = make.review(supportive=(phase,), as_of=make.moment(300))
    (bar,) = course_timeline(review).lanes[1].bars
    assert (bar.end, bar.end_earliest, bar.end_latest) == (300, 300, 300)
    assert bar.is_ongoing


@pytest.mark.parametrize("status", ["planned", "postponed", "not given"])
def test_what_was_not_given_is_not_drawn(make: Any, status: str) -> None:
    phase = make.phase("transplant", make.moment(10), make.moment(40), status=status)
    assert _names(course_timeline(make.review(lines=(make.line(1, phase),)))) == ["Turning points"]


def test_what_has_no_time_is_named(make: Any) -> None:
    phase = make.phase("AALL1331", Moment(), Moment())
    timeline = course_timeline(
        make.review(lines=(make.line(2, phase),), relapses=(make.relapse(1, Moment(), "marrow"),))
    )
    assert timeline.undated == ("R1 marrow", "AALL1331")


@pytest.mark.parametrize(
    ("sites", "label", "shape"),
    [
        (("marrow",), "R1 marrow", "circle"),
        (("CNS",), "R1 CNS", "diamond"),
        (("extramedullary",), "R1 extramedullary", "square"),
        (("testis",), "R1 testis", "square"),
        (("CNS", "extramedullary"), "R1 CNS + extramedullary", "star"),
        ((), "R1", "cross"),
    ],
)
def test_a_relapse_is_told_by_label_and_shape(
    make: Any, sites: tuple[str, ...], label: str, shape: str
) -> None:
    relapse: Relapse = make.relapse(1, make.moment(150), *sites)
    lane = course_timeline(make.review(relapses=(relapse,))).lanes[0]
    assert lane.is_head
    marks = lane.marks
    assert [(mark.label, mark.shape) for mark in marks[1:]] == [(label, shape)]


def test_a_sampling_is_positive_where_any_method_was(make: Any) -> None:
    when = {"key": "day-35"}
    results = (
        make.mrd(35, "negative", limit=1e-4, method="flow cytometry", **when),
        make.mrd(35, "positive", value=2e-5, **when),
        make.mrd(70, "negative", limit=1e-6),
        make.mrd(90, "negative", limit=1e-6),
        make.mrd(120, "negative", limit=1e-6),
    )
    lane = course_timeline(make.review(mrd=results)).lanes[1]
    assert lane.name == "MRD"
    assert [(mark.at, mark.is_open, mark.label) for mark in lane.marks] == [
        (35, False, "NGS 2×10⁻⁵"),
        (70, True, "NGS < 1×10⁻⁶"),
        (90, True, "NGS < 1×10⁻⁶"),
        (120, True, "NGS < 1×10⁻⁶"),
    ]
    assert lane.marks[0].tip.startswith("MRD negative\nMRD positive\nTime: at diagnosis")


def test_of_many_samplings_those_are_worded_where_the_outcome_changes(make: Any) -> None:
    results = [make.mrd(day, "negative", limit=1e-6) for day in range(0, 100, 10)]
    results[4] = make.mrd(40, "positive", value=2e-5)
    lane = course_timeline(make.review(mrd=tuple(results))).lanes[1]
    assert [mark.at for mark in lane.marks if mark.label] == [0, 40, 50, 90]


def test_ages_count_completed_months(make: Any) -> None:
    review = make.review(
        ages=Ages(born=Interval(-289, -289), drawn=-289), as_of=make.moment(365.25)
    )
    ticks = course_timeline(review, detail="all").ticks
    assert (ticks[0].text, ticks[0].age) == ("0", "9 mo")
    assert (ticks[-1].text, ticks[-1].age) == ("12", "1 y 9 mo")


def _complication(
    kind: str, term: str, onset: Moment, end: Moment, grade: Value | None = None, scale: str = ""
) -> Complication:
    return Complication(
        key=term, kind=kind, term=term, grade=grade, onset=onset, end=end,
        suspected="", action="", outcome="", text=term, scale=scale,
    )  # fmt: skip


def test_admissions_and_transfusions_wait_until_asked_for(make: Any) -> None:
    day, later = make.moment(10), make.moment(20)
    review = make.review(
        complications=(
            _complication("adverse event", "mucositis", day, later, Value(3)),
            _complication("adverse event", "nausea", day, later, Value(2)),
            _complication("transfusion", "platelets", day, day),
            _complication("admission", "fever", day, later),
        )
    )
    board, everything = course_timeline(review), course_timeline(review, detail="all")
    assert _names(board) == ["Turning points", "Toxicity ≥ G3"]
    assert board.left_out == (
        "Not drawn: 1 admission, 1 transfusion and complications below grade 3 (nausea G2)"
    )
    assert [bar.label for bar in board.lanes[1].bars] == ["mucositis G3"]
    assert _names(everything) == ["Turning points", "Toxicity", "Hospital"]
    assert [bar.label for bar in everything.lanes[1].bars] == ["mucositis G3", "nausea G2"]
    assert [mark.shape for mark in everything.lanes[2].marks] == ["tick"]
    assert everything.left_out == ""


def test_a_grade_of_another_system_is_never_drawn_as_one_of_the_ctcae(make: Any) -> None:
    day, later = make.moment(10), make.moment(20)
    crs = _complication("adverse event", "CRS", day, later, Value(3), "ASTCT")
    low = _complication("adverse event", "ICANS", day, later, Value(2), "ASTCT")
    gvhd = _complication("adverse event", "skin GvHD", day, later, Value("III"), "MAGIC")
    board = course_timeline(make.review(complications=(crs, low, gvhd)))
    assert _names(board) == ["Turning points", "Toxicity"]
    assert [bar.label for bar in board.lanes[1].bars] == [
        "CRS ASTCT grade 3; skin GvHD MAGIC grade III"
    ]
    assert board.left_out == ("Not drawn: complications of a lower grade (ICANS ASTCT grade 2)")
    rash = _complication("adverse event", "rash", day, later, Value("II"), "Glucksberg")
    assert course_timeline(make.review(complications=(rash,))).left_out == (
        "Not drawn: complications of a lower grade (rash Glucksberg grade II)"
    )


def test_where_no_grade_of_3_is_stated_those_without_one_stand_there(make: Any) -> None:
    day, later = make.moment(10), make.moment(20)
    bleeding = _complication("adverse event", "bleeding", day, later)
    nausea = _complication("adverse event", "nausea", day, later, Value(1))
    (_, lane) = course_timeline(make.review(complications=(bleeding, nausea))).lanes
    assert (lane.name, lane.is_optional) == ("Toxicity", False)
    assert [bar.label for bar in lane.bars] == ["bleeding"]
    mucositis = _complication("adverse event", "mucositis", day, later, Value(3))
    lanes = course_timeline(make.review(complications=(bleeding, mucositis))).lanes
    assert [(lane.name, lane.is_optional) for lane in lanes[1:]] == [
        ("Toxicity ≥ G3", False), ("Not graded", True),
    ]  # fmt: skip


def test_a_complication_without_an_end_is_open(make: Any) -> None:
    event = _complication("adverse event", "neuropathy", make.moment(10), make.open_moment(10, 40))
    timeline = course_timeline(make.review(complications=(event,)))
    (bar,) = timeline.lanes[1].bars
    assert bar.has_open_end
    assert bar.end == 10
    assert timeline.end == DAYS_PER_MONTH  # and no longer for the place where its end is drawn


def test_what_came_after_the_data_of_the_meeting_is_told_as_such(make: Any) -> None:
    phase = replace(make.phase("FLOT", make.moment(50), make.moment(90)), is_later=True)
    before = make.phase("MAP", make.moment(5), make.moment(30))
    review = make.review(lines=(make.line(1, before), make.line(2, phase)))
    for detail in ("slide", "all"):
        lanes = course_timeline(review, detail=detail).lanes[1:]
        labels = [bar.label for lane in lanes for bar in lane.bars]
        assert labels == ["MAP", "FLOT (after the data)"]


def test_the_legend_tells_only_what_occurs_and_no_name_says(make: Any) -> None:
    given = make.phase("AALL15P1", make.moment(0), make.moment(90))
    timeline = course_timeline(make.review(lines=(make.line(1, given),)))
    assert timeline.legend == ()
    unsure = make.phase("AALL15P1", make.moment(0, 40, 20), make.moment(90))
    timeline = course_timeline(make.review(lines=(make.line(1, unsure),)))
    assert [entry.text for entry in timeline.legend] == ["not known to the day"]


@pytest.mark.parametrize(
    ("kind", "name", "role"),
    [
        ("immunotherapy", "blinatumomab", "immunotherapy"),
        ("immunotherapy", "inotuzumab ozogamicin", "antibody"),
        ("intrathecal chemotherapy", "triple intrathecal", "intrathecal"),
        ("cellular therapy", "CAR-T cells", "cells"),
        ("transplant", "haploidentical stem cell transplant", "transplant"),
        ("study protocol", "AALL15P1", "other"),
        ("surgery", "radical orchiectomy", "surgery"),
        ("targeted therapy", "imatinib", "targeted"),
    ],
)
def test_a_phase_has_the_role_its_kind_or_name_tells(
    make: Any, kind: str, name: str, role: str
) -> None:
    assert bar_role(make.phase(name, Moment(), Moment(), kind=kind)) == role


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_what_an_element_is_heads_its_hover_text(read: Any, name: str) -> None:
    lanes = course_timeline(read(name), detail="all").lanes
    elements = [one for lane in lanes for one in (*lane.bars, *lane.marks)]
    assert elements
    for one in elements:
        assert one.what
        assert f"{one.tip}\n".startswith(f"{one.what}\n")


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_every_element_leads_to_its_fact(read: Any, name: str) -> None:
    timeline = course_timeline(read(name), detail="all")
    for lane in timeline.lanes:
        for element in (*lane.bars, *lane.marks):
            assert element.key
            assert element.place
            assert element.tip
    assert 0 < len(timeline.summary) <= 250


def test_a_slip_of_the_hand_in_a_year_presses_nothing_flat(make: Any) -> None:
    days = {"fever": 99_999 * 365.0, "rash": -1800 * 365.0, "nausea": 30.0}
    moments = {term: make.moment(day) for term, day in days.items()}
    events = tuple(_complication("adverse event", term, at, at) for term, at in moments.items())
    timeline = course_timeline(make.review(complications=events))
    assert timeline.too_far == ("fever", "rash")
    assert (timeline.start, timeline.end) == (0.0, DAYS_PER_MONTH)
    assert [mark.label for lane in timeline.lanes for mark in lane.marks] == ["Diagnosis", "nausea"]
    shown = [text.text for text in lay_out(timeline, 900, 400).texts]
    assert "Too far off to be drawn: fever; rash" in shown


def test_a_meeting_in_99_999_years_does_not_stretch_the_axis(make: Any) -> None:
    timeline = course_timeline(make.review(as_of=make.moment(99_999 * 365.0)))
    assert timeline.end == DAYS_PER_MONTH
    assert len(timeline.ticks) <= 10
