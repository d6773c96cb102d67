"""Drugs that were given as they can't be."""

from typing import Any

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Measurement, Patient
from boardapp.case.therapy import Agent, Cells, Cycle, Dose, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by

RULES = ("intrathecal drugs", "single doses and labels", "age and label")


def _given(name: str, dose: float | str, unit: str, route: str = "IV", **more: Any) -> list[str]:
    agent = Agent(name=name, dose=Value(dose), unit=unit, route=route, **more)
    therapy = Therapy(name="block", start=When.parse("dx + 3 d"), agents=(agent,))
    return [f.severity for f in found_by(*RULES, therapies=(therapy,))]


@pytest.mark.parametrize(
    ("name", "dose", "unit", "route", "found"),
    [
        ("vincristine", 1.5, "mg/m2", "IT", ["error"]),
        ("Vinblastine", "not reported", "", "intrathecal", ["error"]),
        ("vincristine", 4, "mg", "IV", ["warning"]),
        ("vincristine", 2, "mg", "IV", []),
        ("vincristine", 2.1, "mg", "IV", ["warning"]),
        ("vincristine", 1.5, "mg/m2", "IV", []),
        ("vincristine", 15, "mg/m2", "IV", ["warning"]),
        ("vincristine liposomal", 2.25, "mg/m2", "IV", []),
        ("methotrexate", 5000, "mg/m2", "IT", ["error"]),
        ("methotrexate", 5, "g", "i.t.", ["error"]),
        ("methotrexate", 12, "mg", "IT", []),
        ("methotrexate", 5000, "mg/m2", "IV", []),
        ("methotrexate", 5000, "g/m2", "IV", ["warning"]),
        ("methotrexate", 30, "g/m2", "IV", []),
        ("methotrexate", 30.1, "g/m2", "IV", ["warning"]),
        ("blinatumomab", 15, "ug/m2/d", "IV", []),
        ("blinatumomab", 15, "mg/m2/d", "IV", ["warning"]),
        ("blinatumomab", 30, "ug/m2/d", "IV", []),
        ("blinatumomab", 30.1, "ug/m2/d", "IV", ["warning"]),
        ("cytarabine", 99, "mg/m2", "IT", []),
        ("cytarabine", 100, "mg/m2", "IT", ["error"]),
        ("daunorubicin", 25, "mg/m2", "IV", []),
        ("daunorubicin", 90, "mg/m2", "IV", []),
        ("daunorubicin", 250, "mg/m2", "IV", ["warning"]),
        ("inotuzumab ozogamicin", 0.8, "mg/m2", "IV", []),
        ("inotuzumab ozogamicin", 1.8, "mg/m2", "IV", []),
        ("inotuzumab ozogamicin", 18, "mg/m2", "IV", ["warning"]),
        ("tocilizumab", 80, "mg/kg", "IV", ["warning"]),
        ("tocilizumab", 800, "mg", "IV", []),
        ("tocilizumab", 801, "mg", "IV", ["warning"]),
        ("doxorubicin", "750", "mg/m2", "IV", ["warning"]),
        ("prednisone", 60, "mg/m2", "PO", []),
        ("bortezomib", 1.3, "mg/m2", "SC", []),
        ("bortezomib", 2.6, "mg/m2", "SC", []),
        ("bortezomib", 13, "mg/m2", "SC", ["warning"]),
        ("temozolomide", 200, "mg/m2", "PO", []),
        ("temozolomide", 2000, "mg/m2", "PO", ["warning"]),
        ("cisplatin", 120, "mg/m2", "IV", []),
        ("cisplatin", 200, "mg/m2", "IV", []),
        ("cisplatin", 800, "mg/m2", "IV", ["warning"]),
        ("melphalan", 200, "mg/m2", "IV", []),
        ("fludarabine", 50, "mg/m2", "IV", []),
        ("fludarabine", 250, "mg/m2", "IV", ["warning"]),
        ("imatinib", 800, "mg/d", "PO", []),
        ("octreotide LAR", 30, "mg", "IM", []),
        ("octreotide", 100, "ug", "SC", []),
        ("octreotide LAR", 300, "mg", "IM", ["warning"]),
        ("177Lu-DOTATATE", 7.4, "GBq", "IV", []),
        ("177Lu-DOTATATE", 74, "GBq", "IV", ["warning"]),
        ("imatinib", 4, "g/d", "PO", ["warning"]),
        ("ipilimumab", 10, "mg/kg", "IV", []),
        ("ipilimumab", 30, "mg/kg", "IV", ["warning"]),
        ("nab-paclitaxel", 260, "mg/m2", "IV", []),
        ("trastuzumab deruxtecan", 5.4, "mg/kg", "IV", []),
        ("trastuzumab deruxtecan", 54, "mg/kg", "IV", ["warning"]),
        ("daunorubicin", 250, "unknown unit", "IV", []),
        ("daunorubicin", "<250", "mg/m2", "IV", []),
    ],
)
def test_doses_and_routes(
    name: str, dose: float | str, unit: str, route: str, found: list[str]
) -> None:
    assert _given(name, dose, unit, route) == found


@pytest.mark.parametrize(
    ("weight", "dose", "found"), [(14, 12, []), (40, 12, ["note"]), (40, 8, []), (29.9, 12, [])]
)
def test_tocilizumab_by_weight(weight: float, dose: float, found: list[str]) -> None:
    measured = Measurement(
        name="weight", value=Value(weight), unit="kg", when=When.parse("dx + 2 d")
    )
    agent = Agent(name="tocilizumab", dose=Value(dose), unit="mg/kg", route="IV")
    therapy = Therapy(name="CRS", start=When.parse("dx + 3 d"), agents=(agent,))
    told = found_by(*RULES, therapies=(therapy,), measurements=(measured,))
    assert [f.severity for f in told] == found


def test_a_dose_of_a_cycle_has_the_route_of_its_drug() -> None:
    cycle = Cycle(
        number=1,
        start=When.parse("dx + 3 d"),
        doses=(Dose(day=1, agent="vincristine", dose=Value(1.5), unit="mg/m2"),),
    )
    therapy = Therapy(
        name="block",
        start=When.parse("dx + 3 d"),
        agents=(Agent(name="vincristine", route="intrathecal"),),
        courses=(cycle,),
    )
    found = found_by(*RULES, therapies=(therapy,))
    assert [f.place for f in found] == [
        "therapies[0].agents[0].dose",
        "therapies[0].courses[0].doses[0].dose",
    ]


def test_a_drug_without_a_route_has_that_of_an_intrathecal_therapy() -> None:
    therapy = Therapy(
        name="CNS", kind="intrathecal chemotherapy", agents=(Agent(name="vincristine"),)
    )
    assert [f.severity for f in found_by(*RULES, therapies=(therapy,))] == ["error"]


@pytest.mark.parametrize(("age", "count"), [("age 25 y", 0), ("age 26 y", 1), ("age 27 y", 1)])
def test_tisagenlecleucel_and_the_age_of_its_label(age: str, count: int) -> None:
    therapy = Therapy(name="CAR-T", start=When.parse("dx"), cells=Cells(product="tisagenlecleucel"))
    diagnosis = Diagnosis(when=When.parse(age), disease=Coded(text="B-ALL"))
    found = found_by(*RULES, diagnosis=diagnosis, therapies=(therapy,), patient=Patient(sex="male"))
    assert len(found) == count
