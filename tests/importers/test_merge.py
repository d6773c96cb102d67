"""An import adds to an open case: nothing is overwritten, nothing stands twice."""

import json
from pathlib import Path

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Remark, Source
from boardapp.case.diagnosis import Coded, Diagnosis, Feature
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Condition, Patient, PerformanceStatus
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.importers.merge import holds_dates, merge
from tests.importers.fhir.making import LOINC, PATIENT, bundle, coded, observation, quantity


def lab(value: object, when: str = "dx + 1 d", test: str = "platelets", **more: str) -> LabResult:
    stated = Value(value)  # type: ignore[arg-type]
    return LabResult(
        test=test, when=When.parse(when), value=stated, unit="10*9/L", source="letter ¶1", **more
    )


def case(*labs: LabResult, **fields: object) -> Case:
    made = Case(
        title="Invented",
        sources=(Source(id="letter", citation="Letter."),),
        diagnosis=Diagnosis(disease=Coded(text="AML")),
        labs=labs,
    )
    return replace(made, **fields)


def test_what_is_new_is_added_behind_what_is_there() -> None:
    merged = merge(case(lab(40)), case(lab(40), lab(50, "dx + 2 d")))
    assert [str(found.value) for found in merged.case.labs] == ["40", "50"]
    assert (merged.added["labs"], merged.known["labs"]) == (1, 1)
    assert merged.conflicts == ()


def test_the_same_import_again_changes_nothing() -> None:
    new = case(
        lab(40),
        lab(40),
        lab(45),
        therapies=(Therapy(name="a"), Therapy(name="a", outcome="well")),
        remarks=(Remark(text="seen"),),
        assessments=(Assessment(finding="remission", when=When.parse("dx + 1 mo")),),
        patient=Patient(
            sex="female",
            performance=(PerformanceStatus(scale="ECOG", value=Value(0)),),
            conditions=(Condition(text="asthma"),),
        ),
        diagnosis=Diagnosis(disease=Coded(text="AML"), features=(Feature(name="fever"),)),
    )
    once = merge(case(), new)
    again = merge(once.case, new)
    assert again.case == once.case
    assert again.case is once.case
    assert sum(again.added.values()) == 0
    assert again.conflicts == ()


def test_two_results_of_one_day_are_no_conflict_where_one_of_them_is_known() -> None:
    merged = merge(case(lab(40)), case(lab(40), lab(60)))
    assert [str(found.value) for found in merged.case.labs] == ["40", "60"]
    assert merged.conflicts == ()


def test_another_value_of_the_same_test_and_time_is_a_conflict_and_stays_out() -> None:
    merged = merge(case(lab(40)), case(lab(60)))
    assert [str(found.value) for found in merged.case.labs] == ["40"]
    (conflict,) = merged.conflicts
    assert conflict.place == "labs[0]"
    assert (conflict.here, conflict.there) == (lab(40), lab(60))


def test_a_record_that_states_something_else_is_a_conflict() -> None:
    here = Therapy(name="Induction", start=When.parse("dx + 1 d"), outcome="remission")
    there = replace(here, outcome="none", source="letter ¶2")
    merged = merge(case(therapies=(here,)), case(therapies=(there,)))
    assert [replace(one, id="") for one in merged.case.therapies] == [here]
    assert [conflict.place for conflict in merged.conflicts] == ["therapies[0]"]
    same = replace(here, source="letter ¶9", note="seen twice")
    assert merge(case(therapies=(here,)), case(therapies=(same,))).conflicts == ()


def test_silence_is_filled_and_a_statement_never_replaced() -> None:
    here = case(patient=Patient(sex="male"))
    there = case(
        patient=Patient(sex="female"),
        diagnosis=Diagnosis(disease=Coded(text="AML"), when=When.parse("age 9 y"), morphology="M2"),
    )
    merged = merge(here, there)
    assert merged.case.patient.sex == "male"
    assert str(merged.case.diagnosis.when) == "age 9 y"
    assert merged.case.diagnosis.morphology == "M2"
    assert [conflict.place for conflict in merged.conflicts] == ["patient.sex"]


def test_a_diagnosis_that_is_not_reported_is_taken_over_and_another_is_a_conflict() -> None:
    silent = case(diagnosis=Diagnosis(disease=Coded(text="not reported")))
    assert merge(silent, case()).case.diagnosis.disease.text == "AML"
    assert merge(case(), silent).conflicts == ()
    other = case(diagnosis=Diagnosis(disease=Coded(text="B-ALL")))
    assert [conflict.place for conflict in merge(case(), other).conflicts] == ["diagnosis.disease"]


def test_times_count_from_the_diagnosis_of_the_open_case_under_its_name() -> None:
    here = case(diagnosis=Diagnosis(id="aml", disease=Coded(text="AML")))
    merged = merge(here, case(lab(40)))
    assert str(merged.case.labs[0].when) == "aml + 1 d"


def test_another_source_of_the_same_name_gets_its_own() -> None:
    there = case(lab(40), sources=(Source(id="letter", citation="Another letter."),))
    merged = merge(case(), there)
    assert [(s.id, s.citation) for s in merged.case.sources] == [
        ("letter", "Letter."),
        ("letter-2", "Another letter."),
    ]
    assert merged.case.labs[0].source == "letter-2 ¶1"


def test_whether_a_case_is_told_in_dates() -> None:
    assert holds_dates(case(lab(40, "2019-03-14")))
    assert not holds_dates(case(lab(40)))


# The command


def test_the_command_adds_to_a_case_and_adds_nothing_twice(tmp_path: Path) -> None:
    platelets = coded(LOINC, "777-3")
    records = [
        observation("a", platelets, valueQuantity=quantity(40, "10*9/L")),
        observation(
            "b",
            platelets,
            valueQuantity=quantity(90, "10*9/L"),
            effectiveDateTime="2019-04-01",
        ),
    ]
    source, target, report = (
        tmp_path / "new.json",
        tmp_path / "open.board.json",
        tmp_path / "report.json",
    )
    source.write_text(json.dumps(bundle(PATIENT, *records)))
    here = lab(40, "2019-03-14")
    write_case(target, case(here, replace(here, when=When.parse("2019-04-01"), value=Value(95))))
    asked = ["import", str(source), "--into", str(target), "--report", str(report)]
    assert main(asked) == 0
    merged = read_case(target)
    assert [str(found.value) for found in merged.labs] == ["40", "95"]
    (told,) = [one for one in json.loads(report.read_text())["warnings"] if "labs" in one["where"]]
    assert told["where"] == "labs[1]"
    assert told["what"] == (
        "differs, and stays as it is: value: here 95 ×10⁹/L, in the source 90 ×10⁹/L"
    )
    written = target.stat().st_mtime_ns
    assert main(asked) == 0
    assert target.stat().st_mtime_ns == written


def test_a_case_that_can_not_be_read_is_left_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "new.json", tmp_path / "open.board.json"
    source.write_text(json.dumps(bundle(PATIENT)))
    target.write_text("{")
    assert main(["import", str(source), "--into", str(target)]) == 2
    assert target.read_text() == "{"
