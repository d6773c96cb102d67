"""A whole source: whose it is, how its parts refer to each other, what is refused."""

import json
from pathlib import Path

import pytest

from boardapp.cli import main
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions
from boardapp.importers.source_error import SeveralPatientsError, SourceError
from tests.importers.fhir.making import (
    LOINC,
    PATIENT,
    RXNORM,
    SNOMED,
    Json,
    bundle,
    coded,
    observation,
    quantity,
    read,
    reasons_of,
    resource,
    warnings_of,
)

PLATELETS = coded(LOINC, "777-3")
COUNT = observation("o", PLATELETS, valueQuantity=quantity(40, "10*3/uL"))


def of(name: str, reference: str, **fields: object) -> Json:
    made = observation(name, PLATELETS, valueQuantity=quantity(40, "10*3/uL"), **fields)
    return made | {"subject": {"reference": reference}}


# References


@pytest.mark.parametrize(
    "reference",
    [
        "Patient/p1",
        "urn:uuid:p1",
        "http://host.invalid/fhir/Patient/p1",
        "Patient/p1/_history/3",
        "http://host.invalid/fhir/Patient/p1/_history/3",
    ],
)
def test_a_patient_is_found_by_every_form_of_reference(tmp_path: Path, reference: str) -> None:
    imported = read(tmp_path, PATIENT, of("o", reference))
    assert imported.report.patients == ("p1",)
    assert len(imported.case.labs) == 1


def test_a_full_url_without_an_id_is_an_address_too(tmp_path: Path) -> None:
    patient = {key: value for key, value in PATIENT.items() if key != "id"}
    made = {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {"fullUrl": "urn:uuid:7a", "resource": patient},
            {"resource": of("o", "urn:uuid:7a")},
            {"request": {"method": "POST"}},
        ],
    }
    path = tmp_path / "b.json"
    path.write_text(json.dumps(made))
    report = import_source(path).report
    assert report.case["labs"] == 1
    assert [(left.kind, left.why) for left in report.left_out] == [("entry", "holds no resource")]


def test_what_is_contained_is_read_and_counted(tmp_path: Path) -> None:
    given = resource(
        "MedicationAdministration",
        "m",
        status="completed",
        medicationReference={"reference": "#drug"},
        effectiveDateTime="2019-03-14",
        contained=[
            {
                "resourceType": "Medication",
                "id": "drug",
                "code": coded(RXNORM, "1", "Inventumab"),
            },
            {"resourceType": "Organization", "id": "org"},
        ],
    )
    imported = read(tmp_path, PATIENT, given)
    assert [therapy.name for therapy in imported.case.therapies] == ["Inventumab"]
    assert imported.report.kept["Medication"] == 1
    assert reasons_of(imported)["Organization"].startswith("is staff or a place")


def test_references_that_go_round_in_circles_end(tmp_path: Path) -> None:
    one = COUNT | {"id": "a", "hasMember": [{"reference": "Observation/b"}]}
    other = COUNT | {
        "id": "b",
        "hasMember": [{"reference": "Observation/a"}],
        "derivedFrom": [{"reference": "Observation/b"}],
        "valueQuantity": quantity(41, "10*3/uL"),
    }
    report = {
        **resource("DiagnosticReport", "r", status="final", code={"text": "x"}),
        "result": [{"reference": "DiagnosticReport/r"}, {"reference": "Observation/a"}],
    }
    assert read(tmp_path, PATIENT, one, other, report).report.case["labs"] == 2


def test_a_bundle_in_a_bundle_ndjson_and_a_folder_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(bundle(bundle(PATIENT))))
    lines = [COUNT, COUNT | {"id": "o2", "effectiveDateTime": "2019-03-15"}]
    (folder / "b.ndjson").write_text("\n".join(map(json.dumps, lines)) + "\n")
    (folder / "readme.txt").write_text("exported by nobody")
    report = import_source(folder).report
    assert report.read == {"Observation": 2, "Patient": 1, "file": 1}
    assert report.case["labs"] == 2


def test_a_single_resource_is_read_and_its_missing_patient_told(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(COUNT))
    imported = import_source(path)
    assert imported.report.patients == ("p1",)
    assert warnings_of(imported)["patient"] == (
        "the patient is named, but not held: sex and age are not known"
    )
    assert str(imported.case.labs[0].when) == "2019-03-14"


# Whose they are


def test_of_two_patients_one_is_asked_for_and_the_other_left_out(tmp_path: Path) -> None:
    other = PATIENT | {"id": "p2"}
    with pytest.raises(SeveralPatientsError) as told:
        read(tmp_path, PATIENT, other, COUNT)
    assert told.value.patients == ("p1", "p2")
    records = (PATIENT, other, COUNT, of("o2", "Patient/p2"), of("o3", "Patient/p2"))
    imported = read(tmp_path, *records, patient="Patient/p2")
    assert imported.report.patient == "p2"
    assert imported.report.case["labs"] == 1
    assert reasons_of(imported)["Patient"] == "is of another patient"


def test_what_names_nobody_belongs_to_the_only_patient(tmp_path: Path) -> None:
    nobodys = {key: value for key, value in COUNT.items() if key != "subject"}
    assert read(tmp_path, PATIENT, nobodys).report.case["labs"] == 1
    two = read(tmp_path, PATIENT, PATIENT | {"id": "p2"}, nobodys, patient="p1")
    assert reasons_of(two)["Observation"] == "names no patient"


