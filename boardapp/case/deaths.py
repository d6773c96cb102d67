"""The death of the patient, where the vital status alone states it.

A death of the course is an assessment with the finding "death". Where the case has none and its
vital status says "dead", that is the same fact: it stands on the clock, and is a look at the
disease, at the place of the vital status.
"""

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import Place, Placed, key_of

VITAL_STATUS = Place("patient.vital_status")


def death_by_vital_status(case: Case) -> Placed[Assessment] | None:
    """That death as the assessment it is; None where an assessment states one, or nothing does."""
    vital = case.patient.vital_status
    if vital is None or vital.state != "dead":
        return None
    if any(look.finding == "death" for look in case.assessments):
        return None
    death = Assessment(
        id=vital.id,
        when=vital.when,
        finding="death",
        cause=vital.cause,
        inferred=vital.inferred,
        source=vital.source,
        note=vital.note,
    )
    return Placed(key_of(vital, VITAL_STATUS), VITAL_STATUS, death)
