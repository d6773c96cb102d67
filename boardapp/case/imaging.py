"""Imaging studies: what was looked for, what was found, how large it was."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from boardapp.case.record import Concept, Lasting
from boardapp.case.value import Value
from boardapp.case.when import When

LesionRole = Literal["target", "non-target", "new", "not stated"]


class Lesion(Lasting, frozen=True, kw_only=True):
    """One lesion at one look.

    `name` follows a lesion from study to study ("L1"). `size` in `unit` is the diameter that is
    measured: the longest one, or the short axis of a lymph node (`is_node`); `dimensions` are all
    that are stated ("31 × 22 × 18 mm"). `role` is the one of response criteria. `suv` is the
    standardised uptake value, which has no unit.
    """

    own_units: ClassVar[Mapping[str, str]] = {"suv": ""}

    name: str = ""
    site: str
    role: LesionRole = "not stated"
    is_node: bool = False
    state: Literal["present", "absent", "not done", "not reported"] = "present"
    size: Value | None = None
    unit: str = ""
    dimensions: str = ""
    suv: Value | None = None
    note: str = ""


class TracerScore(Lasting, frozen=True, kw_only=True):
    """A score of tracer uptake as stated: the system (Deauville, Curie, SIOPEN) and its value."""

    system: str
    value: Value


class ImagingStudy(Concept, frozen=True, kw_only=True):
    """One imaging study.

    `modality` as printed (MRI, FDG PET/CT, MIBG, echocardiography), `finding` in words.
    `sum_of_diameters` of the target lesions in `unit`, as stated. `response` is what the source
    calls the study by `response_system` (RECIST 1.1, Lugano, "as stated"), never computed.
    `after` names the therapy that it judges, where stated; `key_images` are ids of images.
    """

    when: When = When.NOT_REPORTED
    modality: str
    region: str = ""
    tracer: str = ""
    finding: str = ""
    lesions: tuple[Lesion, ...] = ()
    scores: tuple[TracerScore, ...] = ()
    sum_of_diameters: Value | None = None
    unit: str = ""
    response: str = ""
    response_system: str = ""
    after: str = ""
    key_images: tuple[str, ...] = ()
