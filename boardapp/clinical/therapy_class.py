"""The class of a therapy: what it is by its stated kind, never by its name.

Rule "class of a therapy by its kind, version 2" (ours). A "radical nephrectomy" of the kind
surgery is a surgery, and so is one of a kind without a class ("local control") that has the facts
of an operation. Where no kind is stated, the details that only one class has decide: a field of
radiation, a transplant, a cell product, the facts of an operation; drugs given into the spinal
fluid only are intrathecal. Else the class is "other".
"""

import re
from typing import Literal

from boardapp.case.therapy import GIVEN, Therapy

RULE = "class of a therapy by its kind, version 2"

TherapyClass = Literal[
    "chemotherapy",
    "intrathecal",
    "immunotherapy",
    "antibody",
    "cells",
    "transplant",
    "radiation",
    "surgery",
    "targeted",
    "supportive",
    "other",
]


def is_given(therapy: Therapy) -> bool:
    """Whether it was given at all, or is."""
    return therapy.status in GIVEN


def therapy_class(therapy: Therapy) -> TherapyClass:
    """The class by the stated kind, else by the details that only one class has."""
    if therapy.kind.strip():
        found = class_of_kind(therapy.kind)
        return "surgery" if found == "other" and therapy.surgery else found
    if therapy.transplant:
        return "transplant"
    if therapy.cells:
        return "cells"
    if therapy.radiation:
        return "radiation"
    if therapy.surgery:
        return "surgery"
    routes = {_plain(agent.route) for agent in therapy.agents}
    return "intrathecal" if routes and routes <= {"it", "intrathecal"} else "other"


def class_of_kind(kind: str) -> TherapyClass:
    """The class that the words of a kind name, such as "cellular therapy" or "radiotherapy"."""
    found = (name for name, pattern in _CLASSES if pattern.search(kind))
    return next(found, "other")


def _plain(text: str) -> str:
    return text.strip().casefold().replace(".", "")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_CLASSES: tuple[tuple[TherapyClass, re.Pattern[str]], ...] = (
    ("intrathecal", _pattern(r"\bintrathecal|\bintraventricular|\bintra-?ommaya")),
    ("surgery", _pattern(r"\bsurg|\bresect|\bexcision|\boperati|\w+ectomy\b|\bamputation")),
    ("radiation", _pattern(r"\b(?:ir)?radiation|radiotherap|\bbrachytherap|\bproton|\bRT\b|\bTBI\b"
                           r"|\bradiosurg")),
    ("transplant", _pattern(r"transplant|\b(?:allo|auto)?-?(?:HSCT|SCT|BMT|PBSCT)\b|\bstem cell")),
    ("cells", _pattern(r"\bCAR[- ]?(?:T|NK)\b|\bcellular\b|\bcell (?:therap|product|infusion)"
                       r"|\blymphocyte infusion|\bDLI\b|\bT[- ]cells?\b")),
    ("supportive", _pattern(r"\bsupport|\bprophyla|\bpremedicat|\bsymptom|\bimmunosuppress"
                            r"|\bimmunoglobulin|\btransfusion|\bantibiotic|\bantifungal")),
    ("antibody", _pattern(r"\bantibod|\bconjugate|\bADC\b")),
    ("immunotherapy", _pattern(r"\bimmun|\bbispecific|\bcheckpoint|\binterferon|\bvaccin")),
    ("targeted", _pattern(r"\btarget|\binhibitor|\bTKI\b|\bkinase|\bhormon|\bendocrin")),
    ("chemotherapy", _pattern(r"chemo|\bcytotoxic|\binduction\b|\bconsolidation\b|\bcytostatic")),
)  # fmt: skip
