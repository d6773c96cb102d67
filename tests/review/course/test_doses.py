"""Every dose that is stated, at its own place."""

from boardapp.case.therapy import (
    Agent,
    CellDose,
    Cells,
    Cycle,
    Dose,
    Radiation,
    Therapy,
    Transplant,
)
from boardapp.case.value import Value
from boardapp.review.course.doses import dose_entries
from boardapp.words.values import value_text

THERAPY = Therapy(
    name="everything",
    line=2,
    source="chart",
    agents=(
        Agent(
            name="drug A",
            dose=Value("1.5"),
            unit="mg/m2",
            route="IV",
            share=Value("75"),
            source="p. 2",
        ),
        Agent(name="drug B"),
    ),
    radiation=(
        Radiation(site="cranium", dose=Value("1200"), unit="Gy", fractions=Value("8")),
        Radiation(site="spine", fractions=Value("not reported"), technique="protons"),
    ),
    cells=Cells(product="CAR-T", dose=Value("2000000"), unit="/kg", lymphodepletion="FLU/CY"),
    transplant=Transplant(
        cell_doses=(
            CellDose(cells="CD34+", dose=Value("5.2"), unit="10*6/kg"),
            CellDose(cells="CD3+"),
        )
    ),
    courses=(
        Cycle(
            number=3,
            start="day",  # type: ignore[arg-type]  its time is of no interest here
            dose=Value("1.8"),
            unit="mg/m2",
            doses=(Dose(day=8, agent="drug A", dose=Value("0.5"), unit="mg/m2"),),
        ),
    ),
)


def test_each_dose_stands_at_its_own_place_as_it_is_stated() -> None:
    told = [
        (entry.place, entry.what, value_text(entry.dose, entry.unit), entry.how)
        for entry in dose_entries((Therapy(name="before"), THERAPY))
    ]
    assert told == [
        ("therapies[1].agents[0]", "drug A", "1.5 mg/m²", ("IV",)),
        ("therapies[1].agents[1]", "drug B", "not reported", ()),
        ("therapies[1].radiation[0]", "cranium", "1200 Gy", ("in 8 fractions",)),
        ("therapies[1].radiation[1]", "spine", "not reported", ("protons",)),
        ("therapies[1].cells", "CAR-T", "2000000/kg", ("after FLU/CY",)),
        ("therapies[1].transplant.cell_doses[0]", "CD34+", "5.2 ×10⁶/kg", ("in the graft",)),
        ("therapies[1].transplant.cell_doses[1]", "CD3+", "not reported", ("in the graft",)),
        ("therapies[1].courses[0]", "cycle 3", "1.8 mg/m²", ()),
        ("therapies[1].courses[0].doses[0]", "drug A", "0.5 mg/m²", ("cycle 3, day 8",)),
    ]


def test_a_dose_has_the_source_of_its_own_or_that_of_its_therapy() -> None:
    assert [entry.source for entry in dose_entries((THERAPY,))][:3] == ["p. 2", "chart", "chart"]


def test_a_share_of_the_standard_dose_and_a_day_stay_numbers() -> None:
    entries = dose_entries((THERAPY,))
    assert [entry.share.text for entry in entries if entry.share] == ["75"]
    assert [(e.cycle, e.on_day) for e in entries if e.kind in ("cycle", "day")] == [
        (3, None),
        (3, 8),
    ]
