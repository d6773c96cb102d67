"""From when on SOS/VOD is looked for: the first drug or transplant that can cause it.

Rule "exposure to SOS/VOD, version 1" (ours): the drugs are those whose labels warn of hepatic
veno-occlusive disease. Where SOS/VOD or defibrotide is stated and none of them was given, all
is looked at since the first therapy, else since the diagnosis.
"""

import msgspec

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.place import placed
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.clinical.grade_systems import SOS
from boardapp.clinical.inotuzumab_label import is_inotuzumab
from boardapp.clinical.sos_criteria import CAUSES
from boardapp.review.clock.moments import Moments
from boardapp.review.toxicity.terms import NEGATED

_DEFIBROTIDE = "defibrotide"
Keyed = tuple[str, Therapy]


class Exposure(msgspec.Struct, frozen=True):
    """What was given that bears on SOS/VOD. `key` is the event from which on signs count."""

    key: str
    drug: tuple[Keyed, ...]
    grafts: tuple[Keyed, ...]
    stated: tuple[AdverseEvent, ...]
    is_defibrotide_given: bool


def exposure(case: Case, moments: Moments) -> Exposure | None:
    """None where neither SOS/VOD, defibrotide nor a drug or transplant that causes it is stated."""
    given = [
        (key, therapy)
        for key, _, therapy in placed("therapies", case.therapies)
        if therapy.status in GIVEN
    ]
    drug = tuple(one for one in given if any(map(is_inotuzumab, _names(one[1]))))
    grafts = tuple(one for one in given if _is_transplant(one[1]))
    causes = [one for one in given if _is_cause(one[1])]
    stated = tuple(stated_sos(case))
    has_defibrotide = any(_DEFIBROTIDE in " ".join(_names(one[1])).casefold() for one in given)
    if not (causes or stated or has_defibrotide):
        return None
    first = [key for key, _ in causes] or [
        key for key, therapy in given if therapy.line is not None
    ]
    key = moments.in_order(first)[0] if first else case.diagnosis.id
    return Exposure(key, drug, grafts, stated, has_defibrotide)


def stated_sos(case: Case) -> list[AdverseEvent]:
    """SOS/VOD as the source states it."""
    return [event for event in case.adverse_events if is_stated_sos(event)]


def is_stated_sos(event: AdverseEvent) -> bool:
    """Whether an event is SOS/VOD, and not that there was none."""
    return bool(SOS.search(event.term) and not NEGATED.search(event.term))


def _is_transplant(therapy: Therapy) -> bool:
    return therapy.transplant is not None or therapy.kind == "transplant"


def _is_cause(therapy: Therapy) -> bool:
    names = " ".join(_names(therapy)).casefold()
    return _is_transplant(therapy) or any(name in names for name in CAUSES)


def _names(therapy: Therapy) -> tuple[str, ...]:
    return (therapy.name, *(agent.name for agent in therapy.agents))
