"""Which profile a diagnosis is read by.

Rule "disease profile by code or name, version 1" (ours). What the case sets comes first; then a
code of ICD-O-3 or SNOMED CT; then the name of the disease. Of several names in a text one that is
part of a longer one does not count ("sarcoma" in "myeloid sarcoma"), nor does one that only says
what it is not ("chronic … leukemia", kept by "other"); of those that are left the first decides.
The kind within a family is found likewise. What nothing names is "other", of which nothing is
asked that belongs to one disease only.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from boardapp.case.diagnosis import Diagnosis
from boardapp.clinical.diseases.codes import is_icd_o, is_snomed
from boardapp.clinical.diseases.profile import DiseaseProfile
from boardapp.clinical.diseases.reading import OTHER, Known, Profiles, profiles
from boardapp.clinical.diseases.written_names import Span, Words

RULE = "disease profile by code or name, version 1"

By = Literal["case", "code", "name", "nothing"]
_Code = tuple[str, str]
"""System and code."""


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """The profile of a diagnosis, and how it was found.

    `by` says what decided: the case sets it, a code, the name, or nothing that is known. `code`
    is the code, where one decided. `other` is the family that the name (beside a code) or a later
    name (beside the first) would give, where it is another one. `unknown` is what the case sets
    where no profile is called so.
    """

    profile: DiseaseProfile
    by: By
    code: str = ""
    other: DiseaseProfile | None = None
    unknown: str = ""


def profile_of(diagnosis: Diagnosis) -> DiseaseProfile:
    """The profile of a diagnosis."""
    return recognised(diagnosis).profile


def recognised(diagnosis: Diagnosis) -> Recognised:
    """The profile of a diagnosis with the way in which it was found."""
    codes = tuple((code.system, code.code) for code in diagnosis.disease.codes)
    return _recognised(diagnosis.profile, diagnosis.disease.text, codes)


def named(text: str) -> DiseaseProfile:
    """The profile by the name of a disease alone."""
    return _recognised("", text, ()).profile


@lru_cache(maxsize=64)
def _recognised(wanted: str, text: str, codes: tuple[_Code, ...]) -> Recognised:
    known = profiles()
    if wanted and (profile := known.named(wanted)):
        return Recognised(profile=profile, by="case")
    families = known.families
    by_code = _by_code(families, codes)
    words = Words(text)
    by_name = _by_name(families, words)
    if by_code is not None:
        family, code = by_code
        other = next((k.profile for k in by_name if k.profile.name != family.profile.name), None)
        kind = _by_code(family.kinds, codes)
        profile = kind[0].profile if kind else _kind_by_name(family, words)
        return Recognised(profile=profile, by="code", code=code, other=other, unknown=wanted)
    if by_name:
        profile = _kind_by_name(by_name[0], words)
        other = by_name[1].profile if len(by_name) > 1 else None
        return Recognised(profile=profile, by="name", other=other, unknown=wanted)
    return Recognised(profile=_other(known, words), by="nothing", unknown=wanted)


def _other(known: Profiles, words: Words) -> DiseaseProfile:
    family = next(k for k in known.families if k.profile.name == OTHER)
    return _kind_by_name(family, words)


def _by_code(known: Iterable[Known], codes: Sequence[_Code]) -> tuple[Known, str] | None:
    """The first that knows a code, and the code; a family knows those of its kinds too."""
    for system, code in codes:
        for one in known:
            if any(_holds(marks, system, code) for marks in (one, *one.kinds)):
                return one, f"{system} {code}"
    return None


def _holds(known: Known, system: str, code: str) -> bool:
    if is_icd_o(system):
        return any(entry.holds(code) for entry in known.marks.morphology)
    return is_snomed(system) and code.strip() in known.marks.snomed


def _by_name(known: Sequence[Known], words: Words) -> list[Known]:
    """The families that a text names, in the order in which it does; each once."""
    found = sorted(_places(known, words), key=lambda item: (item[0], item[2].profile.name))
    told: list[Known] = []
    for span, has_star, one in found:
        is_part = any(
            longer.holds(span) or (longer == span and has_star and not star)
            for longer, star, _ in found
        )
        if not is_part and one.profile.name != OTHER and one not in told:
            told.append(one)
    return told


def _places(known: Sequence[Known], words: Words) -> Iterator[tuple[Span, bool, Known]]:
    """Where each name stands, and whether it leaves letters open."""
    for one in known:
        for name in one.marks.names:
            if span := name.find(words):
                yield span, "*" in name.text, one


def _kind_by_name(family: Known, words: Words) -> DiseaseProfile:
    """The kind of a family that the text names first; the family where it names none."""
    kinds = _by_name(family.kinds, words)
    return kinds[0].profile if kinds else family.profile
