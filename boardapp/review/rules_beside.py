"""The definitions of rules that a review lays beside what is stated, of those that it used."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from boardapp.clinical import (
    alkylator_dose,
    anthracycline_equivalents,
    dose_totals,
    engraftment,
    icaht,
    interfant_risk,
    mrd_fall,
    nci_risk,
    neutrophil_count,
    qt_correction,
    schwartz_gfr,
    tumor_lysis,
)
from boardapp.review.model.derived import DerivedValue, DoseLedger
from boardapp.review.model.findings import Definition, StatedAndComputed

RULES_BESIDE: tuple[Definition, ...] = (
    Definition(
        name="Risk group (NCI)",
        version=nci_risk.RULE,
        text=(
            "B-ALL: standard from 1 to under 10 years with leukocytes < 50 ×10⁹/L, else high; not "
            "for infants, nor from 18 years on (limit of ours). Beside the stated group, which may "
            "read more."
        ),
        citation=nci_risk.SOURCE,
    ),
    Definition(
        name="Risk group (Interfant-06)",
        version=interfant_risk.RULE,
        text=(
            "Infants with ALL: low with KMT2A in germline; high with KMT2A-r, < 6 months, and "
            "leukocytes ≥ 300 ×10⁹/L or a poor response to prednisone; medium the rest."
        ),
        citation=interfant_risk.SOURCE,
    ),
    Definition(
        name="Tumor lysis",
        version=tumor_lysis.RULE,
        text=(
            "Two within 24 h, from day −3 to 7 of a therapy: uric acid > ULN (adults 8 mg/dL), "
            "phosphate ≥ 6.5 mg/dL (adults 4.5), potassium ≥ 6.0 mmol/L, corrected calcium ≤ 7.0 "
            "mg/dL; at a limit it is said. Clinical with creatinine + 0.3 mg/dL or > 1.5 × ULN, "
            "or a stated oliguria, seizure, arrhythmia or symptomatic hypocalcemia."
        ),
        citation=tumor_lysis.SOURCE,
    ),
    Definition(
        name="Engraftment",
        version=engraftment.RULE,
        text=(
            "Neutrophils: first of 3 successive days ≥ 0.5 ×10⁹/L; platelets: first of 3 days ≥ 20 "
            "without transfusion for 7 days. Primary failure: < 0.5 by day +30 (cord blood +42) "
            "with pancytopenia. A day that was not counted is none of three."
        ),
        citation=engraftment.SOURCE,
    ),
    Definition(
        name="T-ICAHT",
        version=icaht.RULE,
        text=(
            "Platelets after CAR-T cells. Days 0–30: < 50 ×10⁹/L on 1–6 days 1, on 7 or more 2; < "
            "20 on 1–13 days 3, on 14 or more 4. Days 31–100, in two tests: < 100 1, < 50 2, < 20 "
            "as before. Not from a relapse or the next treatment on; a day without a count leaves "
            "it “at least”."
        ),
        citation=icaht.SOURCE,
    ),
    Definition(
        name="Derived neutrophil count",
        version=neutrophil_count.RULE,
        text=f"{neutrophil_count.FORMULA}; without bands it is at least that.",
        citation=neutrophil_count.SOURCE,
    ),
    Definition(
        name="Derived eGFR",
        version=schwartz_gfr.RULE,
        text=f"{schwartz_gfr.FORMULA}, {schwartz_gfr.NOTE}; from 1 to 18 years.",
        citation=schwartz_gfr.SOURCE,
    ),
    Definition(
        name="Derived QTc",
        version=qt_correction.RULE,
        text=f"Both formulas beside each other; {qt_correction.NOTE}.",
        citation=qt_correction.SOURCE,
    ),
    Definition(
        name="Log fall between looks",
        version=mrd_fall.RULE,
        text=(
            "Between two looks at one specimen by one method; to a negative result it is more than "
            "the fall to its limit of detection."
        ),
        citation=mrd_fall.SOURCE,
    ),
    Definition(
        name="Dose totals",
        version=dose_totals.RULE,
        text=(
            "Stated doses of one drug in one unit are summed; a dose that is not stated, or a "
            "number of doses that only words tell, makes the total “at least”."
        ),
        citation=dose_totals.SOURCE,
    ),
    Definition(
        name="Doxorubicin equivalents",
        version=anthracycline_equivalents.RULE,
        text=(
            "PanCare 2023: daunorubicin 0.6, epirubicin 0.8, idarubicin 5, mitoxantrone 10. IGHG "
            "panel (read in an abstract): daunorubicin 0.6, mitoxantrone 10.5. Bands of the IGHG "
            "2015: < 100, 100 to < 250, ≥ 250 mg/m²; chest 15 to < 35, ≥ 35 Gy."
        ),
        citation=anthracycline_equivalents.SOURCE,
    ),
    Definition(
        name="Cyclophosphamide equivalent dose",
        version=alkylator_dose.RULE,
        text=(
            "Cyclophosphamide 1, ifosfamide 0.244, procarbazine 0.857; incomplete with busulfan, "
            "melphalan, thiotepa and other alkylators, whose factors were not read."
        ),
        citation=alkylator_dose.SOURCE,
    ),
)
"""Every such rule, in the order in which a reader meets what it gives."""


def rules_beside(used: Collection[str]) -> tuple[Definition, ...]:
    """The definitions of the rules that are named, by name with version, in what a review gives."""
    return tuple(replace(rule, is_beside=True) for rule in RULES_BESIDE if rule.version in used)


def rules_used(
    judged: Iterable[StatedAndComputed], derived: Iterable[DerivedValue], doses: DoseLedger | None
) -> frozenset[str]:
    """The rules by which something was told, by name with version."""
    found = {row.rule for row in judged} | {one.rule for one in derived}
    if doses is not None and doses.is_told:
        found.add(dose_totals.RULE)
    if doses is not None and doses.equivalents:
        found.add(anthracycline_equivalents.RULE)
    if doses is not None and doses.alkylators:
        found.add(alkylator_dose.RULE)
    return frozenset(found)
