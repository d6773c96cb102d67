"""The tables of an mCODE extraction become facts, and record numbers stay out."""

from pathlib import Path

import pytest

from boardapp.casefile.encode import encode_case
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions
from tests.importers.tables.made import DATA

FILES = {
    "patient.csv": "mrn,familyName,givenName,gender,dateOfBirth\nQ77,Doe,Jane,female,2010-02-03\n",
    "condition.csv": (
        "mrn,conditionId,codeSystem,code,displayName,category,dateOfDiagnosis\n"
        "Q77,c1,http://snomed.info/sct,91857003,Acute lymphoid leukemia,primary,2019-02-03\n"
        "Q77,c2,http://snomed.info/sct,38341003,Hypertension,secondary,\n"
    ),
    "observation.csv": (
        "\ufeffmrn,observationId,status,code,codeSystem,displayName,value,valueCodeSystem,"
        "effectiveDate,bodySite,laterality\r\n"
        "Q77,o1,final,777-3,http://loinc.org,,40 10*3/uL,,2019-03-03,,\r\n"
        "Q77,o2,final,29463-7,http://loinc.org,Body Weight,31 kg,,2019-03-03,,\r\n"
        "Q77,o3,cancelled,718-7,http://loinc.org,Hemoglobin,9 g/dL,,2019-03-03,,"
    ),
    "medication.csv": (
        "mrn,requestId,code,codeSystem,displayText,authoredOn,intent,status\n"
        "Q77,r1,11202,http://www.nlm.nih.gov/research/umls/rxnorm,Vincristine,2019-02-10,order,active\n"
    ),
    "status.csv": (
        "mrn,conditionId,diseaseStatusCode,diseaseStatusText,dateOfObservation\n"
        "Q77,c1,271299001,Worsening,2020-02-03\n"
    ),
    "notes.txt": "nothing to read",
}


def imported(path: Path, patient: str = "") -> Imported:
    found = import_source(path, ImportOptions(patient=patient))
    assert found.report.unaccounted == {}
    return found


def test_a_folder_of_tables_is_one_case(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    found = imported(tmp_path)
    case = found.case
    assert case.diagnosis.disease.text == "Acute lymphoid leukemia"
    assert str(case.diagnosis.when) == "age 9 y"
    assert [one.text for one in case.patient.conditions] == ["Hypertension"]
    (result,) = case.labs
    assert (result.test, result.value.low, result.unit) == ("platelets", 40, "10*3/uL")
    assert [(one.name, one.value.low, one.unit) for one in case.measurements] == [
        ("weight", 31, "kg")
    ]
    assert [(one.name, one.status) for one in case.therapies] == [("Vincristine", "ordered")]
    assert [one.finding for one in case.assessments] == ["progression"]
    assert case.patient.sex == "female"
    text = encode_case(case).decode()
    assert not any(word in text for word in ("Q77", "Doe", "Jane", "2010-02-03"))
    left_out = {one.why for one in found.report.left_out}
    assert left_out == {"is cancelled", "is no table of the mCODE extraction"}


@pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
def test_real_tables() -> None:
    table = DATA / "mef_csv" / "sample" / "observation-information.csv"
    (result,) = imported(table, "123").case.labs
    assert str(result.value) == "positive"
    (height,) = imported(table, "456").case.measurements
    assert (height.value.low, height.unit) == (66.89, "[in_i]")
    (weight,) = imported(table, "789").case.measurements
    assert (weight.value.low, weight.unit) == (185, "[lb_av]")
    trials = imported(DATA / "mef_csv" / "sample" / "example-csv-bom.csv", "example-mrn-2")
    assert [one.kind for one in trials.case.remarks] == ["clinical trial"] * 2
    assert len(trials.report.patients) == 2
