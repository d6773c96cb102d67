"""Which version of FHIR a resource is of, by what only one version has.

R4 and R4B are read. DSTU2, STU3 and R5 name some things otherwise, and what they say there would
be lost or misread: such a file is refused as a whole.
"""

from collections.abc import Callable
from functools import lru_cache

from boardapp.importers.fhir.json_resources import Resource

_STU3, _R5, _DSTU2 = "STU3", "R5", "DSTU2"
_Sign = Callable[[Resource], bool]


def _has(*keys: str) -> _Sign:
    names = frozenset(keys)
    return lambda resource: not names.isdisjoint(resource)


def _is_text(key: str) -> _Sign:
    return lambda resource: isinstance(resource.get(key), str)


def _is_object(key: str) -> _Sign:
    return lambda resource: isinstance(resource.get(key), dict)


def _is_list(key: str) -> _Sign:
    return lambda resource: isinstance(resource.get(key), list)


_SIGNS: dict[str, tuple[tuple[_Sign, str], ...]] = {
    "Observation": (
        (_has("context", "related"), _STU3),
        (_has("comments"), _DSTU2),
        (_has("triggeredBy", "bodyStructure", "instantiatesCanonical"), _R5),
    ),
    "Condition": (
        (_is_text("clinicalStatus"), _STU3),
        (_has("context", "assertedDate"), _STU3),
        (_has("dateRecorded"), _DSTU2),
        (_has("participant"), _R5),
    ),
    "Procedure": (
        (_has("context", "notDone", "notDoneReason"), _STU3),
        (_has("occurrenceDateTime", "occurrencePeriod", "reportedBoolean", "focus"), _R5),
        (_is_list("reason"), _R5),
    ),
    "AllergyIntolerance": ((_is_text("clinicalStatus"), _STU3), (_is_object("type"), _R5)),
    "DiagnosticReport": ((_has("context", "codedDiagnosis"), _STU3), (_has("composition"), _R5)),
    "MedicationStatement": (
        (_has("taken", "context"), _STU3),
        (_is_object("medication"), _R5),
    ),
    "MedicationRequest": ((_has("context", "definition"), _STU3), (_is_object("medication"), _R5)),
    "MedicationAdministration": (
        (_has("prescription", "notGiven"), _STU3),
        (_is_object("medication"), _R5),
        (_has("occurenceDateTime", "occurencePeriod"), _R5),
    ),
    "MedicationOrder": ((lambda _: True, _DSTU2),),
    "Encounter": ((_is_list("class"), _R5), (_has("actualPeriod"), _R5)),
    "ImagingStudy": ((_has("availability"), _STU3),),
    "CarePlan": ((_has("definition", "context"), _STU3),),
    "AdverseEvent": ((_is_object("code"), _R5), (_has("reaction"), _STU3)),
    "Patient": ((_has("animal"), _STU3),),
}
_BY_VERSION = (("/STU3/", _STU3), ("/DSTU2/", _DSTU2), ("/5.0/", _R5))


def other_version(resource: Resource) -> str:
    """The version of a resource that is not of R4; empty where nothing says that it isn't."""
    for sign, version in _SIGNS.get(resource["resourceType"], ()):
        if sign(resource):
            return version
    meta = resource.get("meta")
    profiles = meta.get("profile") if isinstance(meta, dict) else None
    for profile in profiles if isinstance(profiles, list) else ():
        if isinstance(profile, str) and (found := _version_of_profile(profile)):
            return found
    return ""


@lru_cache(maxsize=1_000)
def _version_of_profile(profile: str) -> str:
    if not profile.startswith("http://hl7.org/fhir"):
        return ""
    return next((version for part, version in _BY_VERSION if part in profile), "")
