"""What goes wrong in the made-up course: adverse events, infections, stays in hospital."""

from boardapp.case.complications import Admission, AdverseEvent, Infection
from boardapp.case.value import Value
from boardapp.case.when import When

_SOURCE = "chart complications"
_CTCAE = "CTCAE v5.0"


def adverse_events() -> tuple[AdverseEvent, ...]:
    """Graded events in the order of onset."""
    return (
        _event("fn-induction", "febrile neutropenia", 3, "2021-03-01", "2021-03-08",
               suspected="induction", action="piperacillin-tazobactam, then meropenem"),
        _event("hypofibrinogenaemia", "fibrinogen decreased", 3, "2021-02-26", "2021-03-13",
               suspected="pegaspargase", action="watched, no replacement",
               outcome="resolved without thrombosis"),
        _event("alt-methotrexate", "ALT increased", 3, "2021-05-14", "2021-05-23",
               suspected="high-dose methotrexate", action="cytarabine put off by one day"),
        _event("mucositis", "oral mucositis", 3, "2021-05-24", "2021-06-08",
               suspected="high-dose methotrexate and cytarabine", action="morphine, tube feeding"),
        _event("crs", "cytokine release syndrome", 2, "2022-02-24", "2022-03-02", grading="ASTCT",
               suspected="CAR-T cells", action="tocilizumab once, oxygen by nasal cannula",
               summary="Fever from day 3, low oxygen saturation on day 5; no neurotoxicity."),
        AdverseEvent(
            id="hypogammaglobulinaemia", term="hypogammaglobulinaemia",
            severity="needs replacement",
            onset=When.parse("2022-03-28"), suspected="B-cell aplasia after CAR-T cells",
            action="immunoglobulin every 4 weeks", outcome="ongoing", source=_SOURCE),
        _event("allergy", "urticaria", 2, "2022-09-19", "2022-09-19",
               suspected="pegaspargase", action="antihistamine; pegaspargase stopped"),
        _event("neuropathy", "peripheral motor neuropathy", 2, "2022-09-26", "2022-12-01",
               suspected="vincristine", action="fourth vincristine left out"),
        _event("sos", "sinusoidal obstruction syndrome", 3, "2022-12-27", "2023-01-19",
               suspected="conditioning after inotuzumab ozogamicin",
               action="defibrotide for 21 days, fluid restriction, furosemide",
               summary="Weight 8.6 % above baseline, hepatomegaly, ascites, bilirubin raised, "
               "platelets refractory to transfusion."),
        _event("gvhd", "acute graft-versus-host disease, skin", 1, "2023-01-16", "2023-02-06",
               grading="Glucksberg", suspected="transplant", action="topical corticosteroid"),
    )  # fmt: skip


def infections() -> tuple[Infection, ...]:
    """Infections with organism and site."""
    return (
        _infection("klebsiella", "bacteraemia", "Klebsiella pneumoniae", "blood",
                   "2021-03-02", "2021-03-14", "meropenem, 12 days"),
        _infection("rhinovirus", "bronchiolitis", "rhinovirus", "airways",
                   "2022-06-14", "2022-06-24", "oxygen for two days"),
        _infection("cmv", "CMV reactivation", "cytomegalovirus", "blood",
                   "2023-01-23", "2023-02-20", "ganciclovir, then valganciclovir"),
    )  # fmt: skip


def admissions() -> tuple[Admission, ...]:
    """Stays in hospital."""
    stays = (
        ("diagnosis and induction", "2021-02-08", "2021-03-16"),
        ("high-dose methotrexate, first", "2021-05-03", "2021-05-07"),
        ("high-dose methotrexate and cytarabine, then mucositis", "2021-05-10", "2021-06-11"),
        ("start of blinatumomab", "2021-09-27", "2021-10-05"),
        ("CAR-T cells", "2022-02-14", "2022-03-14"),
        ("bronchiolitis", "2022-06-14", "2022-06-17"),
        ("CNS relapse and reinduction", "2022-08-29", "2022-09-29"),
        ("transplant", "2022-12-04", "2023-02-03"),
    )
    return tuple(
        Admission(
            reason=reason, start=When.parse(start), end=When.parse(end), source="chart admissions"
        )
        for reason, start, end in stays
    )


def _event(  # noqa: PLR0913 - one row of a table
    name: str,
    term: str,
    grade: int,
    onset: str,
    end: str,
    *,
    suspected: str,
    action: str,
    grading: str = _CTCAE,
    outcome: str = "resolved",
    summary: str = "",
) -> AdverseEvent:
    return AdverseEvent(
        id=name,
        term=term,
        grade=Value(grade),
        grading=grading,
        onset=When.parse(onset),
        end=When.parse(end),
        suspected=suspected,
        action=action,
        outcome=outcome,
        summary=summary,
        source=_SOURCE,
    )


def _infection(
    name: str, what: str, organism: str, site: str, onset: str, end: str, treatment: str
) -> Infection:
    return Infection(
        id=f"infection-{name}",
        name=what,
        organism=organism,
        site=site,
        onset=When.parse(onset),
        end=When.parse(end),
        treatment=treatment,
        outcome="resolved",
        source=_SOURCE,
    )
