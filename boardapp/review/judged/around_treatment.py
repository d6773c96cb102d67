"""What is judged of the diagnosis, of starts of therapy and of transplants, not of one look."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.clinical import engraftment, icaht, interfant_risk, nci_risk, tumor_lysis
from boardapp.review.clock.moments import Moments
from boardapp.review.judged import grafts, low_platelets, lysis
from boardapp.review.judged.grafts import graft_rows
from boardapp.review.judged.low_platelets import icaht_rows
from boardapp.review.judged.lysis import lysis_rows
from boardapp.review.judged.risk_groups import risk_rows
from boardapp.review.labs.blood_results import BloodResults
from boardapp.review.model.findings import StatedAndComputed

RULES = frozenset(
    {nci_risk.RULE, interfant_risk.RULE, tumor_lysis.RULE, engraftment.RULE, icaht.RULE}
)
"""By which its rows are known among those of single looks; chimerism has slides of its own."""


def rows_around_treatment(case: Case, moments: Moments) -> Iterator[StatedAndComputed]:
    """Risk group, tumor lysis, engraftment and chimerism, as far as rules can be laid beside."""
    yield from risk_rows(case, moments)
    if case.labs or case.assessments:
        results = BloodResults(case, moments, lysis.TESTS | grafts.TESTS | low_platelets.TESTS)
        yield from lysis_rows(case, moments, results)
        yield from graft_rows(case, moments, results)
        yield from icaht_rows(case, moments, results)
