"""What states how the disease stands: the assessments, and the imaging studies with a response.

Rule "study and assessment, version 4" (ours). A study whose response is stated is a look at the
disease as an assessment is. It is no look of its own where an assessment, or a study before it in
the file, states the same at the same time: then both tell one look, and it is not counted twice.
The same is the same state, or where neither names one the same words; a study has one word for
disease that grows and disease that is back, so its progression and a relapse are the same. The
same time is one day by the clock, one statement of it ("month 4"), or none where both judge the
same therapy. A progression that a study shows up to a month before an assessment states it, or a
relapse, is the same too: a biopsy or the board follows the picture. So is one up to three months
before where no therapy can have begun in between: what grows untreated is one progression.
"""

from collections.abc import Iterator

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.deaths import death_by_vital_status
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Placed, placed
from boardapp.case.said import said
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.when import When
from boardapp.clinical.response_words import state_of
from boardapp.review.clock.moments import Moments

Looks = tuple[Placed[Assessment], ...]

RULE = "study and assessment, version 4"


def stated_looks(case: Case, moments: Moments) -> Looks:
    """Every look with its key and place, in the order of the clock; a study as an assessment.

    So is a death that only the vital status states.
    """
    assessments = tuple(placed("assessments", case.assessments))
    found = list(assessments)
    told = {tell for look in found for tell in _tells(look, moments)}
    for study in responding_studies(case):
        tells = set(_tells(study, moments))
        if told.isdisjoint(tells) and not _is_confirmed(study, assessments, moments):
            found.append(study)
        told |= tells
    if death := death_by_vital_status(case):
        found.append(death)
    by_key = {look.key: look for look in found}
    return tuple(by_key[key] for key in moments.in_order(by_key))


_TO_CONFIRM_D, _UNTREATED_D = 31.0, 92.0


def _is_confirmed(study: Placed[Assessment], assessments: Looks, moments: Moments) -> bool:
    """Whether an assessment states the progression that a study shows, as the rule has it."""
    if state_of(study.record) != "progression":
        return False
    later = (look for look in assessments if state_of(look.record) in ("progression", "relapse"))
    for look in later:
        since = moments.clock.between(study.key, "start", look.key, "start")
        if since.earliest is None or since.latest is None or since.earliest < 0:
            continue
        if since.latest <= _TO_CONFIRM_D:
            return True
        if since.latest <= _UNTREATED_D and not _may_be_treated(study.key, look.key, moments):
            return True
    return False


def _may_be_treated(first: str, last: str, moments: Moments) -> bool:
    """Whether a therapy that was given may have begun between two events."""
    given = (
        key
        for key, event in moments.events.items()
        if isinstance(event.record, Therapy) and event.record.status in GIVEN
    )
    for key in given:
        since = moments.clock.between(first, "start", key, "start").latest
        until = moments.clock.between(key, "start", last, "start").latest
        is_outside = (since is not None and since <= 0) or (until is not None and until <= 0)
        if not is_outside:
            return True
    return False


def responding_studies(case: Case) -> Iterator[Placed[Assessment]]:
    """Each imaging study whose response is stated, as the assessment that it is."""
    for key, place, study in placed("imaging", case.imaging):
        if said(study.response):
            yield Placed(key, place, _as_assessment(study))


def all_stated(case: Case) -> tuple[Assessment, ...]:
    """The same in the order of the file, twice told ones too: for who asks only whether one is."""
    return (*case.assessments, *(record for _, _, record in responding_studies(case)))


def _as_assessment(study: ImagingStudy) -> Assessment:
    return Assessment(
        id=study.id,
        when=study.when,
        after=study.after,
        response=study.response,
        response_system=study.response_system,
        summary=said(study.finding),
        inferred=study.inferred,
        source=study.source,
        note=study.note,
    )


def _tells(look: Placed[Assessment], moments: Moments) -> Iterator[tuple[str, str, object]]:
    """What a look states with each reading of its time; two looks are one where they share one."""
    record = look.record
    state = state_of(record)
    alike = "progression" if state == "relapse" else state
    what = alike, "" if state else " ".join(record.response.casefold().split())
    if any(what):
        for time in _times(look.key, record.when, record.after, moments):
            yield *what, time


def stated_of_studies(case: Case, moments: Moments) -> dict[str, Assessment]:
    """By the key of a study, what is stated of it: by itself, else by an assessment of its time."""
    own = {study.key: study.record for study in responding_studies(case)}
    return _of_their_time(case, moments) | own


def _of_their_time(case: Case, moments: Moments) -> dict[str, Assessment]:
    """By the key of a study, the first assessment of its time that states how the disease is."""
    by_time: dict[object, Assessment] = {}
    for look in placed("assessments", case.assessments):
        if state_of(look.record):
            for time in _times(look.key, look.record.when, look.record.after, moments):
                by_time.setdefault(time, look.record)
    found: dict[str, Assessment] = {}
    for key, _, study in placed("imaging", case.imaging):
        for time in _times(key, study.when, study.after, moments):
            if time in by_time:
                found.setdefault(key, by_time[time])
    return found


def _times(key: str, when: When, after: str, moments: Moments) -> Iterator[object]:
    """Every reading of a time by which two looks can be of one."""
    moment = moments.start(key)
    if not when.is_reported:
        if after:
            yield after
        return
    yield when
    if moment.is_exact:
        yield moment.earliest
