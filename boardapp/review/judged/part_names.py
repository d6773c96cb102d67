"""What the parts of a grade are called in a case, and what each system reads of them.

One table for each system. A part that no row names is not read, and a finding says so: nothing is
graded by a word that is not here.
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from boardapp.clinical.analyte import words
from boardapp.clinical.part_grades import System

Kind = Literal["number", "score", "state", "drug", "words"]
"""How a part is read: a number in a unit, a number without one, whether it is there, a drug that
is, or words out of a list."""


class Sign(msgspec.Struct, frozen=True):
    """One input of a system under its names.

    `unit` is that which a number is read in, `means` what its presence alone says, `top` the
    highest of a score that has one.
    """

    key: str
    names: tuple[str, ...]
    kind: Kind = "state"
    unit: str = ""
    means: str = ""
    top: int | None = None


def _sign(
    key: str,
    names: str,
    kind: Kind = "state",
    unit: str = "",
    means: str = "",
    top: int | None = None,
) -> Sign:
    return Sign(key, words(names), kind, unit, means, top)


_CRS = (
    _sign("temperature", "temperature; body temperature; temp; fever; highest temperature",
          "number", "Cel"),
    _sign("hypotension", "hypotension; low blood pressure"),
    _sign("vasopressors", "vasopressors; vasopressor; pressors; number of vasopressors", "score"),
    _sign("vasopressor", "noradrenaline; norepinephrine", "drug", means="noradrenaline"),
    _sign("vasopressor", "adrenaline; epinephrine", "drug", means="adrenaline"),
    _sign("vasopressor", "dopamine", "drug", means="dopamine"),
    _sign("vasopressor", "phenylephrine", "drug", means="phenylephrine"),
    _sign("vasopressor", "vasopressin; argipressin", "drug", means="vasopressin"),
    _sign("oxygen", "oxygen; O2; oxygen flow; supplemental oxygen; oxygen requirement; hypoxia",
          "number", "L/min", "not named"),
    _sign("oxygen", "blow-by; blow-by oxygen", "number", "L/min", "blow-by"),
    _sign("oxygen", "nasal cannula; low-flow nasal cannula; oxygen by nasal cannula; "
          "low-flow oxygen", "number", "L/min", "nasal cannula"),
    _sign("oxygen", "high-flow nasal cannula; high-flow cannula; high-flow oxygen; HFNC", "number",
          "L/min", "high-flow cannula"),
    _sign("oxygen", "face mask; oxygen mask; facemask; non-rebreather mask; nonrebreather mask; "
          "Venturi mask; oxygen by mask", "number", "L/min", "mask"),
    _sign("oxygen", "CPAP; BiPAP; positive pressure; positive pressure ventilation; ventilation; "
          "mechanical ventilation; invasive ventilation; non-invasive ventilation; intubation",
          means="positive pressure"),
    _sign("treated before", "tocilizumab; siltuximab; steroid; steroids; corticosteroid; "
          "corticosteroids; dexamethasone; methylprednisolone"),
)  # fmt: skip
_ICANS = (
    _sign("ICE", "ICE score; ICE", "score", top=10),
    _sign("CAPD", "CAPD score; CAPD", "score", top=32),
    _sign("CAPD undoable", "CAPD not possible; unable to perform CAPD"),
    _sign("waking", "waking; arousal; level of consciousness; consciousness", "words"),
    _sign("waking", "wakes spontaneously; awakens spontaneously", means="spontaneously"),
    _sign("waking", "wakes to voice; awakens to voice", means="to voice"),
    _sign("waking", "wakes to touch; awakens to touch; awakens to tactile stimulus",
          means="to touch"),
    _sign("waking", "unarousable; stupor; coma", means="unarousable"),
    _sign("seizures", "seizure; seizures; convulsion; convulsions", "number", "min"),
    _sign("motor deficit", "motor deficit; hemiparesis; paraparesis; focal motor weakness; "
          "motor weakness"),
    _sign("oedema", "cerebral edema; cerebral oedema; brain edema; brain oedema", "words",
          means="not named"),
    _sign("oedema", "focal cerebral edema; focal cerebral oedema; focal brain edema",
          means="focal"),
    _sign("oedema", "diffuse cerebral edema; diffuse cerebral oedema; diffuse brain edema",
          means="diffuse"),
    _sign("delayed", "developmental delay; delayed development"),
)  # fmt: skip
_MAGIC = (
    _sign("skin", "skin; rash; skin rash; body surface with rash; rash area", "number", "%"),
    _sign("skin stage", "skin stage; stage of skin; stage skin", "score", top=4),
    _sign("bullae", "erythroderma with bullae; bullae and desquamation; "
          "erythroderma with bullae and desquamation"),
    _sign("bilirubin", "bilirubin; total bilirubin; serum bilirubin", "number", "mg/dL"),
    _sign("liver stage", "liver stage; stage of liver; stage liver", "score", top=4),
    _sign("stool", "stool volume; stool output; stool; diarrhea; diarrhoea; diarrhea volume; "
          "diarrhoea volume", "number", "mL/d"),
    _sign("episodes", "episodes of diarrhea; episodes of diarrhoea; diarrhea episodes; "
          "diarrhoea episodes; stool episodes; stools", "number", "/d"),
    _sign("lower gut stage", "lower gut stage; lower GI stage; gut stage; GI stage; "
          "stage of lower gut; stage gut", "score", top=4),
    _sign("mixed", "stool mixed with urine; mixed with urine"),
    _sign("pain", "severe abdominal pain"),
    _sign("ileus", "ileus"),
    _sign("blood", "bloody stool; bloody stools; blood in stool; grossly bloody stool"),
    _sign("upper gut", "upper gut"),
    _sign("nausea", "persistent nausea"),
    _sign("vomiting", "persistent vomiting"),
    _sign("anorexia", "persistent anorexia; anorexia"),
    _sign("upper gut stage", "upper gut stage; upper GI stage; stage of upper gut", "score", top=1),
    _sign("weight", "weight; body weight", "number", "kg"),
)  # fmt: skip
_NIH = (
    _sign("skin", "skin; skin score", "score", top=3),
    _sign("mouth", "mouth; mouth score; oral; oral mucosa", "score", top=3),
    _sign("eyes", "eyes; eye; eye score; eyes score; ocular", "score", top=3),
    _sign("gut", "gut; gut score; GI; GI score; GI tract; gastrointestinal tract", "score", top=3),
    _sign("liver", "liver; liver score", "score", top=3),
    _sign("lungs", "lungs; lung; lung score; lungs score", "score", top=3),
    _sign("joints and fascia", "joints and fascia; joints; fascia; joints and fascia score; "
          "joint score", "score", top=3),
    _sign("genital tract", "genital tract; genital tract score; genital score; genitals; "
          "genitalia", "score", top=3),
    _sign("FEV1", "FEV1; FEV1 % of predicted; FEV1 % predicted", "number", "%"),
)  # fmt: skip
_EBMT = (
    _sign("liver tests", "ALT; AST; GLDH; ALT or AST; liver tests; transaminases", "number", "ULN"),
    _sign("refractory", "refractory thrombocytopenia; refractory platelets; "
          "platelet refractoriness", "number", "d"),
    _sign("bilirubin", "bilirubin; total bilirubin; serum bilirubin", "number", "mg/dL"),
    _sign("GFR", "GFR; eGFR", "number", "mL/min"),
    _sign("coagulation", "coagulation", "words"),
    _sign("coagulation", "impaired coagulation; coagulation impaired", means="impaired"),
    _sign("coagulation", "coagulation factors replaced; replacement of coagulation factors",
          means="replaced"),
    _sign("left to the reader", "ascites; ventilation; mechanical ventilation; "
          "doubling of bilirubin"),
)  # fmt: skip
SIGNS: Mapping[System, tuple[Sign, ...]] = {
    "ASTCT CRS": _CRS,
    "ASTCT ICANS": _ICANS,
    "MAGIC": _MAGIC,
    "NIH": _NIH,
    "EBMT": _EBMT,
}
"""What each system reads, under all its names."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "oxygen": {
        "none": "none",
        "room air": "none",
        "blow-by": "blow-by",
        "nasal cannula": "nasal cannula",
        "low-flow nasal cannula": "nasal cannula",
        "high-flow nasal cannula": "high-flow cannula",
        "hfnc": "high-flow cannula",
        "mask": "mask",
        "face mask": "mask",
        "non-rebreather mask": "mask",
        "venturi mask": "mask",
        "cpap": "positive pressure",
        "bipap": "positive pressure",
        "ventilation": "positive pressure",
        "mechanical ventilation": "positive pressure",
        "positive pressure": "positive pressure",
    },
    "waking": {
        "spontaneous": "spontaneously",
        "spontaneously": "spontaneously",
        "awake": "spontaneously",
        "to voice": "to voice",
        "voice": "to voice",
        "to touch": "to touch",
        "touch": "to touch",
        "to tactile stimulus": "to touch",
        "unarousable": "unarousable",
        "stupor": "unarousable",
        "coma": "unarousable",
    },
    "oedema": {"none": "none", "focal": "focal", "diffuse": "diffuse"},
    "coagulation": {"normal": "normal", "impaired": "impaired", "replaced": "replaced"},
}
"""The words that a value may have where it is no number, and what each means."""

_BY_NAME = {
    system: {name.casefold(): sign for sign in signs for name in sign.names}
    for system, signs in SIGNS.items()
}
_SPACES = re.compile(r"[\s_]+")


def names_read(system: System) -> tuple[str, ...]:
    """The first name of each input that a system reads, for a sentence."""
    return tuple({sign.key: sign.names[0] for sign in reversed(SIGNS[system])}.values())[::-1]


def sign_of(system: System, name: str) -> Sign | None:
    """What a system reads under a name; None where it reads nothing of that name."""
    return _BY_NAME.get(system, {}).get(_SPACES.sub(" ", name.strip()).casefold())
