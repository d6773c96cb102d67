"""Records that can't both be as they stand."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.therapy import Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by


def _therapy(key: str, start: str = "not reported", **more: Any) -> Therapy:
    return Therapy(id=key, name=key, start=When.parse(start), **more)


def _look(when: str = "2020-06-01", **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), **more)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("blina", ""),
        ("blinna", 'names "blinna", which is no therapy of the case; blina?'),
        ("hsct", "judges hsct, which is stated as planned"),
        ("later", "judges later, which began only after it"),
        ("same-day", ""),
        ("undated", ""),
    ],
)
def test_a_look_judges_a_therapy_that_was_given_before_it(after: str, told: str) -> None:
    therapies = (
        _therapy("blina", "2020-04-01"),
        _therapy("hsct", "2020-05-01", status="planned"),
        _therapy("later", "2020-06-02"),
        _therapy("same-day", "2020-06-01"),
        _therapy("undated"),
    )
    look = _look(finding="partial response", after=after)
    found = found_by("look and its therapy", therapies=therapies, assessments=(look,))
    assert [f.sentence for f in found] == ([f"Partial response {told}."] if told else [])


@pytest.mark.parametrize(
    ("sites", "is_isolated", "is_told"),
    [
        (("marrow", "CNS"), True, True),
        (("marrow", "CNS"), False, False),
        (("CNS",), True, False),
        (("CNS", "testis"), True, True),
        (("skin", "lymph node"), True, False),
    ],
)
def test_isolated_is_one_site(sites: tuple[str, ...], is_isolated: bool, is_told: bool) -> None:
    look = _look(finding="relapse", sites=sites, isolated=is_isolated)
    assert bool(found_by("isolated and several sites", assessments=(look,))) is is_told


@pytest.mark.parametrize(
    ("blasts", "mrd", "response", "is_told"),
    [
        (4.9, None, "", True),
        (5, None, "", False),
        ("<5", None, "", True),
        ("not reported", None, "", False),
        (2, 0.0099, "", True),
        (2, 0.01, "", False),
        (2, 0.001, "molecular relapse", False),
    ],
)
def test_a_relapse_of_the_marrow_has_blasts_or_mrd(
    blasts: float | str, mrd: float | None, response: str, is_told: bool
) -> None:
    found = () if mrd is None else (Mrd(result="positive", value=Value(mrd)),)
    look = _look(
        finding="relapse",
        sites=("bone marrow",),
        response=response,
        marrow=Marrow(blasts=Value(blasts), mrd=found),
    )
    assert bool(found_by("blasts of a marrow relapse", assessments=(look,))) is is_told


@pytest.mark.parametrize(
    ("status", "finding", "is_told"),
    [
        ("planned", "death", True),
        ("ongoing", "death", True),
        ("given", "death", False),
        ("not given", "death", False),
        ("planned", "relapse", False),
    ],
)
def test_nothing_goes_on_or_is_planned_after_a_death(
    status: Any, finding: Any, is_told: bool
) -> None:
    found = found_by(
        "plans after a death",
        therapies=(_therapy("hsct", status=status),),
        assessments=(_look(finding=finding),),
    )
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((1, 2, 3), None),
        ((1, 1, None), None),
        ((1, 4), "Lines 2 and 3 have no therapy, and line 4 has."),
        ((1, 3), "Line 2 has no therapy, and line 3 has."),
        ((2, 4), None),
        ((), None),
    ],
)
def test_lines_are_numbered_without_a_gap(lines: tuple[int | None, ...], told: str | None) -> None:
    therapies = tuple(_therapy(f"t{n}", line=line) for n, line in enumerate(lines))
    found = found_by("numbers of lines", therapies=therapies)
    assert [f.sentence for f in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("status", "end", "is_told"),
    [
        ("ongoing", "2020-05-01", True),
        ("ongoing", "2020-07-01", False),
        ("ongoing", "not reported", False),
        ("given", "2020-05-01", False),
    ],
)
def test_what_goes_on_has_not_ended(status: Any, end: str, is_told: bool) -> None:
    found = found_by(
        "end of what goes on",
        therapies=(_therapy("TKI", "2020-04-01", status=status, end=When.parse(end)),),
        meeting=_meeting("2020-06-01"),
    )
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("status", "start", "is_told"),
    [
        ("planned", "2020-05-01", True),
        ("planned", "2020-06-01", False),
        ("planned", "2020-07", False),
        ("planned", "not reported", False),
        ("not given", "2020-05-01", False),
    ],
)
def test_a_plan_lies_ahead_of_the_data(status: Any, start: str, is_told: bool) -> None:
    found = found_by(
        "plans whose time is past",
        therapies=(_therapy("HSCT", start, status=status),),
        meeting=_meeting("2020-06-01"),
    )
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("date", "is_told"), [("2020-05-31", True), ("2020-06-01", False), ("2020-06", False)]
)
def test_a_meeting_is_not_before_its_data(date: str, is_told: bool) -> None:
    assert (
        bool(found_by("meeting before its data", meeting=_meeting("2020-06-01", date))) is is_told
    )


@pytest.mark.parametrize(
    ("kind", "donor", "is_told"),
    [
        ("autologous", "brother", True),
        ("autologous", "not reported", False),
        ("autologous", "", False),
        ("allogeneic", "brother", False),
        ("auto-HSCT", "unrelated", True),
    ],
)
def test_an_autologous_graft_has_no_other_donor(kind: str, donor: str, is_told: bool) -> None:
    therapy = _therapy("HSCT", transplant=Transplant(kind=kind, donor=donor))
    assert bool(found_by("donor of an autologous graft", therapies=(therapy,))) is is_told


def _meeting(as_of: str, date: str = "not reported") -> Meeting:
    return Meeting(
        as_of=When.parse(as_of), date=When.parse(date), question=Statement(text="Which treatment?")
    )
