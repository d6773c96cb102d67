"""Every FHIR file of the shared sample data: the report adds up, and the counts come out."""

from pathlib import Path

import pytest

from boardapp.casefile.encode import encode_case
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions
from boardapp.importers.source_error import SeveralPatientsError
from tests.importers.fhir.making import warnings_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
FOLDERS = (
    *("mcode_r4", "mcode_r4_bundles", "fhir_r4_examples", "genomics_reporting_r4", "ips_r4"),
    "synthea_r4",
)
FILES = [
    *(path for folder in FOLDERS for path in sorted((DATA / folder).rglob("*.json"))),
    *DATA.glob("phenopackets/convert_pheno/*.fhir.json"),
]
JENNY = "mcode_r4/Bundle-mcode-patient-bundle-jenny-m.json"
JOHN = "mcode_r4_bundles/cancer-patient-john-anyperson.bundle.json"
LUCY = "mcode_r4_bundles/cancer-patient-lucy-child.bundle.json"
ADULT = "synthea_r4/smart2019/Darin_Skiles_31c343e9-5d7f-444e-9be4-56b1a6ec6146.json"
CHILD = "synthea_r4/tietai_aml/Lauren_Hickle_4e92a834.json"
IPS = "ips_r4/Bundle-bundle-minimal.json"


def imported(name: str, **options: bool) -> Imported:
    return import_source(DATA / name, ImportOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:50])
def test_the_report_adds_up_and_the_case_can_be_written(path: Path) -> None:
    found = import_source(path)
    assert found.report.unaccounted == {}
    assert sum(found.report.read.values()) > 0
    assert encode_case(found.case)


@pytest.mark.parametrize(
    ("name", "read", "case"),
    [
        (
            JENNY,
            {"Observation": 22, "Condition": 1, "MedicationRequest": 4, "Procedure": 4},
            {"conditions": 1, "orders": 4, "procedures": 4, "variants": 1, "statuses": 2},
        ),
        (
            JOHN,
            {"Observation": 33, "Condition": 4, "MedicationRequest": 3, "Procedure": 1},
            {"conditions": 4, "orders": 3, "procedures": 1, "fusions": 1, "variants": 2},
        ),
        (LUCY, {"Observation": 2}, {"measurements": 1, "statuses": 1, "labs": 0}),
        ("fhir_r4_examples/Bundle-lipids.json", {"Observation": 4}, {"labs": 4}),
        ("fhir_r4_examples/Bundle-101.json", {"Observation": 17}, {"labs_numeric": 17}),
        ("fhir_r4_examples/Bundle-report.json", {"Observation": 13}, {"labs_numeric": 3}),
        (
            "genomics_reporting_r4/Bundle-bundle-oncology-diagnostic.json",
            {"Observation": 3},
            {"variants": 1, "labs_numeric": 1},
        ),
        (IPS, {"Condition": 1, "MedicationStatement": 1}, {"conditions": 1, "statements": 1}),
        (
            ADULT,
            {"Observation": 74, "Condition": 9, "Procedure": 10, "CarePlan": 2},
            {"labs": 31, "labs_numeric": 31, "conditions": 9, "procedures": 10, "orders": 1},
        ),
        (
            CHILD,
            {"Observation": 157, "Condition": 11, "Procedure": 5},
            {"labs": 12, "conditions": 11, "procedures": 5, "administrations": 0},
        ),
        (
            "phenopackets/convert_pheno/patient-bundle.fhir.json",
            {"Observation": 4, "Condition": 1, "Procedure": 1, "MedicationRequest": 1},
            {"conditions": 1, "procedures": 1, "orders": 1},
        ),
    ],
)
def test_what_must_come_out_comes_out(
    name: str, read: dict[str, int], case: dict[str, int]
) -> None:
    report = imported(name).report
    assert {kind: report.read[kind] for kind in read} == read
    assert {kind: report.case[kind] for kind in case} == case


def test_jenny_m() -> None:
    found = imported(JENNY)
    case, told = found.case, " | ".join(warnings_of(found).values())
    assert case.diagnosis.disease.text == "Primary malignant neoplasm of female left breast"
    neutrophils = next(result for result in case.labs if result.test == "neutrophils")
    assert (neutrophils.value.stated, neutrophils.high) == (3000, None)
    assert "more than anybody has" in told
    assert "IIIC" in told
    assert "IIB" in told
    assert {f.name: f.state for f in case.diagnosis.features}["Obesity"] == "absent"
    assert {therapy.status for therapy in case.therapies if therapy.agents} == {"ordered"}
    (radiation,) = [therapy.radiation for therapy in case.therapies if therapy.radiation]
    assert [(field.dose.stated, field.unit) for field in radiation if field.dose] == [
        (60, "Gy"),
        (50, "Gy"),
    ]
    doxorubicin = next(t for t in case.therapies if t.name.lower() == "doxorubicin")
    assert (str(doxorubicin.agents[0].dose), doxorubicin.agents[0].unit) == ("60", "mg/m2")


def test_what_john_anyperson_has_of_other_conditions_is_apart() -> None:
    report = imported(JOHN).report
    apart = [left for left in report.left_out if "condition that is not in the source" in left.why]
    assert [(left.kind, left.count) for left in apart] == [("Observation", 16)]
    fusion = next(f for f in imported(JOHN).case.genetics if f.kind == "fusion")
    assert fusion.name == "BCR::ABL1"


def test_lucy_has_a_status_before_her_birth() -> None:
    assert "is dated before the birth" in warnings_of(imported(LUCY)).values()


def test_the_child_with_aml() -> None:
    found = imported(CHILD)
    left = {(out.kind, out.why): out.count for out in found.report.left_out}
    assert left["Observation", "says exactly what another one says"] == 32
    assert left["Observation", "states no value"] == 24
    told = " | ".join(warnings_of(found).values())
    assert "365 10*3/uL of neutrophils" in told
    assert "abated within a day" in told
    assert found.case.therapies[0].agents == ()


def test_dates_keep_their_precision() -> None:
    case = imported(IPS, keep_dates=True).case
    assert {str(c.when) for c in case.patient.conditions} == {"2015", "2010"}
    assert str(case.therapies[0].start) == "2015-03"
    assert len(case.therapies[0].codes) == 4


def test_no_name_and_no_record_number_reaches_a_case() -> None:
    for name, words in {
        JENNY: ("jenny", "MRN1234", "1965-"),
        ADULT: ("Darin", "Skiles", "999-"),
        CHILD: ("Lauren", "Hickle"),
        "fhir_r4_examples/Bundle-report.json": ("Everywoman", "123456789"),
    }.items():
        text = encode_case(imported(name).case).decode().casefold()
        assert not [word for word in words if word.casefold() in text]


def test_a_folder_of_many_patients_asks_and_takes_one() -> None:
    with pytest.raises(SeveralPatientsError) as told:
        imported("fhir_r4_examples")
    assert "f001" in told.value.patients
    assert "herd1" not in told.value.patients
    report = import_source(DATA / "fhir_r4_examples", ImportOptions(patient="f001")).report
    assert report.unaccounted == {}
    assert report.read["Observation"] == 64 + 34
    assert report.kept["Observation"] == 5
    observations = [left for left in report.left_out if left.kind == "Observation"]
    assert sum(left.count for left in observations if "another patient" in left.why) > 50
