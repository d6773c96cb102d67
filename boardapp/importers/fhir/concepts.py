"""Concepts of FHIR as words and codes: CodeableConcept, Coding, and the parts of a resource."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from boardapp.case.record import Code
from boardapp.casefile.faults import UNPRINTABLE
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.terminologies import SNOMED_CT, terminology_name

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_SNOMED_TAG = re.compile(
    r"\s*\((?:disorder|procedure|finding|qualifier value|body structure|substance|product|"
    r"medicinal product|medicinal product form|clinical drug|situation|observable entity|"
    r"morphologic abnormality|tumor staging|staging scale|assessment scale|regime/therapy|event|"
    r"person|attribute|specimen|organism|cell|physical object|context-dependent category)\)\s*$"
)
"""The tag of SNOMED CT that tells of what kind a concept is: no part of its name."""


class Concept(NamedTuple):
    """What a CodeableConcept says: in words, and its codes. Both may be empty."""

    text: str
    codes: tuple[Code, ...]

    def code_in(self, system: str) -> str:
        """The first code of a terminology; empty where it has none."""
        return next((code.code for code in self.codes if code.system == system), "")

    def has(self, *codes: str) -> bool:
        """Whether any of its codes is among these, of whatever terminology."""
        return any(code.code in codes for code in self.codes)


NOTHING = Concept("", ())


def plain(text: object) -> str:
    """A text without invisible characters and needless blanks; empty where it is none."""
    return _plain(text) if isinstance(text, str) else ""


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return " ".join(UNPRINTABLE.sub(" ", _INVISIBLE.sub("", text)).split())


def concept(value: object) -> Concept:
    """What a CodeableConcept, or a Coding, says.

    Its own text comes first, else the display of a coding; else the bare code, so that nothing is
    without a name.
    """
    if not isinstance(value, dict):
        return NOTHING
    codings = value.get("coding", ()) if "coding" in value or "text" in value else (value,)
    parts = tuple(
        [
            (coding.get("system"), coding["code"], coding.get("display"))
            for coding in (codings if isinstance(codings, list | tuple) else ())
            if isinstance(coding, dict) and isinstance(coding.get("code"), str)
        ]
    )
    try:
        return _concept(parts, value.get("text"))
    except TypeError:  # A field of the wrong kind can't be remembered, and says nothing.
        texts = (tuple(part if isinstance(part, str) else None for part in one) for one in parts)
        return _concept(tuple(texts), None)


_Coding = tuple[str | None, str, str | None]


@lru_cache(maxsize=20_000)
def _concept(codings: tuple[_Coding, ...], stated: str | None) -> Concept:
    """Made once for each distinct concept: an export says the same some thousand times."""
    codes = tuple(
        Code(
            system=terminology_name(system) if isinstance(system, str) else "",
            code=code.strip(),
            display=plain(display),
        )
        for system, code, display in codings
    )
    text = plain(stated)
    if not text:
        text = next((_shown(code) for code in codes if code.display), "")
    if not text:
        text = next((_bare(code) for code in codes), "")
    return Concept(text, codes)


def first(values: object) -> Concept:
    """What the first CodeableConcept of a list says; also of one that is no list."""
    if isinstance(values, list):
        return concept(values[0]) if values else NOTHING
    return concept(values)


def all_of(values: object) -> list[Concept]:
    """What each CodeableConcept of a list says."""
    found = values if isinstance(values, list) else [values]
    return [made for value in found if (made := concept(value)) != NOTHING]


def texts(values: object) -> str:
    """The words of all CodeableConcepts of a list, parted by commas."""
    if not values:
        return ""
    return ", ".join(dict.fromkeys(one.text for one in all_of(values) if one.text))


def untagged(text: str) -> str:
    """A name of SNOMED CT without the tag behind it: "Lumpectomy (procedure)"."""
    return _SNOMED_TAG.sub("", text)


def extensions(element: object, url_end: str) -> Iterator[Resource]:
    """The extensions of an element whose address ends so."""
    found = element.get("extension", ()) if isinstance(element, dict) else ()
    for extension in found if isinstance(found, list) else ():
        url = extension.get("url") if isinstance(extension, dict) else None
        if isinstance(url, str) and url.endswith(url_end):
            yield extension


def own_text(resource: Resource, url: str) -> str:
    """The text of one of our extensions; empty where there is none."""
    if "extension" not in resource:
        return ""
    texts = (one.get("valueString") for one in extensions(resource, url))
    return next((text for text in texts if isinstance(text, str)), "")


def profiles(resource: Resource) -> tuple[str, ...]:
    """The names of the profiles that a resource claims: "mcode-tumor-size"."""
    meta = resource.get("meta")
    found = meta.get("profile", ()) if isinstance(meta, dict) else ()
    return tuple(
        profile.rsplit("/", 1)[-1].partition("|")[0]
        for profile in (found if isinstance(found, list) else ())
        if isinstance(profile, str)
    )


def objects(value: object) -> list[Resource]:
    """The objects of a list; of an object itself; nothing of anything else."""
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, dict)]


def text_of(resource: Resource, key: str) -> str:
    """A field that holds a text; empty where it holds none."""
    return plain(resource.get(key))


def _bare(code: Code) -> str:
    """A code that has no name, with its terminology where that is called by a name."""
    return code.code if ":" in code.system else f"{code.system} {code.code}".strip()


def _shown(code: Code) -> str:
    return untagged(code.display) if code.system == SNOMED_CT else code.display
