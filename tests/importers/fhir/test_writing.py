"""A case as FHIR: valid R4, read back as the same case, honest about what it can't hold."""

import json
from pathlib import Path

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Condition
from boardapp.case.record import Code
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.importers.fhir.writing.bundle import convert
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions
from boardapp.resources import example_case
from tests.importers.fhir.making import LOINC, coded, observation, quantity, read
from tests.importers.fhir.test_facts import condition, dose, drug, variant

CASES = ("letter", "synthetic", "minimal", "aml", "lymphoma", "sarcoma")


def again(case: Case, folder: Path, **options: bool) -> Case:
    """The case after it was written as FHIR and read again."""
    path = folder / "case.json"
    path.write_bytes(convert(case).data)
    asked = ImportOptions(keep_dates=True, **options)  # type: ignore[arg-type]
    imported = import_source(path, asked)
    assert imported.report.unaccounted == {}
    assert not [told for told in imported.report.warnings if told.where == "records of boardapp"]
    return imported.case


def comparable(case: Case) -> Case:
    """The case without what the Bundle adds: the LOINC code of a result among its codes."""
    labs = [
        replace(result, codes=(Code(system="LOINC", code=result.code), *result.codes))
        if result.code and all(code.code != result.code for code in result.codes)
        else result
        for result in case.labs
    ]
    return replace(case, labs=tuple(labs))


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    case = read_case(example_case(name))
    back = comparable(again(case, tmp_path))
    for field in case.__struct_fields__:
        assert getattr(back, field) == getattr(comparable(case), field), field


def test_dates_become_distances_on_the_way_where_they_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(convert(read_case(example_case("synthetic"))).data)
    back = import_source(path).case
    dated = [
        str(event.record)
        for event in events(back)
        if event.start is not None and event.start.calendar_day is not None
    ]
    assert back.labs
    assert back.diagnosis.when.anchors == ()
    assert dated == []
    assert all(result.when.calendar_day is None for result in back.labs)


def test_conditions_of_relatives_are_no_conditions_of_the_patient(tmp_path: Path) -> None:
    case = read_case(example_case("minimal"))
    kinds = {"family history": "colon cancer", "allergy": "penicillin", "comorbidity": "asthma"}
    conditions = tuple(Condition(text=text, kind=kind) for kind, text in kinds.items())
    case = replace(case, patient=replace(case.patient, conditions=conditions))
    told = json.loads(convert(case).data)
    found = {
        entry["resource"]["resourceType"]: entry["resource"]
        for entry in told["entry"]
        if ("colon" in json.dumps(entry) or "penicillin" in json.dumps(entry))
        and entry["resource"]["resourceType"] != "Observation"
    }
    assert set(found) == {"FamilyMemberHistory", "AllergyIntolerance"}
    assert again(case, tmp_path).patient.conditions == conditions


def test_the_digits_and_the_silence_of_results_come_through(tmp_path: Path) -> None:
    stated = (
        "1.00",
        3,
        0.5,
        "<0.01",
        ">=9",
        "2..4",
        "1+",
        "not done",
        "not assessed",
        "~5",
        "pending",
    )
    labs = tuple(
        LabResult(
            test=f"test {number}", value=Value(value), unit="mg/dL", low=0.5, specimen="urine"
        )
        for number, value in enumerate(stated)
    )
    case = replace(read_case(example_case("minimal")), labs=labs)
    back = again(case, tmp_path).labs
    assert [(one.test, one.value.stated, one.low, one.specimen) for one in back] == [
        (one.test, one.value.stated, one.low, one.specimen) for one in labs
    ]
    assert [one.unit for one in back if not one.value.is_missing] == ["mg/dL"] * 8


def test_the_command_writes_the_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    case = str(example_case("synthetic"))
    assert main(["convert", case, "--to", "fhir", "-o", str(target)]) == 0
    assert json.loads(target.read_text())["resourceType"] == "Bundle"
    assert "Not in it" in capsys.readouterr().out


def test_an_imported_bundle_goes_out_and_in_again(tmp_path: Path) -> None:

    imported = read(
        tmp_path,
        __import__("tests.importers.fhir.making", fromlist=["PATIENT"]).PATIENT,
        condition("dx"),
        observation("o", coded(LOINC, "777-3"), valueQuantity=quantity(40, "10*3/uL")),
        drug("MedicationAdministration", "m", "2019-04-01", "completed", **dose(30)),
        variant("BCR", "ABL1"),
    )
    assert again(imported.case, tmp_path) == imported.case


# Validity


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_is_valid_r4(name: str) -> None:
    tree = json.loads(convert(read_case(example_case(name))).data)
    for entry in tree["entry"]:
        resource = entry["resource"]
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    get_fhir_model_class("Bundle").model_validate(tree)
    references = [
        part["reference"] for entry in tree["entry"] for part in entry["resource"].get("focus", ())
    ]
    known = {f"{e['resource']['resourceType']}/{e['resource']['id']}" for e in tree["entry"]}
    assert set(references) <= known
    assert msgspec.json.decode(convert(read_case(example_case(name))).data) == tree
