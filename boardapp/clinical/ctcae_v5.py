"""The laboratory terms of the CTCAE v5.0 that have numbers, as a table of limits.

Source: Common Terminology Criteria for Adverse Events (CTCAE), version 5.0, National
Cancer Institute, 27 November 2017. The limits are ours to keep; the criteria's wording
is not copied. Where the criteria state a limit in two unit systems, both stand here as
stated: their SI figures are rounded (haemoglobin 8.0 g/dL, 80 g/L, 4.9 mmol/L), and a
result is judged by the figure of the system it was reported in.
"""

from boardapp.clinical.ctcae_criteria import BLEEDING, Criterion, Trigger
from boardapp.clinical.ctcae_further import FURTHER_V5
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

_TRANSAMINASE = (
    ("ULN", "3.0 ULN", "5.0 ULN", "20.0 ULN"),
    (">=1.5 baseline", "3.0 baseline", "5.0 baseline", "20.0 baseline"),
)
_CHOLESTASIS = (
    ("ULN", "2.5 ULN", "5.0 ULN", "20.0 ULN"),
    (">=2.0 baseline", "2.5 baseline", "5.0 baseline", "20.0 baseline"),
)

ANEMIA = Criterion(
    "Anemia",
    "haemoglobin",
    "low",
    (
        ladder("LLN", "10.0", "8.0", unit="g/dL"),
        ladder("LLN", "100", "80", unit="g/L"),
        ladder("LLN", "6.2", "4.9", unit="mmol/L"),
    ),
    (Trigger(3, "transfusion indicated"), URGENT),
)
LEUKOCYTOSIS = Criterion(
    "Leukocytosis",
    "leukocytes",
    "high",
    (ladder("-", "-", "100", unit="10*9/L"),),
    (Trigger(4, "signs of leukostasis or urgent intervention indicated"),),
)
APTT = Criterion(
    "Activated partial thromboplastin time prolonged",
    "aPTT",
    "high",
    (ladder("ULN", "1.5 ULN", "2.5 ULN"),),
    (BLEEDING,),
)
LDH = times_uln("Blood lactate dehydrogenase increased", "LDH", "ULN")
CD4 = count("CD4 lymphocytes decreased", "CD4 lymphocytes", "LLN", "0.5", "0.2", "0.05")
CHOLESTEROL = Criterion(
    "Cholesterol high",
    "cholesterol",
    "high",
    (
        ladder("ULN", "300", "400", "500", unit="mg/dL"),
        ladder("ULN", "7.75", "10.34", "12.92", unit="mmol/L"),
    ),
)
FIBRINOGEN = Criterion(
    "Fibrinogen decreased",
    "fibrinogen",
    "low",
    (
        ladder("LLN", "0.75 LLN", "0.5 LLN", "0.25 LLN"),
        ladder("-", "-", "-", "50", unit="mg/dL"),
        ladder(
            *("baseline", "<=0.75 baseline", "<=0.5 baseline", "<=0.25 baseline"),
            when="baseline low",
        ),
    ),
)
HAPTOGLOBIN = Criterion("Haptoglobin decreased", "haptoglobin", "low", (ladder("LLN"),))
HEMOGLOBIN_INCREASED = Criterion(
    "Hemoglobin increased",
    "haemoglobin",
    "high",
    (ladder("ULN", "ULN + 2", "ULN + 4", unit="g/dL"),),
)
LYMPHOCYTES_INCREASED = count(
    "Lymphocyte count increased", "lymphocytes", "-", "4", "20", direction="high"
)
WHITE_CELLS = count("White blood cell decreased", "leukocytes", "LLN", "3.0", "2.0", "1.0")
ACIDOSIS = Criterion("Acidosis", "pH", "low", (ladder("LLN", "-", "7.3", unit="[pH]"),), (LIFE,))
ALKALOSIS = Criterion("Alkalosis", "pH", "high", (ladder("ULN", "-", "7.5", unit="[pH]"),), (LIFE,))
_CALCIUM_NOTE = "the criteria mean calcium corrected for albumin; the value is taken as it stands"
_HYPERCALCEMIA = (
    ladder("ULN", "11.5", "12.5", "13.5", unit="mg/dL"),
    ladder("ULN", "2.9", "3.1", "3.4", unit="mmol/L"),
)
_HYPOCALCEMIA = (
    ladder("LLN", "8.0", "7.0", "6.0", unit="mg/dL"),
    ladder("LLN", "2.0", "1.75", "1.5", unit="mmol/L"),
)
_SYMPTOMS = (Trigger(2, "symptoms"), HOSPITAL, LIFE)
CALCIUM = (
    Criterion("Hypercalcemia", "corrected calcium", "high", _HYPERCALCEMIA, _SYMPTOMS),
    Criterion("Hypercalcemia", "calcium", "high", _HYPERCALCEMIA, _SYMPTOMS, _CALCIUM_NOTE),
    Criterion(
        "Hypercalcemia (Ionized)",
        "ionised calcium",
        "high",
        (ladder("ULN", "1.5", "1.6", "1.8", unit="mmol/L"),),
        _SYMPTOMS,
    ),
    Criterion("Hypocalcemia", "corrected calcium", "low", _HYPOCALCEMIA, _SYMPTOMS),
    Criterion("Hypocalcemia", "calcium", "low", _HYPOCALCEMIA, _SYMPTOMS, _CALCIUM_NOTE),
    Criterion(
        "Hypocalcemia (Ionized)",
        "ionised calcium",
        "low",
        (ladder("LLN", "1.0", "0.9", "0.8", unit="mmol/L"),),
        _SYMPTOMS,
    ),
)
ELECTROLYTES = (
    Criterion(
        "Hyperkalemia",
        "potassium",
        "high",
        (ladder("ULN", "5.5", "6.0", "7.0", unit="mmol/L"),),
        (Trigger(2, "intervention initiated"), HOSPITAL, LIFE),
    ),
    Criterion(
        "Hypermagnesemia",
        "magnesium",
        "high",
        (
            ladder("ULN", "-", "3.0", "8.0", unit="mg/dL"),
            ladder("ULN", "-", "1.23", "3.30", unit="mmol/L"),
        ),
        (LIFE,),
    ),
    Criterion(
        "Hypernatremia",
        "sodium",
        "high",
        (ladder("ULN", "150", "155", "160", unit="mmol/L"),),
        (Trigger(2, "intervention initiated"), HOSPITAL, LIFE),
    ),
    Criterion(
        "Hypokalemia",
        "potassium",
        "low",
        (ladder("LLN", "-", "3.0", "2.5", unit="mmol/L"),),
        (Trigger(2, "symptoms or intervention indicated"), HOSPITAL, LIFE),
    ),
    Criterion(
        "Hypomagnesemia",
        "magnesium",
        "low",
        (
            ladder("LLN", "1.2", "0.9", "0.7", unit="mg/dL"),
            ladder("LLN", "0.5", "0.4", "0.3", unit="mmol/L"),
        ),
        (LIFE,),
    ),
    Criterion(
        # 5.0 states whole numbers (125-129, 120-124); what lies between, such as 129.5, is
        # below the next limit, as 6.0 writes it out.
        "Hyponatremia",
        "sodium",
        "low",
        (ladder("LLN", "130", "125", "120", unit="mmol/L"),),
        (Trigger(3, "symptoms", from_grade=2), LIFE),
    ),
)
METABOLISM = (
    Criterion(
        "Hypertriglyceridemia",
        "triglycerides",
        "high",
        (
            ladder(">=150", "300", "500", "1000", unit="mg/dL"),
            ladder(">=1.71", "3.42", "5.7", "11.4", unit="mmol/L"),
        ),
        (LIFE,),
    ),
    Criterion(
        "Hyperuricemia",
        "uric acid",
        "high",
        (ladder("ULN"),),
        (Trigger(3, "physiologic consequences"), LIFE),
    ),
    Criterion(
        "Hypoalbuminemia",
        "albumin",
        "low",
        (ladder("LLN", "3", "2", unit="g/dL"), ladder("LLN", "30", "20", unit="g/L")),
        (URGENT,),
    ),
    *(
        Criterion(
            "Hypoglycemia",
            analyte,
            "low",
            (
                ladder("LLN", "55", "40", "30", unit="mg/dL"),
                ladder("LLN", "3.0", "2.2", "1.7", unit="mmol/L"),
            ),
            (Trigger(4, "life-threatening consequences or seizures"),),
        )
        for analyte in ("glucose", "fasting glucose")
    ),
)

