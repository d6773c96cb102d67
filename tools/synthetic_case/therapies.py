"""The made-up treatment: seven phases in six lines, with drugs, doses and dated cycles."""

from boardapp.case.therapy import Agent, Cells, Cycle, Dose, Schedule, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When

_SOURCE = "chart treatment plan"


def therapies() -> tuple[Therapy, ...]:
    """All phases in the order of time; supportive care last."""
    return (*_frontline(), *_first_relapse(), *_second_relapse(), *_supportive())


def _agent(name: str, dose: float, unit: str, schedule: str, route: str = "IV") -> Agent:
    return Agent(
        name=name,
        dose=Value(dose),
        unit=unit,
        route=route,
        schedule=schedule,
        source=_SOURCE,
    )


def _doses(agent: str, dose: float, unit: str, *days: int) -> tuple[Dose, ...]:
    """One dose on each of these days of a cycle."""
    return tuple(Dose(day=day, agent=agent, dose=Value(dose), unit=unit) for day in days)


def _courses(
    *days: str,
    agent: str = "",
    totals: tuple[float, ...] = (),
    given: dict[int, tuple[Dose, ...]] | None = None,
) -> tuple[Cycle, ...]:
    """Cycles from "start/end" texts; `totals` in mg/m², one a cycle; doses by cycle."""
    return tuple(
        Cycle(
            number=number,
            start=When.parse(day.split("/")[0]),
            end=When.parse(day.split("/")[1]),
            agent=agent,
            dose=Value(totals[number - 1]) if totals else None,
            unit="mg/m2" if totals else "",
            doses=tuple(sorted((given or {}).get(number, ()), key=lambda dose: dose.day)),
            source=_SOURCE,
        )
        for number, day in enumerate(days, 1)
    )


def _frontline() -> tuple[Therapy, ...]:
    return (
        Therapy(
            id="induction",
            name="induction",
            kind="chemotherapy",
            line=1,
            protocol="infant ALL plan (made up)",
            intent="curative",
            response_sought="remission",
            start=When.parse("2021-02-10"),
            end=When.parse("2021-03-14"),
            agents=(
                _agent("dexamethasone", 6, "mg/m2", "daily, days 1-28, after a prephase", "PO"),
                _agent("vincristine", 1.5, "mg/m2", "days 8, 15, 22, 29"),
                _agent("daunorubicin", 30, "mg/m2", "days 8, 9"),
                _agent("cytarabine", 75, "mg/m2", "daily, days 8-21"),
                _agent("pegaspargase", 2500, "[IU]/m2", "day 12"),
                _agent("methotrexate", 6, "mg", "days 1, 29", "IT"),
                _agent("cytarabine", 15, "mg", "days 1, 15", "IT"),
            ),
            cycles=Value(1),
            courses=_courses(
                "2021-02-10/2021-03-14",
                given={
                    1: (
                        *_doses("vincristine", 1.5, "mg/m2", 8, 15, 22, 29),
                        *_doses("daunorubicin", 30, "mg/m2", 8, 9),
                        *_doses("pegaspargase", 2500, "[IU]/m2", 12),
                    )
                },
            ),
            best_response="complete remission (M1 marrow)",
            best_mrd="3.4×10⁻³ (flow, marrow)",
            reason_stopped="completed",
            source=_SOURCE,
        ),
        Therapy(
            id="consolidation",
            name="consolidation and reintensification",
            kind="chemotherapy",
            line=1,
            protocol="infant ALL plan (made up)",
            intent="curative",
            response_sought="MRD negativity, then transplant in first remission",
            start=When.parse("2021-03-22"),
            end=When.parse("2021-08-22"),
            agents=(
                _agent("cyclophosphamide", 1000, "mg/m2", "cycle 1, days 1, 29"),
                _agent("cytarabine", 75, "mg/m2", "cycle 1, 4 days a week for 4 weeks"),
                _agent("mercaptopurine", 60, "mg/m2", "cycle 1, daily, days 1-28", "PO"),
                _agent("methotrexate", 5000, "mg/m2", "cycle 2, days 1, 8, over 24 h"),
                _agent("cytarabine", 3000, "mg/m2", "cycle 2, every 12 h, days 15, 16, 22, 23"),
                _agent("thioguanine", 60, "mg/m2", "cycle 3, daily, days 1-28", "PO"),
                _agent("daunorubicin", 30, "mg/m2", "cycle 3, days 1, 8, 15"),
                _agent("vincristine", 1.5, "mg/m2", "cycle 3, days 1, 8, 15, 22"),
            ),
            cycles=Value(3),
            schedules=(
                Schedule(text="protocol IB", cycles="1", source=_SOURCE),
                Schedule(text="high-dose methotrexate and cytarabine", cycles="2", source=_SOURCE),
                Schedule(text="reintensification", cycles="3", source=_SOURCE),
            ),
            courses=_courses(
                "2021-03-22/2021-04-25",
                "2021-05-03/2021-07-04",
                "2021-07-12/2021-08-22",
                given={
                    1: _doses("cyclophosphamide", 1000, "mg/m2", 1, 29),
                    2: (
                        *_doses("methotrexate", 5000, "mg/m2", 1, 8),
                        *_doses("cytarabine", 3000, "mg/m2", 16, 17, 23, 24),
                    ),
                    3: (
                        *_doses("daunorubicin", 30, "mg/m2", 1, 8, 15),
                        *_doses("vincristine", 1.5, "mg/m2", 1, 8, 15, 22),
                    ),
                },
            ),
            best_response="complete remission",
            best_mrd="2.4×10⁻⁵ (NGS, marrow)",
            reason_stopped="relapse 1 while a donor was sought",
            source=_SOURCE,
        ),
    )


