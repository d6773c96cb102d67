"""Every phenopacket of the shared sample data: the report adds up, and the counts come out."""

from pathlib import Path

import pytest

from boardapp.casefile.encode import encode_case
from boardapp.importers.import_source import import_source
from boardapp.importers.source_error import SourceError

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "phenopackets"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
B7 = "leukemia_store/IKZF1_PMID_26981933_Family_B_individual_B7.json"
F12 = "leukemia_store/IKZF1_PMID_26981933_Family_F_individual_F12.json"
CYP = "leukemia_store/CYP21A2_PMID_30968594_individual_9.json"


@pytest.mark.parametrize(
    ("name", "features", "absent", "labs", "diseases", "actions"),
    [
        ("formats_v2/phenopacket.json", 4, 1, 0, 1, 0),
        ("formats_v2/phenopacket.yaml", 4, 1, 0, 1, 0),
        ("formats_v2/phenopacket.pb", 4, 1, 0, 1, 0),
        ("formats_v2/family.json", 4, 1, 0, 1, 0),
        ("formats_v2/family.yaml", 4, 1, 0, 1, 0),
        ("formats_v2/family.pb", 4, 1, 0, 1, 0),
        ("formats_v2/covid19.json", 11, 1, 2, 3, 6),
        (B7, 11, 10, 0, 1, 0),
        (F12, 17, 12, 0, 1, 0),
        (CYP, 7, 2, 6, 1, 0),
        ("invalid/missing-fields.json", 4, 0, 0, 0, 0),
        ("invalid/missing-resources.json", 1, 0, 0, 0, 0),
    ],
)
def test_the_counts_come_out(
    name: str, features: int, absent: int, labs: int, diseases: int, actions: int
) -> None:
    found = import_source(DATA / name)
    report = found.report
    assert report.unaccounted == {}
    assert report.case["phenotypic_features"] == features
    assert sum(f.state == "absent" for f in found.case.diagnosis.features) == absent
    assert (report.case["labs"], report.case["conditions"]) == (labs, diseases)
    assert report.read.get("medicalActions", 0) == actions
    assert encode_case(found.case)


@pytest.mark.parametrize("kind", ["phenopacket", "family"])
def test_three_encodings_say_the_same(kind: str) -> None:
    cases = [
        import_source(DATA / f"formats_v2/{kind}.{ending}").case
        for ending in ("json", "yaml", "pb")
    ]
    told = [repr((c.diagnosis, c.genetics, c.pathology, c.patient)) for c in cases]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("name", [B7, F12])
def test_the_leukemia_among_the_features_is_the_diagnosis(name: str) -> None:
    case = import_source(DATA / name).case
    assert "Acute Lymphoblastic Leukemia" in case.diagnosis.disease.text
    assert case.patient.vital_status is not None or name == F12


@pytest.mark.parametrize("ending", ["json", "yaml", "pb"])
def test_version_1_is_recognised_and_refused(ending: str) -> None:
    with pytest.raises(SourceError, match="version 1"):
        import_source(DATA / f"formats_v2/v1_phenopacket.{ending}")
