"""Timelines become events by days, and no day becomes a date."""

from pathlib import Path

import pytest

from boardapp.case.case import Case
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions
from boardapp.importers.source_error import SeveralPatientsError
from tests.importers.tables.made import DATA

TIMELINE = """# made up
PATIENT_ID\tSTART_DATE\tSTOP_DATE\tEVENT_TYPE\tTREATMENT_TYPE\tAGENT\tTEST\tRESULT\tSTATUS\tSITE
A\t10\t40\tTREATMENT\tMedical Therapy\tImatinib+Dasatinib\t\t\t\t
A\t-5\t\tSurgery\t\t\t\t\t\tbrain
A\t50\t\tLAB_TEST\t\t\tPlatelet Count\t40 K/uL\t\t
A\t60\t\tSTATUS\t\t\t\t\tProgression\t
A\tNA\t85\tTREATMENT\t\tVincristine\t\t\t\t
A\t70\t20\tSPECIMEN\t\t\t\t\t\tbrain
A\t80\t\tODD_EVENT\t\t\t\t\t\t
B\t0\t\tSTATUS\t\t\t\t\tAlive\t"""


def imported(path: Path, patient: str = "", mapping: Path | None = None) -> Imported:
    found = import_source(path, ImportOptions(patient=patient, mapping=mapping))
    assert found.report.unaccounted == {}
    return found


def made(folder: Path) -> Path:
    path = folder / "data_timeline.txt"
    path.write_text(TIMELINE)
    return path


def test_each_kind_of_event_becomes_its_kind_of_fact(tmp_path: Path) -> None:
    found = imported(made(tmp_path), "A")
    drug, surgery = found.case.therapies
    assert (drug.name, str(drug.start), str(drug.end)) == (
        *("Imatinib+Dasatinib", "day-0 + 10 d", "day-0 + 40 d"),
    )
    assert surgery.surgery is not None
    assert (surgery.surgery.site, str(surgery.start)) == ("brain", "day-0 - 5 d")
    (result,) = found.case.labs
    assert (result.test, result.value.low, result.unit) == ("Platelet Count", 40, "K/uL")
    zero, status = found.case.assessments
    assert (zero.id, status.finding, str(status.when)) == ("day-0", "progression", "day-0 + 60 d")
    assert found.case.pathology[0].site == "brain"
    assert found.case.remarks[0].kind == "odd_event"
    assert found.report.read == {"data_timeline.txt": 8}
    assert {one.why: one.count for one in found.report.left_out} == {
        "no day of its start": 1,
        "of another patient": 1,
    }
    warned = "\n".join(f"{one.where} {one.what}" for one in found.report.warnings)
    assert 'row 7 has no day of its start ("NA")' in warned
    assert "row 8 ends before it begins" in warned


def test_several_patients_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(SeveralPatientsError, match="A, B"):
        imported(made(tmp_path))


def test_a_mapping_names_the_event_from_which_days_count(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"day_zero": "dx"}')
    found = imported(made(tmp_path), "A", mapping)
    assert [str(one.start) for one in found.case.therapies] == ["dx + 10 d", "dx - 5 d"]
    assert [one.id for one in found.case.assessments] == [""]


def lengths(case: Case) -> tuple[int, int, int]:
    return len(case.pathology), len(case.assessments) - 1, len(case.therapies)


@pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
@pytest.mark.parametrize(
    ("name", "patient", "read", "counts"),
    [
        ("study_es_0/data_timeline.txt", "TCGA-A1-A0SB", 5, (3, 0, 0)),
        ("study_es_0/data_timeline.txt", "TCGA-A2-A04P", 5, (2, 0, 0)),
        ("study_es_0/data_timeline_inc.txt", "TCGA-BH-A18K", 3, (1, 1, 0)),
        ("study_es_0/data_timeline_java.txt", "TCGA-A1-A0SB", 4, (1, 1, 0)),
        ("study_es_0/data_timeline_invalid_start_date.txt", "P-TEST-PATIENT2", 3, (0, 0, 1)),
        ("glioma_msk_2018/data_timeline_specimen.txt", "IM-GBM-1", 12, (2, 0, 0)),
    ],
)
def test_real_timelines(name: str, patient: str, read: int, counts: tuple[int, int, int]) -> None:
    found = imported(DATA / "cbioportal" / name, patient)
    assert sum(found.report.read.values()) == read
    assert lengths(found.case) == counts


@pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
def test_rows_without_a_day_are_refused_by_their_number() -> None:
    name = "study_es_0/data_timeline_invalid_start_date.txt"
    found = imported(DATA / "cbioportal" / name, "P-TEST-PATIENT2")
    places = [one.where for one in found.report.warnings if "no day" in one.what]
    assert [place.rsplit(" ", 1)[1] for place in places] == ["2", "3"]
    (therapy,) = found.case.therapies
    assert (str(therapy.start), str(therapy.end)) == ("day-0 + 17 d", "day-0 + 85 d")
