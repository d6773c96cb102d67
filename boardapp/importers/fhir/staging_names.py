"""Long names of stages in SNOMED CT as clinicians write them."""

import re

_AJCC = re.compile(r"American Joint Comm(?:ittee|ission) on Cancer")
_MANUAL = re.compile(
    r",? Cancer Staging Manual,? (\d+th edition)(?: neoplasm)? staging system", re.IGNORECASE
)
_AJCC_BEFORE = re.compile(r"^AJCC(?: stage)?\s+(?=\S)")


def staging_system(text: str) -> str:
    """The system of a stage: "AJCC, 8th edition"; "stage" where none is told."""
    return _MANUAL.sub(r", \1", _AJCC.sub("AJCC", text)) or "stage"


def stage_name(text: str) -> str:
    """The stage without the name of its committee: "cT3", "IIB"."""
    return _AJCC_BEFORE.sub("", _AJCC.sub("AJCC", text))
