"""From a case to its review: everything in its place, traceable, and never a crash."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Case, Remark
from boardapp.case.therapy import Agent, Cycle, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.base import Shown
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

from .building import a_case, result


def test_the_head_of_the_review_is_as_stated(letter: Review, minimal: Review) -> None:
    assert (letter.label, letter.privacy, letter.is_synthetic) == ("Patient 1", "published", False)
    assert (minimal.label, minimal.privacy, minimal.is_synthetic) == ("Patient", "synthetic", True)


def test_birth_is_placed_where_an_age_is_stated(letter: Review, minimal: Review) -> None:
    assert (letter.ages and letter.ages.drawn) == pytest.approx(-9.5 * 30.436875, abs=0.01)
    assert minimal.ages is None


def test_remarks_are_told_with_their_kind() -> None:
    case = a_case(remarks=(Remark(text="rare", kind="background"), Remark(text="well")))

    remarks = review_case(case).remarks

    assert [(row.label, row.value, row.place) for row in remarks] == [
        ("background", "rare", "remarks[0]"),
        ("Remark", "well", "remarks[1]"),
    ]


def test_the_clock_lists_both_edges_of_what_lasts_in_order_of_time() -> None:
    case = a_case(
        therapies=(Therapy(id="later", name="later", start=When.parse("dx + 9 d")),),
        assessments=(Assessment(id="sooner", when=When.parse("dx + 2 d")),),
    )

    assert [(e.key, e.edge) for e in review_case(case).clock] == [
        ("dx", "start"),
        ("sooner", "start"),
        ("later", "start"),
        ("later", "end"),
    ]


def _all_shown(value: Any) -> list[Shown]:
    """Every struct of a review that is shown, however deep."""
    found = [value] if isinstance(value, Shown) else []
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            found += _all_shown(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            found += _all_shown(item)
    return found


def _place_exists(case: Case, place: str) -> bool:
    node: Any = case
    for part in place.replace("[", ".[").split("."):
        if part.startswith("["):
            if int(part[1:-1]) >= len(node):
                return False
            node = node[int(part[1:-1])]
        elif not hasattr(node, part):
            return False
        else:
            node = getattr(node, part)
    return True


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_every_place_leads_to_a_fact_of_the_case(name: str, request: pytest.FixtureRequest) -> None:
    from boardapp.casefile.files import read_case
    from boardapp.resources import example_case

    case = read_case(example_case(name))
    places = {view.place for view in _all_shown(request.getfixturevalue(name)) if view.place}

    assert [place for place in sorted(places) if not _place_exists(case, place)] == []
    assert len(places) > 10


def test_every_figure_of_the_letter_names_its_paragraph(letter: Review) -> None:
    shown = (*letter.lines, *letter.relapses, *letter.remissions, *letter.mrd, *letter.labs)
    shown += (*letter.status.rows, *letter.diagnosis, *letter.complications, *letter.goals)

    assert [view.place for view in shown if not view.source.startswith("letter")] == []


# Whatever a case says, its review can be read

_TIMES = [
    "not reported", "dx", "2020-02-07", "2020-03", "2019", "age 9 mo", "dx + 5 mo", "~ dx + 1 y",
    "after t0", "before t1", "during t1", "t0.end + 14 mo", "a0 - 3 d", "dx + 12..18 mo",
    "nothing + 3 d", "after a1, before t0", "dx - 2 y",
]  # fmt: skip
_VALUES = [0, -1, 45, 1e-6, 1e300, "40..50", "<0.01", ">2000", "~12", "normal", "1+", "not done"]
_when = st.sampled_from(_TIMES).map(When.parse)
_value = st.sampled_from(_VALUES).map(Value)
_maybe = st.none() | _value


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    therapies = tuple(
        Therapy(
            id=draw(st.sampled_from([f"t{n}", ""])),
            name=draw(st.sampled_from(["blinatumomab", "", "ß"])),
            line=draw(st.none() | st.integers(0, 3)),
            status=draw(st.sampled_from(["given", "ongoing", "planned", "not given"])),
            start=draw(_when),
            end=draw(_when),
            cycles=draw(_maybe),
            agents=(Agent(name="x", dose=draw(_maybe), unit="mg/m2"),),
            courses=(Cycle(number=1, start=draw(_when)),),
            radiation=(Radiation(site="cranium", dose=draw(_maybe), unit="Gy"),),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    assessments = tuple(
        Assessment(
            id=draw(st.sampled_from([f"a{n}", ""])),
            when=draw(_when),
            finding=draw(st.sampled_from(["relapse", "remission", "follow-up", "evaluation"])),
            number=draw(st.none() | st.integers(1, 3)),
            response=draw(st.sampled_from(["", "CR", "no response"])),
            marrow=Marrow(
                blasts=draw(_maybe),
                mrd=(
                    Mrd(
                        result=draw(st.sampled_from(["negative", "positive", "not done"])),
                        value=draw(_maybe),
                        limit=draw(_maybe),
                        unit=draw(st.sampled_from(["1", "%", "10*-6", "copies"])),
                    ),
                ),
            ),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    labs = tuple(
        result(draw(_value).stated, str(draw(_when)), low=draw(st.sampled_from([None, 0, 50])))
        for _ in range(draw(st.integers(0, 4)))
    )
    diagnosed = draw(st.sampled_from(["not reported", "2020-02-07", "age 9 mo", "after a0"]))
    return a_case(diagnosed=diagnosed, therapies=therapies, assessments=assessments, labs=labs)


@settings(max_examples=30)
@given(_cases())
def test_any_case_has_a_review_that_can_be_told(case: Case) -> None:
    from boardapp.cli.plain_text import review_text

    review = review_case(case)

    assert review_text(review)
    assert msgspec.json.encode(review, enc_hook=str)
    assert sum(len(series.points) for series in review.labs) == len(case.labs)
    assert len(review.relapses) == sum(a.finding == "relapse" for a in case.assessments)
    assert len(review.clock) == 1 + 2 * len(case.therapies) + len(case.assessments)
    for entry in review.clock:
        low, high = entry.when.earliest, entry.when.latest
        assert low is None or high is None or low <= high
