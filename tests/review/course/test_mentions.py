"""What the words of a case speak of is not called missing."""

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis, Feature
from boardapp.case.imaging import ImagingStudy
from boardapp.case.pathology import Staging
from boardapp.case.value import Value
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _stages(dx: Diagnosis, **parts: object) -> list[tuple[str, bool]]:
    review = review_case(a_case(diagnosis=dx, **parts))  # type: ignore[arg-type]
    return [(row.value, row.is_missing) for row in review.diagnosis if row.label == "Stage"]


def test_a_stage_is_asked_for_where_nothing_speaks_of_one() -> None:
    dx = Diagnosis(disease=Coded(text="osteosarcoma"))
    assert _stages(dx) == [("not reported", True)]
    assert _stages(Diagnosis(disease=Coded(text="B-ALL"))) == []
    assert _stages(Diagnosis(disease=Coded(text="glioblastoma"))) == []


@pytest.mark.parametrize(
    "dx",
    [
        Diagnosis(disease=Coded(text="osteosarcoma, metastatic")),
        Diagnosis(disease=Coded(text="osteosarcoma"), summary="Stage IIB at diagnosis."),
        Diagnosis(
            disease=Coded(text="osteosarcoma"),
            features=(Feature(name="clinical stage", value=Value("III")),),
        ),
    ],
)
def test_a_stage_in_words_is_not_called_missing(dx: Diagnosis) -> None:
    assert _stages(dx) == []


def test_a_study_that_tells_of_spread_is_read_too() -> None:
    dx = Diagnosis(disease=Coded(text="osteosarcoma"))
    assert _stages(dx, imaging=(ImagingStudy(modality="CT", finding="No metastases."),)) == []


def test_a_stated_stage_is_told_and_none_is_asked_for() -> None:
    dx = Diagnosis(disease=Coded(text="osteosarcoma"))
    told = _stages(dx, staging=(Staging(system="TNM", stage="cT2 N0 M0"),))
    assert told == [("TNM cT2 N0 M0", False)]
