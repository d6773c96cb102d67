"""Whether the patient lives, as the status tells it: a death, the last contact, or neither.

Rule "state at death, version 1" (ours): where a death is stated up to the data of the meeting, the
status says so first; what the last look before it found is told as that of the last look, and
nothing as current. A death after the data of the meeting is told among what came after them.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.deaths import VITAL_STATUS
from boardapp.case.place import Place
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Look, Phase, StatusPart, StatusRow
from boardapp.words.capitals import capitalised
from boardapp.words.times import short_text
from boardapp.words.vital import ONGOING_AT_DEATH, died_text, vital_text

RULE = "state at death, version 1"
AT_LAST_LOOK = "disease at the last look: "


def death_of(looks: Sequence[Look]) -> Look | None:
    """The last death that is stated up to the data of the meeting."""
    deaths = (one for one in reversed(looks) if one.state == "death" and not one.is_later)
    return next(deaths, None)


def until_death(phases: tuple[Phase, ...], death: Look | None) -> tuple[Phase, ...]:
    """The phases, with those that go on told to have gone on until the death."""
    if death is None:
        return phases
    return tuple(
        replace(phase, reason_stopped=ONGOING_AT_DEATH, ended_at_death=death.when)
        if phase.is_ongoing
        else phase
        for phase in phases
    )


def vital_row(
    case: Case, moments: Moments, death: Look | None, stated: Assessment | None, as_of: Moment
) -> StatusRow | None:
    """A death with its cause and time, else the vital status as stated; None where neither is.

    `stated` is the look at which the death is stated. What is known of a time after the data of
    the meeting is none of its status.
    """
    vital = case.patient.vital_status
    if death is not None:
        cause = stated.cause if stated else ""
        if not cause and vital and vital.state == "dead":
            cause = vital.cause
        return _row(died_text(cause), death.when, death.place, death.source)
    if vital is None or vital.state == "dead" or is_after(moments.at(vital.when), as_of):
        return None
    text = vital_text(vital)
    return _row(text, moments.at(vital.when), VITAL_STATUS, vital.source) if text else None


def later_contact(
    case: Case, moments: Moments, as_of: Moment
) -> Iterator[tuple[str, Moment, Place, str]]:
    """The last contact, where it was after the data of the meeting."""
    vital = case.patient.vital_status
    if vital is not None and vital.state != "dead":
        when = moments.at(vital.when)
        if is_after(when, as_of) and (text := vital_text(vital)):
            yield text, when, VITAL_STATUS, vital.source


def vital_part(row: StatusRow) -> StatusPart:
    """The same as a part of the status sentence."""
    return StatusPart(text=row.value, when=row.when, place=row.place)


def is_after(when: Moment, as_of: Moment) -> bool:
    """Whether a time surely lies behind the data of the meeting."""
    return when.earliest is not None and as_of.latest is not None and when.earliest > as_of.latest


def _row(text: str, when: Moment, place: Place, source: str) -> StatusRow:
    return StatusRow(
        domain="vital",
        label="Vital state",
        value=text,
        headline=capitalised(text),
        note=short_text(when) if when.is_reported else "",
        when=when,
        place=place,
        source=source,
    )
