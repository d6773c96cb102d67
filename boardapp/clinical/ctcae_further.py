"""Terms of the CTCAE with numbers beyond the blood count and chemistry, as tables of limits.

Sources as in `ctcae_v5` and `ctcae_v6`. Where 5.0 writes whole numbers (59–30, ≥ 501), what
lies between, such as 59.5, is read as 6.0 writes it out. Terms that are graded only where the
condition itself is named (SOS, tumor lysis) are marked `is_by_name`: no bilirubin is graded by
them unasked. What needs two values at once is in `ctcae_conditions`.
"""

from msgspec.structs import replace

from boardapp.clinical.ctcae_criteria import Criterion, Trigger
from boardapp.clinical.ctcae_ladders import count, ladder

_CHRONIC = "by this value; chronicity is the clinician's"
_KIDNEY = (ladder("LLN", "60", "30", "15", unit="mL/min/{1.73_m2}"),)
_TERM_OF_KIDNEY = "Chronic kidney disease"
_CKD = Criterion(_TERM_OF_KIDNEY, "eGFR", "low", _KIDNEY, note=_CHRONIC)
_CKD_BY_CLEARANCE = replace(_CKD, analyte="creatinine clearance", is_per_surface=True)
_BICARBONATE = Criterion(
    "Blood bicarbonate decreased",
    "bicarbonate",
    "low",
    (ladder("LLN"),),
    note="worded for no intervention initiated",
)
_EOSINOPHILIA = Criterion(
    "Eosinophilia",
    "eosinophils",
    "high",
    (ladder("ULN and baseline"),),
    (Trigger(3, "steroids initiated"),),
)
_QTC = Criterion(
    "Electrocardiogram QT corrected interval prolonged",
    "QTc",
    "high",
    (
        ladder(">=450", "480", "500", unit="ms"),
        ladder("-", "-", "baseline + 60", unit="ms", when="baseline known"),
    ),
    (Trigger(4, "torsade de pointes, polymorphic ventricular tachycardia or signs of serious "
             "arrhythmia"),),
    note="the criteria mean the average QTc",
)  # fmt: skip
_EJECTION_FRACTION = Criterion(
    "Ejection fraction decreased",
    "ejection fraction",
    "low",
    (
        ladder("-", "<=50", "40", "20", unit="%"),
        ladder("-", "<=baseline - 10", "<=baseline - 20", unit="%", when="baseline known"),
    ),
)
_WEIGHT_GAIN = Criterion(
    "Weight gain",
    "weight",
    "high",
    (ladder(">=1.05 baseline", ">=1.10 baseline", ">=1.20 baseline"),),
)
_PROTEINURIA = Criterion(
    "Proteinuria",
    "urine protein/creatinine",
    "high",
    (ladder("-", ">=0.5", "1.9", unit="1"),),
    note="the ratio of protein to creatinine is worded for children",
    numbers_from=2,
)
_SOS = Criterion(
    "Sinusoidal obstruction syndrome",
    "bilirubin",
    "high",
    (ladder("-", ">=2", "5", unit="mg/dL"),),
    (
        Trigger(3, "coagulation modifier such as defibrotide indicated, or reversed portal flow"),
        Trigger(4, "ventilator, dialysis, plasmapheresis or peritoneal drainage"),
    ),
    numbers_from=2,
    is_by_name=True,
)
_PHOSPHATE = (
    Criterion("Hyperphosphatemia", "phosphate", "high", numbers_from=5),
    Criterion("Hypophosphatemia", "phosphate", "low", numbers_from=5),
)
_OF_BOTH = (_CKD, _BICARBONATE, _EOSINOPHILIA, _QTC, _WEIGHT_GAIN, _PROTEINURIA, _SOS, *_PHOSPHATE)

FURTHER_V5: tuple[Criterion, ...] = (
    *_OF_BOTH,
    _CKD_BY_CLEARANCE,
    _EJECTION_FRACTION,
    count("Lymphocyte count decreased", "lymphocytes", "LLN", "0.8", "0.5", "0.2"),
)
FURTHER_V6: tuple[Criterion, ...] = (
    *_OF_BOTH,
    Criterion(
        "Lymphopenia",
        "lymphocytes",
        "low",
        (ladder("LLN"),),
        note="version 6.0 has no higher grade of it",
    ),
    Criterion(
        "Tumor lysis syndrome",
        "creatinine",
        "high",
        (ladder("ULN", "1.5 ULN", "3.0 ULN", "6.0 ULN"),),
        note="with laboratory tumor lysis, which a clinician confirms",
        is_by_name=True,
    ),
)
"""Creatinine clearance has a term of its own in 6.0, and the ejection fraction another ladder."""
