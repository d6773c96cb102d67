"""The kind of disease that a case is about, as far as rules and checklists hang on it.

Rule "kind of disease by its name, version 1" (ours). A name is read by whole words, in the
order: acute leukemias with their extramedullary forms, lymphomas, other diseases of blood
and marrow, solid tumors. What none of them names is "other": nothing is asked of it that
belongs to one kind only. Codes are not read: a name is always stated, a code seldom.
"""

import re
from typing import Literal

RULE = "kind of disease by its name, version 1"

DiseaseKind = Literal["acute leukemia", "lymphoma", "solid tumor", "other"]


def disease_kind(name: str) -> DiseaseKind:
    """The kind by the name of the disease, such as "B-ALL", "Hodgkin lymphoma", "sarcoma"."""
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    return "other"


def is_aml(name: str) -> bool:
    """Whether it is an acute myeloid leukemia, which has criteria of its own."""
    return bool(_AML.search(name))


def is_all(name: str) -> bool:
    """Whether it is an acute lymphoblastic leukemia, whose relapses have classes of their own."""
    return bool(_ALL.search(name)) and not is_aml(name)


def may_bear_b_antigens(name: str) -> bool:
    """Whether a leukemia may bear CD19 and CD22: none of the myeloid or the T lineage does.

    One of mixed or unknown lineage may.
    """
    return not (is_aml(name) or _T_LINEAGE.search(name)) or bool(_MIXED.search(name))


_T_LINEAGE = re.compile(
    r"\bT[- ]?(?:cell\b|lineage\b|(?-i:ALL|LBL)\b|(?:acute\s+)?lymphoblastic\b)"
    r"|(?-i:\bETP\b)|\bearly\s+T[- ]cell\s+precursor\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?-i:\bMPAL\b)|\bmixed\b|\bbilineal\b|\bbiphenotypic\b", re.IGNORECASE)

_ALL = re.compile(
    r"(?-i:\bALL\b)|\blymphoblastic\b|\bacute\s+lympho(?:id|cytic)\s+leuka?emia\b"
    r"|\bacute\s+lymphatic\s+leuka?emia\b",
    re.IGNORECASE,
)

_AML = re.compile(
    r"(?-i:\b(?:AML|APL)\b)|\bacute\s+(?:pro)?my(?:elo\w*|eloid)\b|\bacute\s+promyelocytic\b"
    r"|\bacute\s+(?:mono|megakaryo|erythro)\w+\s+leuka?emia\b|\bmyeloid\s+sarcoma\b",
    re.IGNORECASE,
)

_KINDS: tuple[tuple[DiseaseKind, re.Pattern[str]], ...] = (
    # A chronic leukemia is none of these, unless it turned acute.
    ("acute leukemia", re.compile(
        r"\blympho(?:blastic|id)\s+leuka?emia\s*/\s*lymphoma|(?-i:\b(?:ALL|AML|APL|MPAL|AUL|ALAL)\b)"
        r"|(?-i:\b(?:[BT]|pre-?B|c|pro-?B)[- ]?ALL\b)|\bmyeloid\s+sarcoma\b|\bchloroma\b"
        r"|\bgranulocytic\s+sarcoma\b|\bblast(?:ic)?\s+(?:crisis|phase)\b"
        r"|\b(?:acute|lymphoblastic|promyelocytic|myeloblastic|monoblastic|megakaryoblastic)\b"
        r"[^.;]*\bleuka?emia\b|\bleuka?emia\b[^.;]*\b(?:acute|lymphoblastic)\b",
        re.IGNORECASE)),
    ("other", re.compile(
        r"\bchronic\b[^.;]*\bleuka?emia\b|\b(?:CML|CLL|CMML|JMML|MDS|LCH|HLH)\b"
        r"|\bmyelodysplas\w*|\bmyeloma\b|\bplasma\s*cell|\bhistiocyt\w*|\bmyelofibrosis\b"
        r"|\bmyeloproliferative\b|\bmastocytosis\b|\bmast\s+cell\s+leuka?emia\b"
        r"|\bhairy\s+cell\b|\bjuvenile\s+myelomonocytic\b", re.IGNORECASE)),
    ("lymphoma", re.compile(
        r"lymphoma\b|\bhodgkin\w*|(?-i:\b(?:NHL|DLBCL|ALCL|PMBCL|cHL|NLPHL|PTLD|T-?LBL|LBL)\b)"
        r"|\bburkitt\w*|\blymphoproliferative\b|\bmycosis\s+fungoides\b", re.IGNORECASE)),
    ("acute leukemia", re.compile(r"\bleuka?emia\b", re.IGNORECASE)),
    ("solid tumor", re.compile(
        r"(?:carcinoma|sarcoma|blastoma|glioma|melanoma|mesothelioma|teratoma|germinoma|seminoma"
        r"|choriocarcinoma|chordoma|schwannoma|thymoma|meningioma|ependymoma|astrocytoma|GIST"
        r"|craniopharyngioma|carcinoid|hepatoma|paraganglioma|pheochromocytoma|insulinoma"
        r"|retinoblastoma)s?\b|\b(?:tumou?rs?|cancers?|neoplasms?|NSCLC|SCLC|GBM|DIPG|MPNST|RMS"
        r"|ATRT|AT/RT|DSRCT|DMG)\b|\b(?:ewing|wilms|adamantinoma)\w*|\bmetasta\w*",
        re.IGNORECASE)),
)  # fmt: skip
