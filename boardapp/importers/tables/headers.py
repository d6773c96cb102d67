"""What the columns of a laboratory table are called, and what each then holds.

English, German, French and Spanish, and the variables of SDTM and of common databases. Names are
compared in any case, with blanks, hyphens and points as one.
"""

import re
from functools import lru_cache
from typing import Literal

from boardapp.clinical.analyte import words
from boardapp.clinical.analytes import find_analyte
from boardapp.importers.tables.result_cell import Cell

Role = Literal[
    "patient",
    "test",
    "code",
    "value",
    "number",
    "unit",
    "low",
    "high",
    "range",
    "flag",
    "specimen",
    "category",
    "method",
    "when",
    "date",
    "time",
    "day",
    "study day",
    "status",
    "comment",
    "identity",
    "ignored",
]
"""What a column holds. `when` is a time in the notation of a case; `number` is a value once more,
without its sign or words; `day` counts from an event with day 0 on it, `study day` has no day 0;
`identity` names the patient."""

_NAMES: dict[Role, tuple[str, ...]] = {
    "patient": words(
        "usubjid; subjid; subject id; subject; patient id; patientid; patient; pat id; patid; mrn; "
        "mr no; medical record number; record number; record id; person id; pid; upn; unique "
        "patient number; study id; patient number; patient no; patientennummer; patienten id; "
        "patient nr; patnr; fallnummer; ipp; nip; id patient; id paciente; nhc; id"
    ),
    "test": words(
        "lbtest; param; test; test name; testname; lab test; labtest; lab name; analyte; analyt; "
        "parameter; component name; component; label; observation; observation name; item; item "
        "name; assay; measurement; examination; exam; examen; analyse; determination; description; "
        "display name; displayname; display; result name; long common name; test description; "
        "lab; laboratory test; untersuchung; bezeichnung; messgröße; messgrösse; kenngröße; "
        "laborparameter; paramètre; libellé; prueba; determinación; analito; lbtestcd; "
        "procedure; order name"
    ),
    "code": words(
        "loinc; loinc code; loinc num; loinc number; loinc id; lbloinc; code; test code; testcode; "
        "observation code; concept code"
    ),
    "value": words(
        "lborres; aval; value; result; result value; test result; results; lab result; "
        "reported value; result text; value text; text result; observation value; obs value; "
        "measured value; "
        "reading; wert; messwert; ergebnis; ergebniswert; befund; resultat; résultat; valeur; "
        "resultado; valor; lab value; value as reported; value source value; valor resultado"
    ),
    "number": words(
        "valuenum; numeric value; value numeric; result numeric; numeric result; lbstresn; "
        "lbstresc; value as number; result num; value num; numericresult; result number"
    ),
    "unit": words(
        "lborresu; avalu; unit; units; uom; valueuom; value unit; value units; result unit; "
        "result units; "
        "unit of measure; units of measure; measurement unit; reference unit; unit code; einheit; "
        "einh; maßeinheit; dimension; unité; unités; unidad; unidades; unità; ucum; "
        "unit source value"
    ),
    "low": words(
        "lbornrlo; low; ref low; range low; reference low; lower; lower limit; lln; normal low; "
        "ref range lower; ref range low; reference range low; lower reference limit; low limit; "
        "ref min; norm low; lower bound; low normal; normal range low; lower range; untere grenze; "
        "unterer grenzwert; untergrenze; ref von; norm von; borne inférieure; límite inferior; "
        "reference low limit; min ref; range min; norm min; lower normal limit"
    ),
    "high": words(
        "lbornrhi; high; ref high; range high; reference high; upper; upper limit; uln; normal "
        "high; ref range upper; ref range high; reference range high; upper reference limit; high "
        "limit; ref max; norm high; upper bound; high normal; normal range high; upper range; "
        "obere grenze; oberer grenzwert; obergrenze; ref bis; norm bis; borne supérieure; límite "
        "superior; reference high limit; max ref; range max; norm max; upper normal limit"
    ),
    "range": words(
        "reference range; ref range; range; normal range; normal; reference interval; reference; "
        "ref; ref interval; normal values; normals; referenzbereich; normbereich; normalbereich; "
        "referenz; ref bereich; norm; normwert; normwerte; referenzwerte; valeurs de référence; "
        "intervalle de référence; valeurs usuelles; norme; valores de referencia; rango de "
        "referencia; rango"
    ),
    "flag": words(
        "flag; flags; abnormal; abnormal flag; abnormal flags; lbnrind; interpretation; indicator; "
        "normal flag; result flag; h/l; high/low; auffällig; bewertung; markierung; "
        "abnormal indicator; lab flag; alert; anomalie"
    ),
    "specimen": words(
        "lbspec; specimen; specimen type; sample type; fluid; material; sample material; system; "
        "specimen source; probenmaterial; probenart; untersuchungsmaterial; matériel; nature; "
        "échantillon; muestra; sample; probe; specimen name; body fluid"
    ),
    "category": words("category; lbcat; observation category; obs category"),
    "method": words("lbmethod; method; methode; méthode; assay method; analysis method; mode"),
    "when": words("when"),
    "date": words(
        "lbdtc; adt; collection date; collected date time; collection datetime; "
        "collection date time; collected; collected "
        "date; collected on; collected at; collected datetime; date collected; date of collection; "
        "specimen date; specimen collection date; specimen taken time; sample date; sampling date; "
        "date of sample; draw date; drawn; date drawn; charttime; chart time; chart date; "
        "collection time; entnahmedatum; entnahme; abnahmedatum; abnahme; entnahmezeitpunkt; "
        "abnahmezeitpunkt; date de prélèvement; prélevé le; fecha de extracción; "
        "fecha extracción; fecha de toma; effective date; effectivedate; effective datetime; "
        "observation date; observation datetime; date; datum; fecha; dates; date time; datetime; "
        "date/time; timestamp; test date; lab date; measurement date; measurement datetime; "
        "service date; visit date; date of test; date of visit; performed; performed date; "
        "result date; result time; result datetime; date of result; reported; reported date; "
        "validation date; befunddatum; date du résultat; order date; ordered; time stamp; "
        "storetime; data; jour de prélèvement; datum/zeit; untersuchungsdatum"
    ),
    "time": words(
        "time; clock; uhrzeit; zeit; heure; hora; sample time; draw time; entnahmezeit; abnahmezeit"
    ),
    "day": words(
        "day; days; relative day; rel day; day number; days from diagnosis; days since diagnosis; "
        "days from start; days since start; day of treatment; treatment day; day post transplant; "
        "day after transplant; tag; tage; jour; día; start date days; offset days"
    ),
    "study day": words(
        "lbdy; ady; study day; studyday; study day of specimen collection; day on study"
    ),
    "status": words("lbstat; status; result status; completion status; state; statut"),
    "comment": words(
        "comment; comments; note; notes; remark; remarks; kommentar; kommentare; bemerkung; "
        "bemerkungen; anmerkung; commentaire; commentaires; remarque; comentario; observaciones; "
        "lbreasnd"
    ),
    "identity": words(
        "patient name; name of patient; name; full name; first name; last name; surname; given "
        "name; family name; forename; dob; date of birth; birth date; birthdate; geburtsdatum; "
        "geb datum; geb; vorname; nachname; familienname; nom; prénom; nom de naissance; date de "
        "naissance; né le; née le; nombre; apellido; apellidos; fecha de nacimiento; address; "
        "adresse; dirección; phone; telephone; telefon; email; e mail; ssn; social security "
        "number; insurance number; versichertennummer; nss; city; zip; postcode; plz; street; "
        "strasse; straße; ward; physician; doctor; ordering provider; provider; requested by; "
        "arzt; einsender; prescripteur"
    ),
}
_SEPARATORS = re.compile(r"[\s_.:/\-]+")
_EDGES = " ,;:*#()[]"


def folded_header(text: str) -> str:
    """A header as it is compared: "Ref. Range_Low" is "ref range low"."""
    return _SEPARATORS.sub(" ", text.casefold()).strip(_EDGES)


_ROLES: dict[str, Role] = {
    folded_header(name): role for role, names in reversed(_NAMES.items()) for name in names
}
_RANKS: dict[str, int] = {
    folded_header(name): rank for names in _NAMES.values() for rank, name in enumerate(names)
}


@lru_cache(maxsize=4_000)
def role_of(header: str) -> Role | None:
    """What a column of this name holds; None for a name that is not known."""
    return _ROLES.get(folded_header(header))


def rank_of(header: str) -> int:
    """How sure a name is among those of its role; the lowest is the surest."""
    return _RANKS.get(folded_header(header), len(_RANKS))


def names_something(cell: Cell) -> bool:
    """Whether a cell is the name of a column, or that of a test."""
    if not isinstance(cell, str) or not cell or len(cell) > 80:
        return False
    return role_of(cell) is not None or find_analyte(cell) is not None
