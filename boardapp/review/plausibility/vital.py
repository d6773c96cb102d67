"""What a case says of life and death in two places, and can't both be."""

from collections.abc import Iterator
from itertools import combinations

from boardapp.case.assessment import Assessment
from boardapp.case.deaths import VITAL_STATUS
from boardapp.case.patient import VitalStatus
from boardapp.case.place import Placed, placed
from boardapp.case.said import said
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.times import stated_time
from boardapp.words.vital import vital_text

_TITLE = "Vital status"
_CORRECT = "Correct the time of the one or of the other."


def deaths(scene: Scene) -> Iterator[Alarm]:
    """Two deaths of one patient that are surely of two days, or of two causes."""
    found = _deaths(scene)
    for first, second in combinations(found, 2):
        yield from _two_days(scene, first, second)
        yield from _two_causes(first.record.cause, second)
    vital = scene.case.patient.vital_status
    if vital is not None and vital.state == "dead" and found:
        yield from _against_vital_status(scene, found[0], vital)


def _deaths(scene: Scene) -> list[Placed[Assessment]]:
    looks = placed("assessments", scene.case.assessments)
    return [look for look in looks if look.record.finding == "death"]


def _two_days(
    scene: Scene, first: Placed[Assessment], second: Placed[Assessment]
) -> Iterator[Alarm]:
    apart = scene.moments.clock.between(first.key, "start", second.key, "start")
    if _is_apart(apart.earliest, apart.latest):
        days = " and ".join(stated_time(scene.moments.start(one.key)) for one in (first, second))
        yield Alarm(
            severity="error",
            place=second.place / "when",
            title="Death",
            sentence=f"Two deaths are stated: {days}.",
            to_do=_CORRECT,
            source=second.record.source,
            also_at=(first.place / "when",),
        )


def _two_causes(cause: str, second: Placed[Assessment]) -> Iterator[Alarm]:
    if _differ(cause, second.record.cause):
        yield _other_cause(second, cause, second.record.cause)


def _against_vital_status(
    scene: Scene, death: Placed[Assessment], vital: VitalStatus
) -> Iterator[Alarm]:
    """A death of an assessment and that of the vital status."""
    apart = scene.moments.clock.apart(vital.when, (death.key, "start"))
    if _is_apart(apart.earliest, apart.latest):
        yield Alarm(
            severity="error",
            place=VITAL_STATUS / "when",
            title=_TITLE,
            sentence=f"The vital status states a death {stated_time(scene.moments.at(vital.when))},"
            f" an assessment one {stated_time(scene.moments.start(death.key))}.",
            to_do=_CORRECT,
            source=vital.source,
            also_at=(death.place / "when",),
        )
    if _differ(vital.cause, death.record.cause):
        yield _other_cause(death, vital.cause, death.record.cause)


def alive_after_death(scene: Scene) -> Iterator[Alarm]:
    """A patient who is told to live, or to be lost to follow-up, though a death is stated.

    A contact that surely was before the death is no contradiction: the vital status is old.
    """
    vital = scene.case.patient.vital_status
    found = _deaths(scene)
    if vital is None or vital.state not in ("alive", "lost to follow-up") or not found:
        return
    death = found[0]
    since = scene.moments.clock.apart((death.key, "start"), vital.when)
    is_before = since.latest is not None and since.latest <= 0
    is_after = since.earliest is not None and since.earliest > 0
    when = f" {stated_time(scene.moments.at(vital.when))}" if vital.when.is_reported else ""
    died = stated_time(scene.moments.start(death.key))
    yield Alarm(
        severity="note" if is_before else "error" if is_after else "warning",
        place=VITAL_STATUS / "state",
        title=_TITLE,
        sentence=f"The vital status is “{vital_text(vital)}”{when}, and a death is stated {died}.",
        to_do='Write "dead" with its time, or correct the assessment.',
        source=vital.source,
        also_at=(death.place,),
    )


def _is_apart(earliest: float | None, latest: float | None) -> bool:
    """Whether two times surely are of different days."""
    return (earliest is not None and earliest > 0) or (latest is not None and latest < 0)


def _differ(first: str, second: str) -> bool:
    one, other = (" ".join(said(text).casefold().split()) for text in (first, second))
    return bool(one and other) and one not in other and other not in one


def _other_cause(death: Placed[Assessment], one: str, other: str) -> Alarm:
    return Alarm(
        severity="warning",
        place=death.place / "cause",
        title="Cause of death",
        sentence=f"Two causes of the death are stated: “{one}” and “{other}”.",
        to_do="Look up the cause; where both are meant, write both in one.",
        source=death.record.source,
    )
