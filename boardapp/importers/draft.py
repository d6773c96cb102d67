"""`Draft`: the records of a case while they are gathered, and the case they make."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Doubt, Remark, Source
from boardapp.case.complications import Admission, AdverseEvent, OrganSupport
from boardapp.case.diagnosis import Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.imaging import ImagingStudy
from boardapp.case.laboratory import LabResult, WorkUp, WorkUpItem
from boardapp.case.pathology import PathologyReport, Staging
from boardapp.case.patient import (
    Condition,
    Measurement,
    Patient,
    PerformanceStatus,
    VitalStatus,
)
from boardapp.case.therapy import Therapy
from boardapp.case.when import When

UNKNOWN_DISEASE = "not reported"


@dataclass(slots=True)
class Draft:
    """Lists of records, in the order in which they are to stand; each may stay empty."""

    source: Source
    label: str = "Patient 1"
    sex: str = "not reported"
    born: When = When.NOT_REPORTED
    patient_source: str = ""
    vital_status: VitalStatus | None = None
    diagnosis: Diagnosis | None = None
    features: list[Feature] = field(default_factory=list)
    performance: list[PerformanceStatus] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    therapies: list[Therapy] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    imaging: list[ImagingStudy] = field(default_factory=list)
    pathology: list[PathologyReport] = field(default_factory=list)
    staging: list[Staging] = field(default_factory=list)
    genetics: list[GeneticFinding] = field(default_factory=list)
    labs: list[LabResult] = field(default_factory=list)
    measurements: list[Measurement] = field(default_factory=list)
    adverse_events: list[AdverseEvent] = field(default_factory=list)
    procedures: list[WorkUpItem] = field(default_factory=list)
    admissions: list[Admission] = field(default_factory=list)
    organ_support: list[OrganSupport] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def case(self) -> Case:
        """The case. Its title is the disease, which is "not reported" where none was taken."""
        disease = Coded(text=UNKNOWN_DISEASE)
        diagnosis = self.diagnosis or Diagnosis(disease=disease)
        title = "Imported case" if self.diagnosis is None else diagnosis.disease.text
        work_up = WorkUp(question="Procedures", items=tuple(self.procedures))
        return Case(
            title=title,
            sources=(self.source,),
            patient=Patient(
                label=self.label,
                sex=self.sex,
                born=self.born,
                source=self.patient_source,
                performance=tuple(self.performance),
                conditions=tuple(self.conditions),
                vital_status=self.vital_status,
            ),
            diagnosis=replace(diagnosis, features=(*diagnosis.features, *self.features)),
            therapies=tuple(self.therapies),
            assessments=tuple(self.assessments),
            imaging=tuple(self.imaging),
            pathology=tuple(self.pathology),
            staging=tuple(self.staging),
            genetics=tuple(self.genetics),
            labs=tuple(self.labs),
            measurements=tuple(self.measurements),
            adverse_events=tuple(self.adverse_events),
            work_ups=(work_up,) if self.procedures else (),
            admissions=tuple(self.admissions),
            organ_support=tuple(self.organ_support),
            remarks=tuple(self.remarks),
            doubts=tuple(self.doubts),
        )
