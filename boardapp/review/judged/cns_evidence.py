"""Disease outside the marrow at one look, as far as the case reports it."""

from boardapp.case.assessment import Assessment, CnsStatus
from boardapp.clinical.cns_status import LEUKOCYTES_PER_UL
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.response_criteria import Presence


def has_cns_disease(cns: CnsStatus | None) -> bool | None:
    """Whether the CSF shows ≥ 5 leukocytes/µL with blasts, by counts or by the stated class."""
    if cns is None:
        return None
    if cns.blasts == "absent":
        return False
    cells = side(cns.leukocytes, LEUKOCYTES_PER_UL)
    if cns.blasts == "present" and cells is not None:
        return cells == "above"
    return {"CNS1": False, "CNS2": False, "CNS3": True}.get(cns.status[:4].upper())


def presence_elsewhere(assessment: Assessment) -> Presence | None:
    """Whether disease outside marrow and blood was found at a look; None: not reported."""
    states = {finding.state for finding in assessment.extramedullary}
    cns = has_cns_disease(assessment.cns)
    if cns or "present" in states:
        return "present"
    return "absent" if states == {"absent"} and cns is False else None