CRITERIA_V5: tuple[Criterion, ...] = (
    ANEMIA,
    LEUKOCYTOSIS,
    APTT,
    by_baseline("Alanine aminotransferase increased", "ALT", *_TRANSAMINASE),
    by_baseline("Alkaline phosphatase increased", "alkaline phosphatase", *_CHOLESTASIS),
    by_baseline("Aspartate aminotransferase increased", "AST", *_TRANSAMINASE),
    by_baseline(
        "Blood bilirubin increased",
        "bilirubin",
        ("ULN", "1.5 ULN", "3.0 ULN", "10.0 ULN"),
        ("1.0 baseline", "1.5 baseline", "3.0 baseline", "10.0 baseline"),
    ),
    LDH,
    CD4,
    CHOLESTEROL,
    times_uln("CPK increased", "CPK", "ULN", "2.5 ULN", "5 ULN", "10 ULN"),
    Criterion(
        "Creatinine increased",
        "creatinine",
        "high",
        (
            ladder("ULN", "1.5 ULN", "3.0 ULN", "6.0 ULN"),
            ladder("-", "1.5 baseline", "3.0 baseline", when="baseline known"),
        ),
    ),
    FIBRINOGEN,
    by_baseline("GGT increased", "GGT", *_CHOLESTASIS),
    HAPTOGLOBIN,
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
    pancreas("Lipase increased", "lipase", "2.0 ULN"),
    LYMPHOCYTES_INCREASED,
    count("Neutrophil count decreased", "neutrophils", "LLN", "1.5", "1.0", "0.5"),
    count("Platelet count decreased", "platelets", "LLN", "75.0", "50.0", "25.0"),
    pancreas("Serum amylase increased", "amylase", "2.0 ULN"),
    WHITE_CELLS,
    ACIDOSIS,
    ALKALOSIS,
    *CALCIUM,
    *ELECTROLYTES,
    *METABOLISM,
    *(
        Criterion("Hyperglycemia", analyte, "high", numbers_from=5)
        for analyte in ("glucose", "fasting glucose")
    ),
    *FURTHER_V5,
)
"""In the order of the criteria, then those of `ctcae_further`. Some have no number."""
