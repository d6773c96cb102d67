"""Imaging studies and cases for the tests."""

from typing import Any

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.imaging import ImagingStudy, Lesion, TracerScore
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from tests.review.building import a_case

LINE_1 = Therapy(id="iva", name="IVA", line=1, start=When.parse("dx + 10 d"))
LINE_2 = Therapy(id="vit", name="VIT", line=2, start=When.parse("dx + 200 d"))


def lesion(size: float | str | None, name: str = "L1", **more: Any) -> Lesion:
    """A target lesion of the lung, in mm."""
    given: dict[str, Any] = {"site": "right lung", "role": "target", "unit": "mm"} | more
    return Lesion(name=name, size=None if size is None else Value(size), **given)


def study(when: str, *lesions: Lesion, **more: Any) -> ImagingStudy:
    """A CT; `sum_mm` is a stated sum, `deauville` a score."""
    given: dict[str, Any] = {"modality": "CT"} | more
    if (total := given.pop("sum_mm", None)) is not None:
        given |= {"sum_of_diameters": Value(total), "unit": "mm"}
    if (score := given.pop("deauville", None)) is not None:
        given["scores"] = (TracerScore(system="Deauville", value=Value(score)),)
    return ImagingStudy(when=When.parse(when), lesions=lesions, **given)


def recist(when: str, response: str, *lesions: Lesion, **more: Any) -> ImagingStudy:
    """A CT with a response by RECIST 1.1."""
    return study(when, *lesions, response=response, response_system="RECIST 1.1", **more)


def lugano(when: str, response: str, deauville: float | str | None, **more: Any) -> ImagingStudy:
    """A PET with a response by Lugano."""
    given = {"modality": "PET/CT", "response_system": "Lugano"} | more
    return study(when, response=response, deauville=deauville, **given)


def imaged(*studies: ImagingStudy, disease: str = "osteosarcoma", **parts: Any) -> Case:
    """A case with these studies and one line of therapy from day 10 on."""
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text=disease))
    return a_case(**{"imaging": studies, "therapies": (LINE_1,), "diagnosis": diagnosis} | parts)
