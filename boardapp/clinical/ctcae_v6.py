"""The laboratory terms of the CTCAE v6.0 that have numbers, as a table of limits.

Source: Common Terminology Criteria for Adverse Events (CTCAE), version 6.0, National
Cancer Institute, 2025. Terms whose limits did not move are those of `ctcae_v5`. Moved:
neutrophils, platelets (now Thrombocytopenia), lymphocytes (now Lymphopenia), × baseline of
liver tests, alkaline phosphatase, creatinine, lipase; symptoms of pancreatitis. A baseline rule
now says which side counts as abnormal.
"""

from boardapp.clinical.ctcae_criteria import BLEEDING, Criterion, Trigger
from boardapp.clinical.ctcae_further import FURTHER_V6
from boardapp.clinical.ctcae_ladders import (
    HOSPITAL,
    LIFE,
    URGENT,
    by_baseline,
    count,
    ladder,
    pancreas,
    times_uln,
)
from boardapp.clinical.ctcae_v5 import (
    ACIDOSIS,
    ALKALOSIS,
    ANEMIA,
    APTT,
    CALCIUM,
    CD4,
    CHOLESTEROL,
    ELECTROLYTES,
    FIBRINOGEN,
    HAPTOGLOBIN,
    HEMOGLOBIN_INCREASED,
    LDH,
    LEUKOCYTOSIS,
    LYMPHOCYTES_INCREASED,
    METABOLISM,
    WHITE_CELLS,
)

_TRANSAMINASE = (
    ("ULN", "3.0 ULN", "5.0 ULN", "20.0 ULN"),
    (">=1.0 baseline", "1.5 baseline", "2.0 baseline", "4.0 baseline"),
)
_GLUCOSE_TRIGGERS = (HOSPITAL, LIFE)

CRITERIA_V6: tuple[Criterion, ...] = (
    ANEMIA,
    LEUKOCYTOSIS,
    Criterion(
        "Thrombocytopenia",
        "platelets",
        "low",
        (ladder("LLN", "75.0", "50.0", "10.0", unit="10*9/L"),),
        (Trigger(3, "transfusion indicated"), URGENT),
    ),
    APTT,
    by_baseline(
        "Alanine aminotransferase increased", "ALT", *_TRANSAMINASE, baseline_up_to="5.0 ULN"
    ),
    Criterion(
        "Alkaline phosphatase increased",
        "alkaline phosphatase",
        "high",
        (ladder("ULN and baseline"),),
    ),
    by_baseline(
        "Aspartate aminotransferase increased", "AST", *_TRANSAMINASE, baseline_up_to="5.0 ULN"
    ),
    by_baseline(
        "Blood bilirubin increased",
        "bilirubin",
        ("ULN", "1.5 ULN", "3.0 ULN", "10.0 ULN"),
        (">=1.0 baseline", "1.5 baseline", "2.5 baseline", "10.0 baseline"),
    ),
    LDH,
    CD4,
    CHOLESTEROL,
    Criterion(
        "Creatinine clearance decreased",
        "creatinine clearance",
        "low",
        (ladder("-", "<=49", "<=25", unit="mL/min"),),
        gaps=(("", "10"), ("25", "26"), ("49", "50")),
    ),
    Criterion(
        "Creatinine increased",
        "creatinine",
        "high",
        (
            ladder("ULN", "1.5 ULN", "3.0 ULN", "6.0 ULN"),
            ladder("-", "1.5 baseline", "3.0 baseline", when="baseline low"),
        ),
    ),
    FIBRINOGEN,
    by_baseline(
        "GGT increased",
        "GGT",
        ("ULN", "2.5 ULN", "5.0 ULN", "20.0 ULN"),
        (">=1.0 baseline", "1.5 baseline", "3.0 baseline", "10.0 baseline"),
    ),
    HAPTOGLOBIN,
    Criterion("HDL decreased", "HDL cholesterol", "low", (ladder("LLN"),)),
    HEMOGLOBIN_INCREASED,
    Criterion(
        "INR increased",
        "INR",
        "high",
        (
            ladder("1.2", "1.5", "2.5", unit="1", when="not on anticoagulation"),
            ladder("1 baseline", "1.5 baseline", "2.5 baseline", when="on anticoagulation"),
        ),
        (BLEEDING,),
    ),
    times_uln("LDL increased", "LDL cholesterol", "ULN"),
    pancreas("Lipase increased", "lipase", "3.0 ULN"),
    LYMPHOCYTES_INCREASED,
    count("Neutrophil count decreased", "neutrophils", "1.5", "1.0", "0.5", "0.1"),
    Criterion(
        "Serum amylase increased",
        "amylase",
        "high",
        (ladder("ULN", "1.5 ULN", "5.0 ULN"),),
        (
            Trigger(3, "moderate or severe signs or symptoms", "2.0 ULN"),
            Trigger(4, "signs or symptoms", "5.0 ULN"),
        ),
    ),
    WHITE_CELLS,
    ACIDOSIS,
    ALKALOSIS,
    *CALCIUM,
    Criterion(
        "Hyperglycemia",
        "glucose",
        "high",
        (
            ladder("-", "-", "250", "500", unit="mg/dL"),
            ladder("-", "-", "13.9", "27.8", unit="mmol/L"),
        ),
        _GLUCOSE_TRIGGERS,
        numbers_from=3,
    ),
    Criterion(
        "Hyperglycemia (Fasting)",
        "fasting glucose",
        "high",
        (
            ladder("ULN", "160", "250", "500", unit="mg/dL"),
            ladder("ULN", "8.9", "13.9", "27.8", unit="mmol/L"),
        ),
        _GLUCOSE_TRIGGERS,
    ),
    *ELECTROLYTES,
    *METABOLISM,
    *FURTHER_V6,
)
"""In the order of the criteria, then those of `ctcae_further`."""
