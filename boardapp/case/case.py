"""`Case`: everything one case file states."""

from typing import Literal

from boardapp.case.assessment import Assessment
from boardapp.case.complications import (
    Admission,
    AdverseEvent,
    Infection,
    OrganSupport,
    Transfusion,
)
from boardapp.case.deck_settings import DeckSettings
from boardapp.case.diagnosis import Diagnosis, GeneticFinding
from boardapp.case.imaging import ImagingStudy
from boardapp.case.laboratory import LabResult, WorkUp
from boardapp.case.meeting import Goal, Meeting, Option, Recommendation
from boardapp.case.pathology import PathologyReport, Staging
from boardapp.case.patient import Measurement, Patient
from boardapp.case.record import Identified, Lasting, Record
from boardapp.case.therapy import Therapy
from boardapp.case.when import When

FORMAT = "boardapp-case"
VERSION = 2


PrivacyStatus = Literal["published", "synthetic", "de-identified", "identified", "not stated"]


class Privacy(Record, frozen=True, kw_only=True):
    """Whether the case may be shown: published, synthetic, de-identified or identified."""

    status: PrivacyStatus = "not stated"
    note: str = ""


class Source(Record, frozen=True, kw_only=True):
    """A document that facts are taken from; `id` stands first in each fact's `source`."""

    id: str
    citation: str
    authors: tuple[str, ...] = ()
    kind: str = ""
    doi: str = ""


class Reference(Identified, frozen=True, kw_only=True):
    """A paper that is cited; `cited_for` says what it is cited for."""

    citation: str
    number: int | None = None
    cited_for: str = ""


class Image(Identified, frozen=True, kw_only=True):
    """A picture beside the case file or packed with it; no `file`: radiology shows it."""

    caption: str
    file: str = ""
    modality: str = ""
    description: str = ""
    when: When = When.NOT_REPORTED


class Doubt(Identified, frozen=True, kw_only=True):
    """Something the source leaves unclear.

    `about` says where: the id of a record or a key of the case, and what leads on from
    there ("hsct.start", "diagnosis.cns"). A number in a list ("labs[3].value") is
    read too, and is replaced by an id that the record is given.
    """

    about: str
    text: str
    suggestion: str = ""


class Acknowledgement(Lasting, frozen=True, kw_only=True):
    """A finding that somebody has looked at and lets stand, with the reason.

    `about` says where, as in a doubt; in a list of words `word` is the one that is meant.
    `rule` names the rule of the finding; empty for all findings about that place.
    """

    about: str
    word: str = ""
    reason: str
    rule: str = ""
    by: str = ""


class Remark(Identified, frozen=True, kw_only=True):
    """A statement of the source that fits no other place: background, interpretation."""

    text: str
    kind: str = ""


class Case(Record, frozen=True, kw_only=True):
    """One patient's course as stated, for one meeting. Nothing in it is derived.

    `genetics` are findings of specimens taken apart from the diagnosis; those of the diagnosis
    stand in it.
    """

    format: str = FORMAT
    version: int = VERSION
    title: str
    privacy: Privacy = Privacy()
    sources: tuple[Source, ...] = ()
    meeting: Meeting = Meeting()
    patient: Patient = Patient()
    diagnosis: Diagnosis
    therapies: tuple[Therapy, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    imaging: tuple[ImagingStudy, ...] = ()
    pathology: tuple[PathologyReport, ...] = ()
    staging: tuple[Staging, ...] = ()
    genetics: tuple[GeneticFinding, ...] = ()
    labs: tuple[LabResult, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    work_ups: tuple[WorkUp, ...] = ()
    transfusions: tuple[Transfusion, ...] = ()
    infections: tuple[Infection, ...] = ()
    admissions: tuple[Admission, ...] = ()
    organ_support: tuple[OrganSupport, ...] = ()
    images: tuple[Image, ...] = ()
    goals: tuple[Goal, ...] = ()
    options: tuple[Option, ...] = ()
    recommendation: Recommendation = Recommendation()
    references: tuple[Reference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    presentation: DeckSettings = DeckSettings()

    @property
    def is_synthetic(self) -> bool:
        """Whether the case was made up for trying the program."""
        return self.privacy.status == "synthetic"
