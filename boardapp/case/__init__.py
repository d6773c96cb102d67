"""The case as stated: frozen structs, times and values with their uncertainty, sources."""

from boardapp.case.assessment import (
    Antigen,
    Assessment,
    Chimerism,
    CnsStatus,
    Marrow,
    Mrd,
    SiteFinding,
)
from boardapp.case.case import (
    Acknowledgement,
    Case,
    Doubt,
    Image,
    Privacy,
    Reference,
    Remark,
    Source,
)
from boardapp.case.complications import Admission, AdverseEvent, Infection, Transfusion
from boardapp.case.diagnosis import Code, Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.laboratory import LabResult, WorkUp, WorkUpItem
from boardapp.case.meeting import Attendance, Goal, Meeting, Option, Recommendation, Statement
from boardapp.case.patient import Condition, Measurement, Patient, PerformanceStatus
from boardapp.case.presentation import Presentation, SlideSetting
from boardapp.case.therapy import (
    Agent,
    Cells,
    Course,
    Dose,
    Radiation,
    Schedule,
    Therapy,
    Transplant,
)
from boardapp.case.value import Value
from boardapp.case.when import When, WhenError

__all__ = [
    "Acknowledgement",
    "Admission",
    "AdverseEvent",
    "Agent",
    "Antigen",
    "Assessment",
    "Attendance",
    "Case",
    "Cells",
    "Chimerism",
    "CnsStatus",
    "Code",
    "Coded",
    "Condition",
    "Course",
    "Diagnosis",
    "Dose",
    "Doubt",
    "Feature",
    "GeneticFinding",
    "Goal",
    "Image",
    "Infection",
    "LabResult",
    "Marrow",
    "Measurement",
    "Meeting",
    "Mrd",
    "Option",
    "Patient",
    "PerformanceStatus",
    "Presentation",
    "Privacy",
    "Radiation",
    "Recommendation",
    "Reference",
    "Remark",
    "Schedule",
    "SiteFinding",
    "SlideSetting",
    "Source",
    "Statement",
    "Therapy",
    "Transfusion",
    "Transplant",
    "Value",
    "When",
    "WhenError",
    "WorkUp",
    "WorkUpItem",
]