def _first_relapse() -> tuple[Therapy, ...]:
    return (
        Therapy(
            id="blina",
            name="blinatumomab",
            kind="immunotherapy",
            line=2,
            intent="curative",
            response_sought="MRD negativity",
            start=When.parse("2021-09-27"),
            end=When.parse("2021-12-06"),
            target="CD19",
            agents=(
                _agent("dexamethasone", 5, "mg/m2", "once, before cycle 1"),
                _agent("blinatumomab", 5, "ug/m2/d", "continuous, cycle 1, days 1-7"),
                _agent("blinatumomab", 15, "ug/m2/d", "continuous, from day 8 of cycle 1"),
            ),
            cycles=Value(2),
            courses=_courses("2021-09-27/2021-10-25", "2021-11-08/2021-12-06"),
            best_response="M1 marrow, MRD positive",
            best_mrd="4×10⁻³ (flow, marrow)",
            reason_stopped="MRD persisted, CD19 dim",
            source=_SOURCE,
        ),
        Therapy(
            id="ino",
            name="inotuzumab ozogamicin",
            kind="immunotherapy",
            line=3,
            intent="bridge",
            response_sought="MRD below the limit before CAR-T cells",
            start=When.parse("2021-12-13"),
            end=When.parse("2022-01-31"),
            target="CD22",
            agents=(
                _agent("inotuzumab ozogamicin", 0.8, "mg/m2", "cycle 1, day 1"),
                _agent(
                    "inotuzumab ozogamicin",
                    0.5,
                    "mg/m2",
                    "cycle 1, days 8, 15; cycle 2, days 1, 8, 15",
                ),
            ),
            cycles=Value(2),
            courses=_courses(
                "2021-12-13/2022-01-06",
                "2022-01-10/2022-01-31",
                agent="inotuzumab ozogamicin",
                totals=(1.8, 1.5),
                given={
                    1: (
                        *_doses("inotuzumab ozogamicin", 0.8, "mg/m2", 1),
                        *_doses("inotuzumab ozogamicin", 0.5, "mg/m2", 8, 15),
                    ),
                    2: _doses("inotuzumab ozogamicin", 0.5, "mg/m2", 1, 8, 15),
                },
            ),
            best_response="complete remission",
            best_mrd="negative (< 1×10⁻⁶, NGS, marrow)",
            reason_stopped="completed, two cycles planned",
            source=_SOURCE,
        ),
        Therapy(
            id="car-t",
            name="CAR-T cells",
            kind="cellular therapy",
            line=4,
            intent="curative",
            response_sought="lasting MRD negativity",
            start=When.parse("2022-02-14"),
            end=When.parse("2022-02-21"),
            target="CD19",
            agents=(
                _agent("fludarabine", 30, "mg/m2", "daily, 4 days from 2022-02-14"),
                _agent("cyclophosphamide", 500, "mg/m2", "daily, 2 days from 2022-02-14"),
                _agent("tocilizumab", 12, "mg/kg", "once, 2022-02-26, for cytokine release"),
            ),
            cells=Cells(
                product="autologous CAR-T (made up)",
                target="CD19",
                dose=Value(2_000_000),
                unit="/kg",
                lymphodepletion="fludarabine and cyclophosphamide",
            ),
            best_response="complete remission",
            best_mrd="negative (< 1×10⁻⁶, NGS, marrow)",
            outcome="infused 2022-02-21; B cells absent until 2022-08",
            source=_SOURCE,
        ),
    )