def test_a_herd_is_no_patient(tmp_path: Path) -> None:
    herd: Json = {"resourceType": "Group", "id": "herd", "type": "animal", "actual": True}
    imported = read(tmp_path, PATIENT, herd, of("o", "Group/herd"), of("p", "Device/d"))
    assert imported.report.patients == ("p1",)
    assert imported.case.labs == ()
    assert reasons_of(imported)["Observation"].startswith("is about a group, a device")


# Identity


def test_nothing_that_names_the_patient_reaches_the_case(tmp_path: Path) -> None:
    named = COUNT | {
        "id": "platelets-testine",
        "subject": {"reference": "Patient/p1", "display": "Imaginaria, Testine, MRN-4711"},
        "note": [{"text": "Testine Imaginaria (MRN-4711, tel. 030 1234567) asked on 2019-03-14."}],
    }
    path = tmp_path / "Testine_Imaginaria.json"
    path.write_text(json.dumps(bundle(PATIENT, named)))
    target, report = tmp_path / "case.board.json", tmp_path / "report.json"
    assert main(["import", str(path), "-o", str(target), "--report", str(report)]) == 0
    written = target.read_text() + report.read_text()
    for told in ("Testine", "Imaginaria", "4711", "1234567", "Erfundenweg", "2010-03-14"):
        assert told.casefold() not in written.casefold()
    assert "2019" not in target.read_text()
    assert "1 × birth date" in report.read_text()


def test_everything_is_kept_where_that_was_asked(tmp_path: Path) -> None:
    case = read(tmp_path, PATIENT, COUNT, keep_identifiers=True, keep_dates=True).case
    assert case.patient.label == "Testine Imaginaria"
    assert str(case.patient.born) == "2010-03-14"
    assert str(case.labs[0].when) == "2019-03-14"


# What is refused


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"resourceType": "Bundle", "entry": [{"resource": {"resou', "is no whole JSON"),
        (b'{"resourceType": "Observation", "status": "f\xff"}', "is not in UTF-8"),
        (b'{"resourceType": "Bundle", "entry": ' + b"[" * 200_000, "is nested more deeply"),
        (b'{"resourceType": "Bundle", "entry": 3}', "whose entries are no list"),
        (b'[{"resourceType": "Patient"}, 3]', "no FHIR resource"),
        (
            json.dumps(resource("Condition", "c", clinicalStatus="active")).encode(),
            "is FHIR STU3 (Condition), and R4 is read",
        ),
        (
            json.dumps(
                resource("MedicationRequest", "m", medication={"concept": {"text": "x"}})
            ).encode(),
            "is FHIR R5 (MedicationRequest), and R4 is read",
        ),
        (json.dumps({"resourceType": "MedicationOrder"}).encode(), "is FHIR DSTU2"),
    ],
)
def test_what_is_damaged_or_of_another_version_is_one_sentence(
    tmp_path: Path, content: bytes, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    target = tmp_path / "case.board.json"
    assert main(["import", str(path), "-o", str(target)]) == 2
    told = capsys.readouterr().err
    assert why in told
    assert told.count("\n") == 1
    assert not target.exists()


def test_a_truncated_line_of_ndjson_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.ndjson"
    path.write_text(json.dumps(COUNT) + '\n{"resourceType": "Observation", "st\n')
    with pytest.raises(SourceError, match=r"bad\.ndjson, line 2, is no whole JSON"):
        import_source(path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.write(b'{"resourceType": "Bundle"')
        file.truncate(200_000_000)
    with pytest.raises(SourceError, match=r"has 200\.0 MB, and 100 MB are the most"):
        import_source(path)


def test_fields_of_the_wrong_kind_end_nothing(tmp_path: Path) -> None:
    broken = [
        COUNT | {"id": "a", "code": "platelets", "valueQuantity": [1], "category": 3},
        COUNT | {"id": "b", "component": [3, None, {"code": []}], "effectiveDateTime": 7},
        COUNT | {"id": "c", "referenceRange": {"low": 3}, "note": "x", "specimen": "y"},
        COUNT | {"id": "d", "extension": "x", "meta": 3, "interpretation": [None]},
        resource("Condition", "e", code=coded(SNOMED, "1", "Made up"), stage=[3], bodySite="x"),
        resource("Procedure", "f", status="completed", code=3),
        resource(
            "MedicationRequest", "g", status="active", dosageInstruction=[3, {"doseAndRate": 1}]
        ),
        resource("DiagnosticReport", "h", result="x", presentedForm=[{"data": 3}]),
        {"resourceType": "Patient", "id": "p1", "name": "x", "identifier": 3, "birthDate": 7},
    ]
    imported = read(tmp_path, *broken)
    assert imported.report.unaccounted == {}
    assert imported.report.patients == ("p1",)
    assert imported.report.read["Observation"] == 4


def test_it_can_be_watched_and_ended(tmp_path: Path) -> None:
    from boardapp.importers.source_error import ImportCancelled

    path = tmp_path / "b.json"
    path.write_text(json.dumps(bundle(PATIENT, COUNT)))
    steps: list[tuple[int, int]] = []
    import_source(path, ImportOptions(), lambda *step: steps.append(step))
    assert steps[0] == (0, 2)
    with pytest.raises(ImportCancelled):
        import_source(path, cancelled=lambda: True)
