"""Terms of ontologies, and times, as phenopackets write them."""

import re
from typing import Any

from boardapp.case.record import Code
from boardapp.case.when import When, WhenError
from boardapp.importers.phenopacket.written import LOCAL, NO_UNIT, PREFIXES
from boardapp.importers.terminologies import terminology_name

_NAMES = {prefix: name for name, prefix in PREFIXES.items()} | {"SCTID": "SNOMED CT"}
"""Terminologies by the prefix of their identifiers."""
_WITH_PREFIX = "HPO"
"""The terminology whose codes are written with their prefix: HP:0004812."""
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:\d+H)?(?:\d+M)?(?:[\d.]+S)?)?"
)
_UNITS = ("y", "mo", "wk", "d")


def text_of(found: object) -> str:
    """A text without blanks around it; empty for what is none."""
    return " ".join(found.split()) if isinstance(found, str) else ""


def objects(found: object) -> list[dict[str, Any]]:
    """The objects of a list; those that are none are passed over."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def inner(found: object, key: str) -> dict[str, Any]:
    """The object under a key; empty where there is none."""
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, dict) else {}


def label(term: object) -> str:
    """What a term says: its label, or its identifier where it has none."""
    if not isinstance(term, dict):
        return ""
    return text_of(term.get("label")) or text_of(term.get("id"))


def labels(terms: object) -> str:
    """The labels of several terms, parted by commas."""
    return ", ".join(filter(None, map(label, objects(terms))))


def code_of(term: object) -> tuple[Code, ...]:
    """The code of a term; those of the HPO keep their prefix, as is usual ("HP:0004812").

    A term without an identifier has none.
    """
    identifier = text_of(term.get("id")) if isinstance(term, dict) else ""
    prefix, colon, code = identifier.partition(":")
    if not identifier or prefix == LOCAL:
        return ()
    display = text_of(term.get("label")) if isinstance(term, dict) else ""
    system = _NAMES.get(prefix.upper(), terminology_name(prefix)) if colon else "phenopacket"
    stated = code if colon and system != _WITH_PREFIX else identifier
    return (Code(system=system, code=stated, display=display),)


def unit_of(term: object) -> str:
    """The unit that a term names: its code where that is of UCUM, else as it is called."""
    identifier = text_of(term.get("id")) if isinstance(term, dict) else ""
    if identifier == NO_UNIT:
        return ""
    prefix, _, code = identifier.partition(":")
    return code if prefix == "UCUM" else label(term)


def age(duration: object) -> When:
    """The age that an ISO 8601 duration states ("P3Y2M"); "not reported" for what is none."""
    match = _DURATION.fullmatch(text_of(duration))
    if match is None:
        return When.NOT_REPORTED
    parts = [f"{int(n)} {unit}" for n, unit in zip(match.groups(), _UNITS, strict=True) if n]
    return _parsed(f"age {' '.join(parts) or '0 d'}")


def age_range(low: object, high: object) -> When:
    """The stretch between two ages."""
    matches = [_DURATION.fullmatch(text_of(one)) for one in (low, high)]
    if None in matches:
        return age(low) if matches[0] else When.NOT_REPORTED
    told = [
        " ".join(f"{int(n)} {unit}" for n, unit in zip(m.groups(), _UNITS, strict=True) if n)
        for m in matches
        if m is not None
    ]
    return _parsed(f"age {told[0] or '0 d'}..{told[1] or '0 d'}")


def _parsed(text: str) -> When:
    try:
        return When.parse(text)
    except WhenError:
        return When.NOT_REPORTED
