"""Whether KMT2A is rearranged, and how prednisone worked, as a case states them.

Rule "KMT2A by its findings, version 1" (ours): a finding that names KMT2A or MLL and is absent, or
says germline, is germline; a fusion that is stated is a rearrangement; else the name of the
disease decides. What was not done or is not reported says nothing.
"""

import re
from collections.abc import Iterable

from boardapp.case.diagnosis import Feature, GeneticFinding
from boardapp.case.said import said
from boardapp.clinical.interfant_risk import Kmt2a, PrednisoneResponse

RULE = "KMT2A by its findings, version 1"
_KMT2A = re.compile(r"\b(?:KMT2A|MLL)(?:\b|-?r\b)", re.IGNORECASE)
_GERMLINE = re.compile(
    r"germ-?line|\bnot\s+rearranged|\bno\s+rearrangement|wild[- ]?type", re.IGNORECASE
)
_ABSENT = frozenset({"absent", "negative", "not found", "not detected", "none", "germline"})
_UNSAID = frozenset({"", "not done", "pending", "unknown"})
_PREDNISONE = re.compile(r"\b(?:prednis\w+|steroid)\b", re.IGNORECASE)
_POOR, _GOOD = re.compile(r"\bpoor\b", re.IGNORECASE), re.compile(r"\bgood\b", re.IGNORECASE)


def kmt2a_status(findings: Iterable[GeneticFinding], disease: str) -> Kmt2a | None:
    """By the findings, else by the name of the disease; None where neither says it."""
    for one in findings:
        if not _KMT2A.search(f"{one.name} {one.gene} {one.partner}"):
            continue
        result = said(one.result).casefold()
        if result in _ABSENT or _GERMLINE.search(f"{one.name} {result} {one.change}"):
            return "germline"
        if one.kind == "fusion" and result not in _UNSAID:
            return "rearranged"
    if _KMT2A.search(disease):
        return "germline" if _GERMLINE.search(disease) else "rearranged"
    return None


def prednisone_response(features: Iterable[Feature]) -> PrednisoneResponse | None:
    """A stated response to prednisone among the features of the diagnosis."""
    for feature in features:
        text = f"{feature.name} {feature.value.text if feature.value else ''}"
        if feature.state != "present" or not _PREDNISONE.search(text):
            continue
        if _POOR.search(text):
            return "poor"
        if _GOOD.search(text):
            return "good"
    return None
