"""Relapses and remissions.

A remission begins with the assessment that states it and is placed by the relapse
before it, never numbered; nothing is inferred between two relapses where the source
states no remission.
"""

from boardapp.case.assessment import Assessment
from boardapp.case.place import Placed, placed
from boardapp.review.clock.moments import Moments
from boardapp.review.course.mrd_results import mrd_text
from boardapp.review.course.therapy_lines import first_phase, line_at
from boardapp.review.model.course import Phase, Relapse, Remission
from boardapp.words.missing import NOT_REPORTED

_REMISSION_WORDS = ("cr", "complete remission", "complete response", "remission")
_Found = Placed[Assessment]


def relapses(
    assessments: tuple[Assessment, ...],
    phases: tuple[Phase, ...],
    diagnosis: str,
    moments: Moments,
) -> tuple[Relapse, ...]:
    """Every relapse in order; numbered as stated, else by its place in the order."""
    found = [f for f in _in_order(assessments, moments) if f[2].finding == "relapse"]
    return tuple(
        _relapse(number, item, phases, diagnosis, moments)
        for number, item in enumerate(found, start=1)
    )


def remissions(
    assessments: tuple[Assessment, ...], as_of: str, moments: Moments
) -> tuple[Remission, ...]:
    """Each stretch from a stated remission to the next relapse, or to the last look."""
    found: list[Remission] = []
    open_since: _Found | None = None
    relapse_count = 0
    last_confirmed = ""
    for item in _in_order(assessments, moments):
        key, _, assessment = item
        if assessment.finding == "relapse":
            relapse_count += 1
            if open_since:
                found.append(_remission(open_since, key, relapse_count - 1, moments, assessment))
            open_since = None
        elif _states_remission(assessment):
            open_since = open_since or item
            last_confirmed = key
    if open_since:
        end = last_confirmed or as_of
        found.append(_remission(open_since, end, relapse_count, moments, None))
    return tuple(found)


def marrow_text(assessment: Assessment) -> str:
    """Blasts, stated class and MRD of the marrow, or that they are not reported."""
    marrow = assessment.marrow
    if marrow is None:
        return NOT_REPORTED
    parts = [f"blasts {marrow.blasts.text} %"] if marrow.blasts and marrow.blasts.is_numeric else []
    if marrow.status:
        parts.append(marrow.status)
    parts += map(mrd_text, marrow.mrd)
    return ", ".join(parts) or NOT_REPORTED


def cns_text(assessment: Assessment) -> str:
    """The CNS status as stated, with the counts (per µL) where given."""
    cns = assessment.cns
    if cns is None:
        return NOT_REPORTED
    parts = [cns.status]
    if cns.leukocytes:
        parts.append(f"leukocytes {cns.leukocytes.text}/µL")
    if cns.erythrocytes:
        parts.append(f"erythrocytes {cns.erythrocytes.text}/µL")
    if cns.blasts in ("present", "absent"):
        parts.append(f"blasts {cns.blasts}")
    if cns.signs:
        parts.append(cns.signs)
    return ", ".join(parts)


def _in_order(assessments: tuple[Assessment, ...], moments: Moments) -> list[_Found]:
    found = {look.key: look for look in placed("assessments", assessments)}
    return [found[key] for key in moments.in_order(found)]


def _relapse(
    number: int,
    found: _Found,
    phases: tuple[Phase, ...],
    diagnosis: str,
    moments: Moments,
) -> Relapse:
    key, place, assessment = found
    line = line_at(key, phases, moments)
    since_line = NOT_REPORTED
    if line:
        since_line = moments.between((first_phase(line, moments).key, "start"), (key, "start"))
    return Relapse(
        key=key,
        place=place,
        source=assessment.source,
        number=assessment.number or number,
        when=moments.start(key),
        sites=assessment.sites,
        is_isolated=assessment.isolated,
        since_diagnosis=moments.between((diagnosis, "start"), (key, "start")),
        since_line_start=since_line,
        line=str(line[0].line) if line else "",
        marrow=marrow_text(assessment),
        cns=cns_text(assessment),
        confirmed_by=assessment.confirmed_by or NOT_REPORTED,
        summary=assessment.summary,
    )


def _states_remission(assessment: Assessment) -> bool:
    response = assessment.response.casefold()
    return assessment.finding == "remission" or response.startswith(_REMISSION_WORDS)


def _remission(
    start: _Found, end: str, relapses_before: int, moments: Moments, ended_by: Assessment | None
) -> Remission:
    key, place, assessment = start
    number = ended_by.number if ended_by and ended_by.number else relapses_before + 1
    return Remission(
        label=f"after relapse {relapses_before}" if relapses_before else "after diagnosis",
        place=place,
        source=assessment.source,
        start=moments.start(key),
        end=moments.start(end),
        duration=moments.between((key, "start"), (end, "start")),
        is_ongoing=ended_by is None,
        ended_by=f"relapse {number}" if ended_by else "",
        evidence=", ".join(
            text
            for text in (assessment.response, marrow_text(assessment))
            if text and text != NOT_REPORTED
        )
        or assessment.summary,
    )
