"""What a look at the disease states, read from its kind and the words of its response.

Rule "words of a response, version 6" (ours). A kind that names a state decides; words are
read only for what a kind leaves open, and whoever hedges ("suspected", "pending", "?") has
stated nothing. Words that name two states of opposite sense are a mixed response. What is
not read is no state: it is printed as it stands, and decides nothing.

No metabolic response (Lugano: NMR) goes with stable disease and is no refractory disease.
NAD, and AD better, stable and worse, are those of the Histiocyte Society (LCH): no active
disease, and active disease by its course.

CR, CRi, CRh and MLFS are told apart as the source claims them; "CRp" is a CRi, and a
marrow without leukemia alone (MLFS) is no remission; nor is the marrow CR of MDS.
"""

import re
from typing import Literal

from boardapp.case.assessment import Assessment, Finding

RULE = "words of a response, version 6"

State = Literal[
    "",
    "remission",
    "partial response",
    "stable disease",
    "mixed response",
    "refractory",
    "progression",
    "relapse",
    "death",
]
"""How the disease stands by a statement; empty where it says nothing of that."""

Claim = Literal["", "CR", "CRi", "CRh", "MLFS"]

REMISSIONS: frozenset[Claim] = frozenset({"CR", "CRi", "CRh"})
"""The claims that are a remission; a marrow without leukemia alone is none."""

ENDS_REMISSION: frozenset[State] = frozenset(
    {"relapse", "progression", "refractory", "partial response", "stable disease", "mixed response"}
)
"""What can't be found while a complete remission lasts."""

ACTIVE: frozenset[State] = frozenset({"relapse", "progression", "refractory"})
"""The disease is back, grows or doesn't yield."""

_BY_FINDING: dict[Finding, State] = {
    "relapse": "relapse",
    "remission": "remission",
    "partial response": "partial response",
    "stable disease": "stable disease",
    "mixed response": "mixed response",
    "refractory": "refractory",
    "progression": "progression",
    "death": "death",
}

_RANK: tuple[State, ...] = (
    "remission",
    "partial response",
    "mixed response",
    "stable disease",
    "refractory",
    "progression",
    "relapse",
    "death",
)


def rank(state: State) -> int:
    """From the best (0) to the worst; behind them all what says nothing."""
    return _RANK.index(state) if state else len(_RANK)


def state_of(look: Assessment) -> State:
    """The state that a look states: by its kind, else by the words of its response."""
    by_kind = _BY_FINDING.get(look.finding, "")
    if by_kind == "remission" and state_in(look.response) == "partial response":
        return "partial response"
    return by_kind or state_in(look.response)


def state_in(words: str) -> State:
    """The state that the words of a response name; empty where they name none."""
    text = " ".join(words.replace("’", "'").split())
    if not text or _HEDGED.search(text):
        return ""
    found: list[State] = []
    for state, pattern in _WORDS:
        if pattern.search(text):
            found.append(state)
            text = pattern.sub(" ; ", text)
    read = [state for state in found if state]
    is_opposed = any(state in _GOOD for state in read) and any(state in _BAD for state in read)
    return "mixed response" if is_opposed else read[0] if read else ""


def is_called_remission(look: Assessment) -> bool:
    """Whether the source itself says "remission" or "complete response".

    "No evidence of disease" is no less good, but not the source's word for a remission.
    """
    return look.finding == "remission" or bool(_CALLED_REMISSION.search(look.response))


def is_in_doubt(words: str) -> bool:
    """Whether words leave open what was found: "suspicious nodule", "pending", "too small to call".

    So nothing may be called calm after them.
    """
    return bool(_HEDGED.search(words) or _UNCLEAR.search(words))


