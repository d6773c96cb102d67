"""Doses of a cycle that cannot all be as stated, and those that can."""

from typing import Any

import pytest

from boardapp.case.therapy import Cycle, Dose, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by

TOTALS, DAYS = "doses and total of a cycle", "days of doses"


def _dose(day: int, amount: float | str = 0.5, **fields: Any) -> Dose:
    return Dose(day=day, dose=Value(amount), unit="mg/m2", **fields)


def _cycle(*doses: Dose, **fields: Any) -> Therapy:
    given = {"number": 1, "start": When.parse("2020-06-01"), "end": When.parse("2020-06-21")}
    return Therapy(name="inotuzumab ozogamicin", courses=(Cycle(doses=doses, **given | fields),))


def test_doses_that_do_not_make_the_total_are_asked_about() -> None:
    therapy = _cycle(_dose(1, 0.8), _dose(8), dose=Value(1.8), unit="mg/m2")
    (found,) = found_by(TOTALS, therapies=(therapy,))
    assert found.sentence == (
        "The doses of cycle 1 add up to 1.3 mg/m², its total is stated as 1.8 mg/m²."
    )
    assert (found.place, found.also_at) == (
        "therapies[0].courses[0].dose",
        ("therapies[0].courses[0].doses",),
    )


@pytest.mark.parametrize(
    ("doses", "fields"),
    [
        ((_dose(1, 0.8), _dose(8), _dose(15)), {"dose": Value(1.8), "unit": "mg/m2"}),
        ((_dose(1, 0.333), _dose(8, 0.333), _dose(15, 0.333)), {"dose": Value(1), "unit": "mg/m2"}),
        ((_dose(1, 0.8), _dose(8)), {}),
        ((), {"dose": Value(1.8), "unit": "mg/m2"}),
        ((_dose(1, 0.8), _dose(8, "not reported")), {"dose": Value(1.8), "unit": "mg/m2"}),
        ((_dose(1, 0.8),), {"dose": Value(12), "unit": "mg"}),
        (
            (_dose(1, 0.8, agent="inotuzumab ozogamicin"), _dose(2, 10, agent="vincristine")),
            {"dose": Value(0.8), "unit": "mg/m2", "agent": "inotuzumab ozogamicin"},
        ),
    ],
    ids=["equal", "rounded", "no total", "no doses", "one not known", "other unit", "other drug"],
)  # fmt: skip
def test_what_adds_up_or_cannot_be_added_is_let_be(
    doses: tuple[Dose, ...], fields: dict[str, Any]
) -> None:
    assert found_by(TOTALS, therapies=(_cycle(*doses, **fields),)) == []


def test_a_dose_after_the_last_day_of_its_cycle_is_asked_about() -> None:
    assert found_by(DAYS, therapies=(_cycle(_dose(1), _dose(21)),)) == []
    (found,) = found_by(DAYS, therapies=(_cycle(_dose(1), _dose(22)),))
    assert found.sentence == (
        "A dose of cycle 1 stands on day 22, but the next cycle, or its end, comes after day 21."
    )
    assert found.place == "therapies[0].courses[0].doses[1].day"


def test_a_dose_before_its_cycle_is_asked_about_save_before_a_transplant() -> None:
    therapy = _cycle(_dose(0))
    (found,) = found_by(DAYS, therapies=(therapy,))
    assert found.sentence == (
        "A dose of cycle 1 stands on day 0, which is before the cycle starts."
    )
    graft = Therapy(name="HSCT", courses=therapy.courses, transplant=Transplant(kind="allogeneic"))
    assert found_by(DAYS, therapies=(graft,)) == []


def test_a_cycle_without_a_known_end_has_no_last_day() -> None:
    assert found_by(DAYS, therapies=(_cycle(_dose(60), end=When.NOT_REPORTED),)) == []
