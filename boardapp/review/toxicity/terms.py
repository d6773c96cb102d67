"""Words by which complications, drugs and tests are gathered into views.

Rule "terms of toxicity views, version 1". Only gathers; nothing is judged by a word.
"""

import re

BLEEDING = re.compile(
    r"bleed|h(?:a)?emorrh|epistaxis|h(?:a)?ematoma|purpura|petechi|h(?:a)?ematuria|mel(?:a)?ena"
    r"|h(?:a)?emoptysis|bruis|ecchymos",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\bno\b|without|prophyla|risk of|absence of|\bfree of\b", re.IGNORECASE)
BLEEDING_DRUGS = ("tranexamic", "aminocaproic", "desmopressin", "vitamin k", "phytomenadione")
LIVER = re.compile(
    r"hepat|liver|\bALT\b|\bAST\b|\bGGT\b|transaminase|bilirubin|jaundice|cholesta|ascites"
    r"|veno-?\s?occlusive|sinusoidal obstruction|\bSOS\b|\bVOD\b",
    re.IGNORECASE,
)
OTHER_CAUSES = re.compile(
    r"relapse|leuk(?:a)?emi|progress|infiltrat|steroid|dexamethasone|predniso|cardi|heart"
    r"|renal|kidney|fluid overload|infection|sepsis|hepatitis|tumou?r|metasta|gvhd|capillary leak",
    re.IGNORECASE,
)
"""Causes of weight gain, ascites or a large liver other than SOS/VOD."""
LIVER_DRUGS = ("ursodiol", "ursodeoxycholic", "defibrotide")
LIVER_DISEASE = re.compile(
    r"hepatitis|cirrhosis|liver disease|fibrosis of the liver|hepatopathy", re.IGNORECASE
)


_FATAL = re.compile(
    r"(?<!non-)(?<!non )(?<!not )\b(?:fatal|lethal|died|death|dead)\b", re.IGNORECASE
)


def is_fatal(outcome: str) -> bool:
    """Whether the stated outcome of a complication is death."""
    return bool(_FATAL.search(outcome)) and not NEGATED.search(outcome)


def is_bleeding(term: str) -> bool:
    """Whether a complication is a bleeding that happened."""
    return bool(BLEEDING.search(term)) and not NEGATED.search(term)
