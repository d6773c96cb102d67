"""A phenopacket into a case: each field where it belongs, and nothing lost in silence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.when import When
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions
from boardapp.importers.source_error import SeveralPatientsError, SourceError
from tests.importers.phenopacket.making import aged, dated, imported, packet, term, told

LOINC_PLATELETS = term("LOINC:26515-7", "Platelets [#/volume] in Blood")


def quantity(value: float, unit: str, **more: object) -> dict[str, object]:
    return {"value": {"quantity": {"value": value, "unit": term(f"UCUM:{unit}")} | more}}


def test_the_disease_its_onset_and_the_patient_are_taken(tmp_path: Path) -> None:
    found = imported(packet(), tmp_path)
    case = found.case
    assert case.diagnosis.disease.text == "Acute Lymphoblastic Leukemia"
    assert case.diagnosis.disease.codes[0].system == "NCIt"
    assert str(case.diagnosis.when) == "age 9 y"
    assert case.patient.sex == "female"
    assert case.diagnosis.source == "phenopacket diseases[0]"
    assert found.report.unaccounted == {}


def test_who_it_is_stays_out(tmp_path: Path) -> None:
    found = imported(packet(), tmp_path)
    text = repr(found.case)
    assert "P-4711" not in text
    assert "2010" not in text
    assert "1 × birth date, 1 × record number" in told(found)
    kept = imported(packet(), tmp_path, keep_identifiers=True).case
    assert kept.patient.label == "P-4711"
    assert str(kept.patient.born) == "2010-03-14"


def test_a_cancer_among_the_features_is_the_diagnosis(tmp_path: Path) -> None:
    features = [
        {"type": term("HP:0004812", "B Acute Lymphoblastic Leukemia"), "onset": aged("P3Y2M")},
        {"type": term("HP:0006727", "T-cell acute lymphoblastic leukemias"), "excluded": True},
    ]
    diseases = [{"term": term("OMIM:616873", "Immunodeficiency"), "onset": aged("P3Y")}]
    case = imported(packet(diseases=diseases, phenotypicFeatures=features), tmp_path).case
    assert case.diagnosis.disease.text == "B Acute Lymphoblastic Leukemia"
    assert str(case.diagnosis.when) == "age 3 y 2 mo"
    (absent,) = case.diagnosis.features
    assert (absent.name, absent.state) == ("T-cell acute lymphoblastic leukemias", "absent")
    assert [c.text for c in case.patient.conditions] == ["Immunodeficiency"]


def test_two_cancers_are_asked_about(tmp_path: Path) -> None:
    diseases = [
        {"term": term("MONDO:1", "osteosarcoma")},
        {"term": term("MONDO:2", "acute myeloid leukemia")},
    ]
    found = imported(packet(diseases=diseases), tmp_path)
    assert 'it could be "osteosarcoma", "acute myeloid leukemia"' in told(found)
    assert found.case.diagnosis.disease.text == "not reported"


def test_a_disease_that_is_excluded_is_absent(tmp_path: Path) -> None:
    diseases = [*packet()["diseases"], {"term": term("MONDO:5", "diabetes"), "excluded": True}]
    case = imported(packet(diseases=diseases), tmp_path).case
    assert [(f.name, f.state) for f in case.diagnosis.features] == [("diabetes", "absent")]
    assert case.patient.conditions == ()


def test_what_has_no_place_in_a_case_is_told(tmp_path: Path) -> None:
    subject = {"id": "P-1", "sex": "MALE", "timeAtLastEncounter": aged("P12Y")}
    meta = {"phenopacketSchemaVersion": "2.0", "externalReferences": [{"id": "PMID:1"}]}
    excluded = {"term": term("MONDO:5", "diabetes"), "excluded": True, "onset": aged("P9Y")}
    found = imported(
        packet(subject=subject, metaData=meta, diseases=[*packet()["diseases"], excluded]), tmp_path
    )
    assert "subject.timeAtLastEncounter: was not taken" in told(found)
    assert "cites PMID:1, which were not taken" in told(found)
    assert [str(one.when) for one in found.case.diagnosis.features] == ["age 9 y"]


def test_results_keep_unit_range_time_and_code(tmp_path: Path) -> None:
    limits = {"referenceRange": {"unit": term("UCUM:10*9/L"), "low": 150, "high": 400}}
    measurements = [
        {"assay": LOINC_PLATELETS, "timeObserved": aged("P9Y")} | quantity(45, "10*9/L", **limits),
        {"assay": term("NCIT:C1", "CRP level"), "value": {"ontologyClass": term("NCIT:2", "high")}},
        {"assay": term("LOINC:29463-7", "Body weight")} | quantity(28.5, "kg"),
        {"assay": term("NCIT:C2", "nothing")},
    ]
    found = imported(packet(measurements=measurements), tmp_path)
    platelets, crp = found.case.labs
    assert (platelets.test, platelets.value.text, platelets.unit) == ("platelets", "45", "10*9/L")
    assert (platelets.low, platelets.high, platelets.code) == (150, 400, "26515-7")
    assert str(platelets.when) == "age 9 y"
    assert (crp.test, crp.value.text, crp.when) == ("CRP level", "high", When.NOT_REPORTED)
    assert [one.name for one in found.case.measurements] == ["weight"]
    assert [(left.kind, left.why) for left in found.report.left_out] == [
        ("measurements", "states no value")
    ]


def test_a_unit_that_is_none_of_the_test_is_asked_about(tmp_path: Path) -> None:
    thousand = {"value": {"quantity": {"value": 1.4, "unit": term("NCIT:C6", "Thousand Cells")}}}
    found = imported(packet(measurements=[{"assay": LOINC_PLATELETS} | thousand]), tmp_path)
    assert found.case.labs[0].unit == "Thousand Cells"
    assert "does not fit platelets" in told(found)


def test_treatments_keep_doses_intervals_and_effects(tmp_path: Path) -> None:
    doses = [
        {
            "quantity": {"value": 450, "unit": term("UCUM:mg")},
            "scheduleFrequency": term("NCIT:C64496", "Twice Daily"),
            "interval": {"start": "2019-04-01T00:00:00Z", "end": "2019-04-03T00:00:00Z"},
        },
        {"interval": {"start": "2019-05-01T00:00:00Z", "end": "2019-05-02T00:00:00Z"}},
    ]
    actions = [
        {
            "treatment": {"agent": term("NCIT:C2", "asparaginase"), "doseIntervals": doses},
            "treatmentIntent": term("NCIT:C62220", "Cure"),
            "adverseEvents": [term("NCIT:C3", "Pancreatitis")],
        },
        {"radiationTherapy": {"bodySite": term("U:1", "head"), "dosage": 12, "fractions": 8}},
        {"procedure": {"code": term("N:1", "Hematopoietic stem cell transplant"),
                       "performed": dated("2020-01-02")}},
        {"procedure": {"code": term("N:2", "Bone marrow aspiration")}},
        {"therapeuticRegimen": {"ontologyClass": term("N:3", "AIEOP-BFM ALL 2017"),
                                "regimenStatus": "STARTED"}},
        {"unknownAction": {}},
    ]  # fmt: skip
    found = imported(packet(medicalActions=actions), tmp_path)
    drug, radiation, transplant, regimen = found.case.therapies
    assert (drug.name, drug.intent, len(drug.schedules)) == ("asparaginase", "Cure", 2)
    assert drug.schedules[0].text == "450 mg Twice Daily"
    assert str(drug.start) == "dx + 18 d"
    assert str(drug.end) == "dx + 49 d"
    assert found.case.adverse_events[0].suspected == "asparaginase"
    (field,) = radiation.radiation
    assert (field.site, field.dose.text if field.dose else "", field.unit) == ("head", "12", "Gy")
    assert transplant.kind == "stem cell transplant"
    assert regimen.status == "ongoing"
    assert found.case.work_ups[0].items[0].test == "Bone marrow aspiration"
    assert [left.why for left in found.report.left_out] == ["holds no action"]


def test_variants_keep_gene_change_and_what_is_said_of_them(tmp_path: Path) -> None:
    descriptor = {
        "geneContext": {"valueId": "HGNC:13176", "symbol": "IKZF1"},
        "expressions": [
            {"syntax": "hgvs.c", "value": "NM_006060.6:c.485G>A"},
            {"syntax": "hgvs.p", "value": "NP_006051.1:p.(Arg162Gln)"},
        ],
        "allelicState": term("GENO:0000135", "heterozygous"),
    }
    one = {
        "interpretationStatus": "CAUSATIVE",
        "variantInterpretation": {
            "variationDescriptor": descriptor,
            "acmgPathogenicityClassification": "LIKELY_PATHOGENIC",
        },
    }
    interpretation = {
        "diagnosis": {"disease": term("OMIM:1", "A syndrome"), "genomicInterpretations": [one]}
    }
    found = imported(packet(interpretations=[interpretation, {"id": "empty"}]), tmp_path)
    (variant,) = found.case.genetics
    assert variant.gene == "IKZF1"
    assert variant.change == "NM_006060.6:c.485G>A (NP_006051.1:p.(Arg162Gln))"
    assert variant.note == "causative for A syndrome; heterozygous; likely pathogenic by ACMG"
    assert [left.why for left in found.report.left_out] == ["names neither a variant nor a gene"]


def test_a_class_of_onset_is_no_time_and_is_kept(tmp_path: Path) -> None:
    onset = {"ontologyClass": term("HP:0011463", "Childhood onset")}
    features = [{"type": term("HP:1", "Motor delay"), "onset": onset}]
    (feature,) = imported(packet(phenotypicFeatures=features), tmp_path).case.diagnosis.features
    assert not feature.when.is_reported
    assert feature.note == "Childhood onset"


def test_specimens_with_their_own_measurements(tmp_path: Path) -> None:
    sample = {
        "sampledTissue": term("UBERON:1", "bone marrow"),
        "histologicalDiagnosis": term("NCIT:C1", "B-cell precursor leukemia"),
        "pathologicalStage": term("NCIT:C2", "Stage II"),
        "measurements": [{"assay": LOINC_PLATELETS} | quantity(45, "10*9/L")],
    }
    found = imported(packet(biosamples=[sample]), tmp_path)
    (report,) = found.case.pathology
    assert (report.specimen, report.histology) == ("bone marrow", "B-cell precursor leukemia")
    assert [s.stage for s in found.case.staging] == ["Stage II"]
    assert found.case.labs[0].source == "phenopacket biosamples[0].measurements[0]"
    assert found.report.read["measurements"] == found.report.kept["measurements"] == 1


def test_of_a_family_only_the_proband_is_taken(tmp_path: Path) -> None:
    family = {"id": "f", "proband": packet(), "relatives": [{"subject": {"id": "MOTHER"}}]}
    found = imported(family, tmp_path)
    assert found.case.diagnosis.source == "phenopacket proband.diseases[0]"
    assert "only the proband" in told(found)
    assert found.report.read["relatives"] == 1


def test_of_a_cohort_one_is_chosen(tmp_path: Path) -> None:
    other = packet(subject={"id": "P-2", "sex": "MALE"})
    cohort = {"id": "c", "members": [packet(), other]}
    with pytest.raises(SeveralPatientsError, match="P-4711, P-2"):
        imported(cohort, tmp_path)
    found = imported(cohort, tmp_path, patient="P-2")
    assert found.case.patient.sex == "male"
    assert found.report.patients == ("P-4711", "P-2")
    assert found.report.unaccounted == {}


def test_yaml_says_the_same_as_json(tmp_path: Path) -> None:
    from ruamel.yaml import YAML

    path = tmp_path / "packet.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(packet(), file)
    assert repr(import_source(path).case.diagnosis) == repr(
        imported(packet(), tmp_path).case.diagnosis
    )


def test_protobuf_says_the_same_as_json(tmp_path: Path) -> None:
    from google.protobuf.json_format import ParseDict
    from phenopackets.schema.v2 import Phenopacket

    path = tmp_path / "packet.pb"
    path.write_bytes(ParseDict(packet(), Phenopacket()).SerializeToString())
    found = import_source(path, ImportOptions())
    assert found.case.diagnosis == imported(packet(), tmp_path).case.diagnosis


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (packet(metaData={"phenopacketSchemaVersion": "1.0.0"}), "of version 1.0.0"),
        (packet(subject={"id": "a", "ageAtCollection": {"age": "P1Y"}}), "of version 1"),
        ('{"phenotypicFeatures": [', "can't be read as a phenopacket"),
        ('{"phenotypicFeatures": 1, "x": ' + "[" * 100_000, "nested more deeply"),
        ("phenotypicFeatures: [\n", "can't be read as a phenopacket"),
        ({"metaData": {"phenopacketSchemaVersion": "2.0"}}, "holds no phenopacket"),
        (b"\n\x05wrong\x12\xff\xff".decode("latin-1"), "no phenopacket of version 2"),
    ],
)
def test_what_is_none_is_a_sentence(content: object, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=sentence):
        imported(content, tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "label", "type", "term", "value", "quantity", "age", "interval",
                         "iso8601duration", "agent", "treatment", "assay", "start", "unit"]),
        inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    field=st.sampled_from(
        ["subject", "phenotypicFeatures", "measurements", "biosamples", "interpretations",
         "diseases", "medicalActions", "metaData"]
    ),
    content=_JSON,
)  # fmt: skip
def test_no_packet_breaks_the_import(
    field: str, content: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("packets")
    try:
        found = imported(packet(**{field: content}), folder)
    except SourceError:
        return
    assert found.report.unaccounted == {}