def _second_relapse() -> tuple[Therapy, ...]:
    return (
        Therapy(
            id="reinduction",
            name="CNS-directed reinduction",
            kind="chemotherapy",
            line=5,
            protocol="relapse plan (made up)",
            intent="curative",
            response_sought="clear CSF and MRD negative marrow before a transplant",
            start=When.parse("2022-09-05"),
            end=When.parse("2022-11-20"),
            agents=(
                _agent("dexamethasone", 10, "mg/m2", "daily, days 1-14 of cycle 1", "PO"),
                _agent("vincristine", 1.5, "mg/m2", "days 1, 8, 15, 22 of cycle 1"),
                _agent("pegaspargase", 2500, "[IU]/m2", "days 3, 15 of cycle 1"),
                _agent("methotrexate", 5000, "mg/m2", "day 1 of cycle 2, over 24 h"),
                _agent("cytarabine", 3000, "mg/m2", "every 12 h, days 1-2 of cycle 3"),
            ),
            cycles=Value(3),
            courses=_courses(
                "2022-09-05/2022-10-02",
                "2022-10-10/2022-10-24",
                "2022-10-31/2022-11-20",
                given={
                    1: (
                        *_doses("vincristine", 1.5, "mg/m2", 1, 8, 15),
                        *_doses("pegaspargase", 2500, "[IU]/m2", 3, 15),
                    ),
                    2: _doses("methotrexate", 5000, "mg/m2", 1),
                    3: _doses("cytarabine", 3000, "mg/m2", 1, 2),
                },
            ),
            best_response="complete remission, CNS1",
            best_mrd="negative (< 1×10⁻⁶, NGS, marrow)",
            reason_stopped="completed",
            source=_SOURCE,
        ),
        Therapy(
            id="triple-it",
            name="triple intrathecal therapy",
            kind="intrathecal chemotherapy",
            line=5,
            intent="curative",
            response_sought="clear CSF",
            start=When.parse("2022-08-31"),
            end=When.parse("2022-11-14"),
            agents=(
                _agent("methotrexate", 10, "mg", "weekly four times, then with each cycle", "IT"),
                _agent("cytarabine", 20, "mg", "with methotrexate", "IT"),
                _agent("hydrocortisone", 10, "mg", "with methotrexate", "IT"),
            ),
            cycles=Value(8),
            courses=_courses(
                "2022-08-31/2022-08-31",
                "2022-09-07/2022-09-07",
                "2022-09-14/2022-09-14",
                "2022-09-21/2022-09-21",
                "2022-10-10/2022-10-10",
                "2022-10-31/2022-10-31",
            ),
            best_response="CNS1 at the fifth injection",
            reason_stopped="completed",
            note="Cranial radiation was put off because of the child's age (2 years).",
            source=_SOURCE,
        ),
        Therapy(
            id="hsct",
            name="haploidentical stem cell transplant",
            kind="transplant",
            line=6,
            intent="curative",
            response_sought="lasting remission",
            start=When.parse("2022-12-12"),
            agents=(
                _agent("fludarabine", 30, "mg/m2", "daily, days -7 to -3"),
                _agent("thiotepa", 5, "mg/kg", "twice, day -7"),
                _agent("treosulfan", 12000, "mg/m2", "daily, days -6 to -4"),
                _agent("cyclophosphamide", 50, "mg/kg", "days +3, +4"),
            ),
            transplant=Transplant(
                kind="allogeneic",
                donor="mother",
                match="haploidentical, 6/10 HLA",
                cell_source="marrow",
                conditioning=("treosulfan", "thiotepa", "fludarabine"),
                prophylaxis=("post-transplant cyclophosphamide", "tacrolimus", "mycophenolate"),
                outcome="engraftment: neutrophils by day +21, platelets by day +39",
            ),
            best_response="complete remission",
            best_mrd="negative (< 1×10⁻⁶, NGS, marrow)",
            source=_SOURCE,
        ),
    )


def _supportive() -> tuple[Therapy, ...]:
    return (
        Therapy(
            id="immunoglobulin",
            name="immunoglobulin replacement",
            kind="supportive care",
            intent="prophylactic",
            status="ongoing",
            start=When.parse("2022-03-28"),
            agents=(_agent("immunoglobulin", 400, "mg/kg", "every 4 weeks"),),
            source=_SOURCE,
        ),
        Therapy(
            id="ursodiol",
            name="ursodiol",
            kind="supportive care",
            intent="prophylactic",
            start=When.parse("2021-12-13"),
            end=When.parse("2023-03-22"),
            agents=(_agent("ursodiol", 10, "mg/kg", "twice daily", "PO"),),
            source=_SOURCE,
        ),
        Therapy(
            id="defibrotide",
            name="defibrotide",
            kind="supportive care",
            response_sought="resolution of SOS",
            start=When.parse("2022-12-29"),
            end=When.parse("2023-01-19"),
            agents=(_agent("defibrotide", 6.25, "mg/kg", "every 6 h"),),
            outcome="SOS resolved",
            source=_SOURCE,
        ),
        Therapy(
            id="tacrolimus",
            name="tacrolimus",
            kind="supportive care",
            intent="prophylactic",
            status="ongoing",
            start=When.parse("2022-12-17"),
            agents=(
                Agent(
                    name="tacrolimus",
                    route="PO",
                    schedule="by level, 5-10 ug/L; being tapered since 2023-05",
                    source=_SOURCE,
                ),
            ),
            source=_SOURCE,
        ),
    )
