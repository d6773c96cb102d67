"""Domains of study data become the facts of one subject."""

from collections import Counter
from pathlib import Path

import pytest

from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions
from tests.importers.tables.made import DATA

DOMAINS = {
    "dm.csv": "STUDYID,DOMAIN,USUBJID,SEX,BRTHDTC,DTHFL,DTHDTC\nS,DM,S-1,F,2010-01-01,Y,2021-06\n",
    "ae.csv": (
        "STUDYID,DOMAIN,USUBJID,AETERM,AEDECOD,AETOXGR,AESEV,AESTDTC,AEENDTC\n"
        "S,AE,S-1,low platelets,Platelet count decreased,3,,2020-01-11,2020-01-21\n"
        "S,AE,S-1,headache,Headache,,MODERATE,2020-02,\n"
        "S,AE,S-2,nausea,Nausea,1,,2020-02-01,\n"
    ),
    "ex.csv": (
        "STUDYID,DOMAIN,USUBJID,EXTRT,EXDOSE,EXDOSU,EXROUTE,EXSTDTC,EXENDTC\n"
        "S,EX,S-1,DRUG A,10,mg,ORAL,2020-01-01,2020-01-07\n"
        "S,EX,S-1,DRUG A,5,mg,ORAL,2020-01-08,2020-01-14\n"
    ),
    "lb.csv": (
        "STUDYID,DOMAIN,USUBJID,LBTESTCD,LBTEST,LBORRES,LBORRESU,LBORNRLO,LBORNRHI,LBSTAT,LBDTC,LBDY\n"
        "S,LB,S-1,PLAT,Platelets,40,10^9/L,150,400,,2020-01-11T08:00,11\n"
        "S,LB,S-1,HGB,Hemoglobin,,g/dL,,,NOT DONE,2020-01-11,11\n"
        "S,LB,S-2,PLAT,Platelets,400,10^9/L,150,400,,2020-01-11,11\n"
    ),
    "tu.csv": "STUDYID,DOMAIN,USUBJID,TULNKID,TUORRES,TULOC\nS,TU,S-1,T1,TARGET,LYMPH NODE\n",
    "tr.csv": (
        "STUDYID,DOMAIN,USUBJID,TRLNKID,TRTESTCD,TRTEST,TRORRES,TRORRESU,TRMETHOD,TRDTC\n"
        "S,TR,S-1,T1,LPERP,Short axis,21,mm,CT SCAN,2020-01-01\n"
        "S,TR,S-1,,SUMDIAM,Sum of diameters,21,mm,CT SCAN,2020-01-01\n"
    ),
    "rs.csv": (
        "STUDYID,DOMAIN,USUBJID,RSTESTCD,RSCAT,RSORRES,RSSTAT,RSDTC\n"
        "S,RS,S-1,OVRLRESP,RECIST 1.1,PR,,2020-02-01\n"
        "S,RS,S-1,OVRLRESP,RECIST 1.1,NE,,2020-03-01\n"
        "S,RS,S-1,OVRLRESP,RECIST 1.1,,NOT DONE,2020-04-01\n"
    ),
    "xx.csv": "STUDYID,DOMAIN,USUBJID,XXSEQ\nS,XX,S-1,1\n",
}


def imported(path: Path, patient: str) -> Imported:
    found = import_source(path, ImportOptions(patient=patient))
    assert found.report.unaccounted == {}
    return found


def test_the_domains_of_one_subject(tmp_path: Path) -> None:
    for name, text in DOMAINS.items():
        (tmp_path / name).write_text(text)
    found = imported(tmp_path, "S-1")
    case = found.case
    assert case.patient.sex == "female"
    assert case.patient.vital_status is not None
    assert case.patient.vital_status.state == "dead"
    low, headache = case.adverse_events
    assert (low.term, low.grade and low.grade.low, low.grading) == (
        *("Platelet count decreased", 3, "CTCAE"),
    )
    assert (headache.grade, headache.severity) == (None, "moderate")
    (drug,) = case.therapies
    assert (drug.name, drug.agents[0].dose, len(drug.schedules)) == ("DRUG A", None, 2)
    assert drug.schedules[1].text == "5 mg, ORAL"
    haemoglobin, platelets = case.labs
    assert (platelets.value.low, platelets.unit, platelets.low) == (40, "10^9/L", 150)
    assert str(haemoglobin.value) == "not done"
    (study,) = case.imaging
    assert study.sum_of_diameters is not None
    assert (study.lesions[0].role, study.lesions[0].is_node) == ("target", True)
    assert [one.response for one in case.assessments] == ["PR", ""]
    assert found.report.case["administrations"] == 2
    left_out: Counter[str] = Counter()
    for one in found.report.left_out:
        left_out[one.why] += one.count
    assert left_out == {
        "of another patient": 2,
        "not done": 1,
        "is of the domain XX, not read": 1,
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")
def test_real_responses_of_two_series() -> None:
    path = DATA / "sdtm" / "rs_onco_lymphoma.csv"
    found = imported(path, "01-701-1015")
    assert len(found.report.patients) == 14
    assert found.report.read == {"rs_onco_lymphoma.csv": 68}
    methods: Counter[str] = Counter()
    kept = not_done = undated = 0
    for patient in found.report.patients:
        one = imported(path, patient)
        methods.update(study.modality for study in one.case.imaging)
        kept += sum(one.report.kept.values())
        not_done += sum(left.count for left in one.report.left_out if left.why == "not done")
        undated += sum(warned.what == "has no date" for warned in one.report.warnings)
    assert (kept, not_done) == (65, 3)
    assert undated <= 2
    assert methods.total() == 65
