"""All that is told of toxicity, derived once for a review."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from boardapp.case.case import Case
from boardapp.review.clock.moments import Moments
from boardapp.review.model.course import Phase
from boardapp.review.model.labs import LabSeries, WorkUpTable
from boardapp.review.model.toxicity import (
    Complication,
    InotuzumabLedger,
    Ledger,
    SosChecklist,
    ToxicityByTherapy,
)
from boardapp.review.parts import Parts, facts_of
from boardapp.review.toxicity.by_therapy import toxicity_by_therapy
from boardapp.review.toxicity.complications import complications, work_up_tables
from boardapp.review.toxicity.ledgers import ledgers
from boardapp.review.toxicity.sos import sos_checklist
from boardapp.review.toxicity.targets import inotuzumab_ledger

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toxicity:
    """What befell the patient, by time, by therapy and by what it bears on."""

    complications: tuple[Complication, ...]
    work_ups: tuple[WorkUpTable, ...]
    by_therapy: ToxicityByTherapy
    sos: SosChecklist | None
    ledgers: tuple[Ledger, ...]
    inotuzumab: InotuzumabLedger | None


def toxicity_of(
    case: Case,
    moments: Moments,
    labs: tuple[LabSeries, ...],
    phases: tuple[Phase, ...],
    parts: Parts,
) -> Toxicity:
    """The toxicity of a case, taken from `parts` where no fact of the case has changed."""
    found = complications(case, moments)
    work_ups = work_up_tables(case.work_ups, moments)
    facts = (*facts_of(case), moments)

    def part(name: str, make: Callable[[], T]) -> T:
        return parts.part(name, make, *facts)

    return Toxicity(
        complications=found,
        work_ups=work_ups,
        by_therapy=part("by therapy", lambda: toxicity_by_therapy(case, moments, found, labs)),
        sos=part("sos", lambda: sos_checklist(case, moments, labs)),
        ledgers=part("ledgers", lambda: ledgers(found, labs, work_ups, phases)),
        inotuzumab=part("inotuzumab", lambda: inotuzumab_ledger(case, moments, labs)),
    )
