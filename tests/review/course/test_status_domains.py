"""The profile chooses what a status tells: sites, scores, sizes, margins, marrow."""

from boardapp.case.assessment import Assessment, Marrow, Mrd, SiteFinding
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.imaging import ImagingStudy, TracerScore
from boardapp.case.meeting import Meeting
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.course import StatusRow
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _rows(disease: str, **parts: object) -> dict[str, StatusRow]:
    dx = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text=disease))
    review = review_case(a_case(diagnosis=dx, **parts))  # type: ignore[arg-type]
    return {row.domain: row for row in review.status.rows}


def _look(when: str, finding: str = "evaluation", **more: object) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


def _pet(when: str, score: str = "Deauville", value: int = 2) -> ImagingStudy:
    scores = (TracerScore(system=score, value=Value(value)),)
    return ImagingStudy(when=When.parse(when), modality="PET/CT", scores=scores)


def test_a_leukemia_is_asked_for_mrd_and_cns_and_a_lymphoma_is_not() -> None:
    assert {"mrd", "cns"} <= set(_rows("B-ALL"))
    assert {"mrd", "cns"}.isdisjoint(_rows("Hodgkin lymphoma"))


def test_the_score_of_the_last_study_is_told_with_its_time() -> None:
    row = _rows("Hodgkin lymphoma", imaging=(_pet("2020-02-01", value=4), _pet("2020-03-01")))[
        "scores"
    ]
    assert (row.label, row.value, row.place) == ("Tracer uptake", "Deauville 2", "imaging[1]")
    assert row.note == "2020-03-01"


def test_a_score_from_before_the_disease_came_back_is_not_current() -> None:
    looks = (_look("2020-06-01", "relapse", sites=("lung",)),)
    before = _rows("Hodgkin lymphoma", imaging=(_pet("2020-03-01"),), assessments=looks)
    assert "scores" not in before
    after = _rows("Hodgkin lymphoma", imaging=(_pet("2020-06-01", value=5),), assessments=looks)
    assert after["scores"].value == "Deauville 5"


def test_what_came_after_the_data_of_the_meeting_is_no_status() -> None:
    found = _rows(
        "Hodgkin lymphoma",
        imaging=(_pet("2020-02-01", value=4), _pet("2020-03-01")),
        meeting=Meeting(as_of=When.parse("2020-02-15")),
    )
    assert found["scores"].value == "Deauville 4"


def test_margins_are_those_of_the_last_operation_that_was_done() -> None:
    def operation(when: str, margins: str, status: str = "given") -> Therapy:
        return Therapy(
            name=f"operation {when}", kind="surgery", start=When.parse(when), status=status,  # type: ignore[arg-type]
            surgery=Surgery(margins=margins, residual="3 mm" if margins == "R2" else ""),
        )  # fmt: skip

    told = _rows("osteosarcoma", therapies=(operation("2020-02-01", "R2"),))["margins"]
    assert (told.label, told.value) == ("Margins", "R2; residual tumor: 3 mm")
    two = (operation("2020-02-01", "R1"), operation("2020-03-01", "R0", "planned"))
    assert _rows("osteosarcoma", therapies=two)["margins"].value == "R1"
    assert "margins" not in _rows("Hodgkin lymphoma", therapies=two)


def test_the_sum_of_diameters_and_the_sites_of_the_last_look_are_told() -> None:
    study = ImagingStudy(
        when=When.parse("2020-02-01"), modality="CT", sum_of_diameters=Value(47), unit="mm"
    )
    sites = (
        SiteFinding(site="lung", state="absent", method="CT"),
        SiteFinding(site="node", state="not reported"),
    )
    looks = (_look("2020-02-01", extramedullary=sites),)
    found = _rows("osteosarcoma", imaging=(study,), assessments=looks)
    assert found["lesions"].value == "sum of diameters 47 mm"
    assert found["sites"].value == "lung: absent (CT)"


def test_tumor_cells_of_a_marrow_are_not_called_blasts() -> None:
    looks = (_look("2020-02-01", marrow=Marrow(blasts=Value(5))),)
    assert _rows("neuroblastoma", assessments=looks)["marrow"].value == "tumor cells 5 %"
    assert "marrow" not in _rows("B-ALL", assessments=looks)  # its own rows tell it


def test_a_brain_tumor_that_came_back_leaves_no_cns_status_open() -> None:
    looks = (_look("2020-06-01", "progression", sites=("CNS",)),)
    assert "cns" not in _rows("glioblastoma", assessments=looks)
    assert _rows("B-ALL", assessments=looks)["cns"].is_missing is False


def test_residual_disease_of_the_blood_is_no_finding_of_the_marrow() -> None:
    def look(specimen: str) -> Assessment:
        mrd = Mrd(result="negative", specimen=specimen, method="flow")
        return _look("2020-06-01", "remission", marrow=Marrow(mrd=(mrd,)))

    in_blood = _rows("chronic lymphocytic leukemia", assessments=(look("blood"),))
    assert "marrow" not in in_blood
    assert in_blood["mrd"].value.endswith("flow, blood)")
    in_marrow = _rows("chronic lymphocytic leukemia", assessments=(look("bone marrow"),))
    assert in_marrow["marrow"].value.endswith("flow, bone marrow)")


def test_what_a_look_found_in_the_blood_is_told_beside_its_remission() -> None:
    mrd = Mrd(result="negative", specimen="blood", method="flow")
    look = _look("2020-06-01", "remission", response="CR", marrow=Marrow(mrd=(mrd,)))
    dx = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="B-ALL"))
    review = review_case(a_case(diagnosis=dx, assessments=(look,)))
    (remission,) = review.remissions
    assert remission.evidence.startswith("CR, MRD negative")
    assert "blood" in remission.evidence
    entry = next(one for one in review.course if one.key.startswith("assessments"))
    assert "Marrow" not in entry.text
    assert "MRD negative" in entry.text


def test_a_relapse_in_the_marrow_is_what_is_last_known_of_it() -> None:
    clear = _look("2020-03-01", "remission", marrow=Marrow(status="no tumor cells"))
    back = _look("2020-06-01", "relapse", sites=("right femur", "bone marrow"))
    grown = _look("2020-09-01", "progression", sites=("skull",))
    row = _rows("neuroblastoma", assessments=(clear, back, grown))["marrow"]
    assert row.value == "not reported since progression; last involved before progression"
    assert _rows("neuroblastoma", assessments=(clear, back))["marrow"].value == "involved"
