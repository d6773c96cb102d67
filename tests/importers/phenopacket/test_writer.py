"""A case as a phenopacket: what it can hold comes back, and what it can't is listed."""

import json
from pathlib import Path

import pytest
from google.protobuf.json_format import Parse
from hypothesis import given, settings
from hypothesis import strategies as st
from phenopackets.schema.v2 import Phenopacket

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Condition, Measurement, Patient, VitalStatus
from boardapp.case.record import Code
from boardapp.case.therapy import Agent, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions
from boardapp.importers.phenopacket.writer import convert
from boardapp.resources import example_case

AGES = ["age 3 y", "age 3 y 2 mo", "age 14 mo", "age 3..5 y", "not reported", "age 8 wk"]


def _case(**fields: object) -> Case:
    made = {
        "title": "Leukemia",
        "patient": Patient(label="Patient 1", sex="female"),
        "diagnosis": Diagnosis(
            when=When.parse("age 3 y"),
            disease=Coded(
                text="Acute lymphoblastic leukemia", codes=(Code(system="NCIt", code="C3167"),)
            ),
        ),
    }
    return Case(**(made | fields))  # type: ignore[arg-type]


def _back(case: Case, folder: Path) -> Case:
    path = folder / "packet.json"
    path.write_bytes(convert(case).data)
    return import_source(path, ImportOptions(keep_dates=True)).case


def test_what_it_can_hold_comes_back(tmp_path: Path) -> None:
    case = _case(
        patient=Patient(
            label="Patient 1",
            sex="male",
            vital_status=VitalStatus(state="dead", when=When.parse("age 5 y"), cause="sepsis"),
            conditions=(Condition(text="asthma", when=When.parse("age 2 y")),),
        ),
        labs=(
            LabResult(
                test="platelets", when=When.parse("age 3 y 2 mo"), value=Value(45), unit="10*9/L",
                low=150, high=400, code="26515-7",
            ),
            LabResult(test="culture", when=When.parse("2021-03-14"), value=Value("no growth")),
        ),
        genetics=(
            GeneticFinding(name="IKZF1 variant", gene="IKZF1", change="c.485G>A"),
            GeneticFinding(name="KMT2A fusion", kind="fusion", gene="KMT2A"),
            GeneticFinding(name="karyotype", kind="karyotype", result="46,XX,t(4;11)"),
        ),
        therapies=(
            Therapy(
                name="asparaginase",
                start=When.parse("2021-03-14"),
                end=When.parse("2021-03-20"),
                agents=(Agent(name="asparaginase", dose=Value(2500), unit="[iU]/m2"),),
            ),
            Therapy(
                name="radiotherapy",
                kind="radiation",
                radiation=(Radiation(site="head", dose=Value(12), unit="Gy", fractions=Value(8)),),
            ),
        ),
    )  # fmt: skip
    back = _back(case, tmp_path)
    assert back.diagnosis.disease.text == case.diagnosis.disease.text
    assert back.diagnosis.disease.codes[0].code == "C3167"
    assert back.diagnosis.when == case.diagnosis.when
    assert (back.patient.sex, back.patient.vital_status is not None) == ("male", True)
    for before, after in zip(case.labs, back.labs, strict=True):
        kept = ("test", "when", "value", "unit", "low", "high", "code")
        assert [getattr(before, k) for k in kept] == [getattr(after, k) for k in kept]
    for found, again in zip(case.genetics, back.genetics, strict=True):
        kept = ("name", "kind", "gene", "change", "result")
        assert [getattr(found, k) for k in kept] == [getattr(again, k) for k in kept]
    drug, radiation = back.therapies
    assert (drug.agents[0].dose, drug.agents[0].unit) == (Value(2500), "[iU]/m2")
    assert (str(drug.start), str(drug.end)) == ("2021-03-14", "2021-03-20")
    assert radiation.radiation[0].dose == Value(12)
    assert [c.text for c in back.patient.conditions] == ["asthma"]


@settings(max_examples=60, deadline=None)
@given(
    times=st.lists(st.sampled_from(AGES), min_size=1, max_size=4),
    values=st.lists(st.integers(0, 10_000) | st.floats(0, 1e6, width=32), min_size=4, max_size=4),
)
def test_results_and_features_come_back(
    times: list[str], values: list[float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    labs = tuple(
        LabResult(test="platelets", when=When.parse(time), value=Value(value), unit="10*9/L",
                  code="26515-7")
        for time, value in zip(times, values, strict=False)
    )  # fmt: skip
    features = tuple(
        Feature(name=f"sign {n}", when=When.parse(time), state="absent" if n % 2 else "present")
        for n, time in enumerate(times)
    )
    case = _case(labs=labs)
    case = _case(
        labs=labs,
        diagnosis=Diagnosis(
            when=case.diagnosis.when, disease=case.diagnosis.disease, features=features
        ),
    )
    back = _back(case, tmp_path_factory.mktemp("packets"))
    assert [(r.when, r.value.low) for r in back.labs] == [(r.when, r.value.low) for r in labs]
    assert [(f.name, f.state, f.when) for f in back.diagnosis.features] == [
        (f.name, f.state, f.when) for f in features
    ]


@pytest.mark.parametrize("name", ["letter", "synthetic", "lymphoma", "sarcoma", "aml", "minimal"])
def test_the_packet_is_one_by_its_schema(name: str) -> None:
    converted = convert(read_case(example_case(name)))
    packet = Parse(converted.data, Phenopacket())
    assert packet.meta_data.phenopacket_schema_version.startswith("2")
    declared = {one.namespace_prefix for one in packet.meta_data.resources}
    assert {one.term.id.partition(":")[0] for one in packet.diseases} <= declared


def test_what_it_cant_hold_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "letter.json"
    words = ["convert", str(example_case("letter")), "--to", "phenopacket", "-o", str(out)]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Not in it: 5 × adverse events" in told
    assert "12 × time of therapy" in told
    assert json.loads(out.read_text("utf-8"))["subject"]["id"] == "Patient 1"


def test_a_measurement_that_would_come_back_as_a_result_is_told() -> None:
    weight = Measurement(name="weight", value=Value(20), unit="kg")
    pain = Measurement(name="pain score", value=Value(4))
    told = {(one.kind, one.count) for one in convert(_case(measurements=(weight, pain))).left_out}
    assert ("kind of measurement", 1) in told