def claimed_response(look: Assessment) -> Claim:
    """The claim of a complete response as the source makes it; empty where it makes none."""
    text = look.response.strip()
    if _HEDGED.search(text) or _NO_REMISSION.search(text):
        return ""
    if _LEUKEMIA_FREE.match(text):
        return "MLFS"
    if _PARTIAL_HEMATOLOGIC.match(text):
        return "CRh"
    if _INCOMPLETE.match(text):
        return "CRi"
    if _COMPLETE.match(text) or (look.finding == "remission" and not text):
        return "CR"
    return ""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_HEDGED = _words(
    r"\?|\b(?:suspect|suspicious|suspicion|possibl|probabl|presum|question|pending|await|"
    r"expected|unclear|unknown|not\s+(?:yet\s+)?(?:assess|evalua|known|determin|reported|done)|"
    r"to\s+be\s+confirmed|rule[sd]?\s+out)"
)
_UNCLEAR = _words(
    r"\b(?:too\s+small\s+to|indeterminate|equivocal|inconclusive|uncertain|concern\w*|worrisome|"
    r"rising|doubling|new\s+(?:lesion|nodule|mass|uptake|focus)|worse\w*|increas\w+)\b"
)
_DISEASE = (
    r"(?:disease|recurren\w*|relapse\w*|tumou?rs?|leuka?emia|lymphoma|sarcoma|cancer|malignan\w*)"
)
_NO_REMISSION = _words(
    r"\b(?:no|not|never|without|not\s+in|non)[\s-]+(?:a\s+)?(?:complete\s+|hematologic\w*\s+|"
    r"morphologic\w*\s+)?(?:remission|CR[ih]?)\b"
)
_CALLED_REMISSION = _words(
    r"\b[pscu]?CR(?:[ihpu]|MRD)?\s?[-–]?\d?\b|\bCMR\b|\bremission\b"
    r"|\bcomplete\s+(?:\w+\s+){0,2}response\b"
)
_WORDS: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("death", _words(r"\b(?:died|dead|death|deceased)\b")),
    ("relapse", _words(r"\b(?:loss\s+of|lost|end\s+of)\s+(?:the\s+)?(?:complete\s+|\w+\s+)?"
                       r"(?:remission|response)\b")),
    # Cheson 2006 (IWG for MDS), table 3: a marrow CR is apart from a complete remission.
    ("", _words(r"\bmarrow\s+(?:CR|complete\s+(?:remission|response))\b")),
    ("", _words(
        r"\b(?:after|since|following|before|prior\s+to)\s+(?:\w+\s+){0,2}"
        r"(?:relapse|recurrence|progression|failure)\s?\d?\b"
        r"|\b(?:molecular|MRD)\s+(?:relapse|recurrence|progression)\b"
        r"|\b(?:no|without)\s+(?:\w+\s+of\s+|disease\s+|tumou?r\s+)?progress\w*"
        r"|\bprogression[\s-]free\b|\bfree\s+(?:of|from)\s+progression\b"
        r"|\b(?:no|without)\s+(?:new|further)\s+\w+"
    )),
    ("remission", _words(
        rf"\bno\s+(?:(?:clinical|radiologic\w*|radiographic\w*|detectable|visible|active|residual"
        rf"|viable|known|measurable)\s+)*"
        rf"(?:(?:evidence|signs?|indication|trace)\s+(?:of\s+)?(?:any\s+)?)?"
        rf"(?:(?:active|residual|recurrent|viable|malignant)\s+)*{_DISEASE}\b"
        r"(?!\s+(?:progress|response|control|regress|shrink|in\b|at\b|of\b))"
        r"|\bNED\b|\bNAD\b|\b(?:disease|recurrence|relapse|tumou?r|leuka?emia|lymphoma)[\s-]free\b"
        rf"|\bfree\s+(?:of|from)\s+(?:\w+\s+)?{_DISEASE}\b|\bnot\s+(?:relapsed|recurred)\b"
        r"|\bwithout\s+(?:\w+\s+of\s+)?(?:recurrence|relapse)\b"
    )),
    # Lugano, Cheson 2014, table 3: no metabolic response on PET-CT goes with stable disease on CT.
    ("stable disease", _words(r"\bNMR\b|\bno\s+metabolic\s+response\b")),
    ("refractory", _words(
        r"\b(?:no|not|non|never|without|failed\s+to\s+\w+)[\s-]+(?:a\s+|clinical\s+|objective\s+"
        r"|metabolic\s+|complete\s+|hematologic\w*\s+|morphologic\w*\s+|tumou?r\s+|in\s+"
        r"|achieved\s+|reached\s+)*(?:respon\w+|remission|CR[ih]?)\b"
        r"|\b(?:refractory|resistant)\b|\b(?:treatment|induction|primary)\s+failure\b"
    )),
    ("mixed response", _words(r"\b(?:mixed|dissociated)\s+response\b")),
    ("partial response", _words(
        r"\b(?:partial|near[\s-]complete|minor|minimal|very\s+good)\s+(?:partial\s+)?(?:metabolic\s+)?"
        r"(?:remission|response)\b|\b(?:VG|n|c|u|m)?PR\b|\bPMR\b|\bnear[\s-]?CR\b|\bnCR\b|\bAD[\s,:-]+\(?better\b"
    )),
    ("stable disease", _words(
        r"\bstable\s+(?:metabolic\s+)?disease\b|\bAD[\s,:-]+\(?(?:stable|intermediate)\b|\bSM?D\b"
        r"|\bdisease\s+(?:is\s+|remains\s+|remained\s+)?stable\b"
    )),
    ("progression", _words(r"\bprogress(?:ion|ive|ed|ing)\b|\bPM?D\b(?!-?L?1)"
                           r"|\bAD[\s,:-]+\(?worse\b")),
    ("relapse", _words(r"\brelapse[sd]?\b|\brecurren(?:ce|t)\b|\brecurred\b")),
    ("remission", _CALLED_REMISSION),
)  # fmt: skip
"""Patterns by state in the order in which they are looked for; what one has read the next
ones don't see: "no recurrence" is no relapse, "no remission" no remission."""
_GOOD: frozenset[State] = frozenset({"remission", "partial response"})
_BAD: frozenset[State] = frozenset({"progression", "relapse"})

_LEUKEMIA_FREE = _words(r"MLFS\b|morphologic(?:al(?:ly)?)? leuka?emia[- ]free\b")
_PARTIAL_HEMATOLOGIC = _words(
    r"CRh(?![a-z])|.*\bcomplete\s+(?:remission|response)\b.*\bpartial\b.*\brecovery\b"
)
_INCOMPLETE = re.compile(
    r"(?:CRi|CRp)(?![a-z])|.*\bincomplete\b.*\brecovery\b", re.IGNORECASE | re.DOTALL
)
_COMPLETE = _words(
    r"(?:MRD[- ](?:negative|positive) )?CR(?![a-z])|(?:(?:first|second|third|fourth|fifth) )?"
    r"(?:(?:continuous|continuing|ongoing) )?(?:complete (?:remission|response)|remission)\b"
)
