"""No false alarms: correct cases and fragments at which the gate must stay silent.

Each is as boards meet it, and near to what a rule looks for.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Assessment, Chimerism, CnsStatus, Marrow, Mrd, SiteFinding
from boardapp.case.case import Reference, Remark
from boardapp.case.complications import AdverseEvent, Infection
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Option
from boardapp.case.patient import Patient
from boardapp.case.therapy import Agent, Cycle, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

from .gate import findings_of, result


def _at(text: str) -> When:
    return When.parse(text)


def _field(site: str, dose: float | str, unit: str) -> dict[str, Any]:
    radiation = Radiation(site=site, dose=Value(dose), unit=unit)
    return {"therapies": (Therapy(name="radiation", radiation=(radiation,)),)}


def _labs(test: str, unit: str, low: float, high: float, *values: float) -> tuple[LabResult, ...]:
    return tuple(
        result(v, f"2020-03-{n:02d}", test=test, unit=unit, low=low, high=high)
        for n, v in enumerate(values, start=1)
    )


def _look(when: str, **parts: Any) -> Assessment:
    return Assessment(when=_at(when), **parts)


def _remark(text: str) -> dict[str, Any]:
    return {"remarks": (Remark(text=text),)}


_CRANIAL_12 = _field("cranium", 1200, "cGy")
_MRD = Mrd(result="negative", limit=Value(1e-6), method="NGS", specimen="marrow")
_POSITIVE = Mrd(result="positive", value=Value(2e-6), limit=Value(1e-6), method="NGS")
_NO_BLASTS = CnsStatus(status="CNS1", leukocytes=Value(1), erythrocytes=Value(0), blasts="absent")

SILENT: dict[str, dict[str, Any]] = {
    "cranial dose in cGy": _CRANIAL_12,
    "cranial dose in Gy": _field("cranium", 12, "Gy"),
    "craniospinal dose of medulloblastoma within limits": _field("spine", 36, "Gy"),
    "a boost to the testis": _field("testis", 24, "Gy"),
    "total body radiation": _field("total body", "12..14.4", "Gy"),
    "dose in words": _field("cranium", "not reported", "Gy"),
    "veno-occlusive disease by its name": _remark("Veno-occlusive disease is a risk of the drug."),
    "crisis of sickle cell disease": _remark("Vaso-occlusive crisis in sickle cell disease."),
    "clonoSEQ": {"assessments": (_look("2020-04-01", marrow=Marrow(mrd=(
        replace(_MRD, assay="clonoSEQ"),))),)},
    "drugs in German": _remark("Vincristin, Daunorubicin, Dexamethason und Pegaspargase."),
    "drugs that are like each other": _remark("vincristine, vinblastine, vindesine, prednisolone"),
    "a protocol that is not listed": _remark("Treated on AALL1921 and on TINI-2."),
    "leukaemia in British spelling": _remark("Acute lymphoblastic leukaemia, thrombocytopaenia"),
    "a study cited to its own paper": {"references": (Reference(
        citation="Results of AALL1331", cited_for="AALL1331"),)},
    "a backbone cited to the older study": {"references": (Reference(
        citation="Results of Interfant-06", cited_for="backbone of AALL15P1: Interfant-06"),)},
    "a survival after relapse": {"references": (Reference(
        citation="Outcome of relapsed infant ALL", cited_for="4-year EFS 20 % after relapse"),)},
    "a survival of all patients": {"references": (Reference(
        citation="Outcome on Interfant-99", cited_for="4-year EFS 47 % in infant ALL"),)},
    "a response to a drug after relapse": {"references": (Reference(
        citation="Blinatumomab in relapsed ALL", cited_for="EFS 31 % with blinatumomab"),)},
    "a paper that is cited for nothing": {"references": (Reference(citation="Relapsed ALL"),)},
    "CR with recovered counts": {
        "assessments": (_look("2020-03-08", response="CR", marrow=Marrow(blasts=Value(1))),),
        "labs": (result(187, "2020-03-08"), result(1.4, "2020-03-08", test="neutrophils")),
    },
    "CR whose counts recover within days": {
        "assessments": (_look("2020-03-08", response="CR"),),
        "labs": (result(60, "2020-03-01"), result(130, "2020-03-09")),
    },
    "CRi with low platelets": {
        "assessments": (_look("2020-03-08", response="CRi"),),
        "labs": (result(40, "2020-03-08"),),
    },
    "remission with low counts only during the next block": {
        "assessments": (_look("2020-03-08", response="CR"),),
        "labs": (result(20, "2020-04-08"),),
    },
    "partial response": {
        "assessments": (_look("2020-03-08", response="partial response"),),
        "labs": (result(20, "2020-03-08"),),
    },
    "a trace by NGS in remission": {"assessments": (_look(
        "2020-04-01", response="CR", marrow=Marrow(blasts=Value(1), status="M1",
                                                   mrd=(_POSITIVE,))),)},
    "CNS2b": {"assessments": (_look("2020-04-01", cns=CnsStatus(
        status="CNS2b", leukocytes=Value(3), erythrocytes=Value(40), blasts="present")),)},
    "CNS3 without a letter": {"assessments": (_look("2020-04-01", cns=CnsStatus(
        status="CNS3", leukocytes=Value(48), erythrocytes=Value(2), blasts="present")),)},
    "CNS3c by signs": {"assessments": (_look("2020-04-01", cns=CnsStatus(
        status="CNS3c", leukocytes=Value(0), blasts="absent", signs="facial palsy")),)},
    "isolated CNS relapse": {"assessments": (_look("2020-04-01", response="CR1"), _look(
        "2020-09-01", finding="relapse", number=1, sites=("CNS",), isolated=True,
        marrow=Marrow(blasts=Value(1), status="M1", mrd=(_POSITIVE,)),
        cns=CnsStatus(status="CNS3a", leukocytes=Value(48), erythrocytes=Value(2),
                      blasts="present"),
        extramedullary=(SiteFinding(site="testis", state="absent"),)),)},
    "combined relapse": {"assessments": (_look("2020-04-01", response="CR1"), _look(
        "2020-09-01", finding="relapse", sites=("marrow", "CNS"),
        marrow=Marrow(blasts=Value(62), status="M3"),
        cns=CnsStatus(status="CNS3", leukocytes=Value(9), blasts="present")),)},
    "second remission after one relapse": {"assessments": (
        _look("2020-04-01", response="CR1"),
        _look("2021-04-01", finding="relapse", number=1, sites=("marrow",)),
        _look("2021-06-01", response="CR2", cns=_NO_BLASTS))},
    "third remission, all told": {"assessments": (
        _look("2020-04-01", response="CR"),
        _look("2021-04-01", finding="relapse", sites=("marrow",)),
        _look("2021-06-01", response="CR"),
        _look("2022-04-01", finding="relapse", sites=("CNS",)),
        _look("2022-06-01", response="CR"))},
    "a graded event with its word": {"adverse_events": (AdverseEvent(
        term="neutropenia", grade=Value(4), grading="CTCAE v5.0", severity="life-threatening"),)},
    "an event in words without a degree": {"adverse_events": (AdverseEvent(
        term="mucositis", severity="lasting, painful"),)},
    "platelets within one grade": {"labs": (result("25..49"),)},
    "aPTT slightly long without bleeding": {"labs": _labs("aPTT", "s", 25, 35, 41, 40)},
    "bleeding with a normal aPTT": {
        "labs": _labs("aPTT", "s", 25, 35, 30),
        "adverse_events": (AdverseEvent(term="epistaxis", onset=_at("2020-03-01")),),
    },
    "no bleeding, told as such": {
        "labs": _labs("aPTT", "s", 25, 35, 45),
        "adverse_events": (AdverseEvent(term="prophylaxis of bleeding", onset=_at("2020-03-01")),),
    },
    "six cycles of inotuzumab ozogamicin": {"therapies": (Therapy(
        name="inotuzumab ozogamicin", cycles=Value(6)),)},
    "two cycles in each of two lines": {"therapies": (
        Therapy(name="inotuzumab ozogamicin", cycles=Value(2), start=_at("2020-03-01")),
        Therapy(name="inotuzumab ozogamicin", cycles=Value(2), start=_at("2021-03-01")))},
    "many cycles of another drug": {"therapies": (Therapy(
        name="azacitidine", cycles=Value(24)),)},
    "a total that is the sum": {
        "therapies": (Therapy(name="blinatumomab", cycles=Value(2)),
                      Therapy(name="blinatumomab", cycles=Value(3))),
        "options": (Option(name="blinatumomab", prior_exposure="five cycles in total"),),
    },
    "doses of each cycle": {"therapies": (Therapy(
        name="blinatumomab", start=_at("2020-03-01"), end=_at("2020-04-30"),
        agents=(Agent(name="blinatumomab", dose=Value(15), unit="ug/m2/d"),),
        courses=(Cycle(number=1, start=_at("2020-03-01")),
                 Cycle(number=2, start=_at("2020-04-01")))),)},
    "a complication within 30 days of a transplant": {
        "therapies": (Therapy(id="hsct", name="transplant", start=_at("2020-09-01")),),
        "infections": (Infection(name="CMV viraemia", onset=_at("hsct + 0..30 d")),),
    },
    "a relapse within six months of the one before": {"assessments": (
        Assessment(id="c1", finding="remission", when=_at("dx + 1 mo")),
        Assessment(id="r1", finding="relapse", when=_at("dx + 12 mo"), sites=("marrow",)),
        Assessment(id="c2", response="CR2", when=_at("after r1, before r2")),
        Assessment(id="r2", finding="relapse", when=_at("r1 + 0..6 mo"), sites=("marrow",)))},
    "death as the last event": {
        "assessments": (_look("2020-05-01", response="no response"),),
        "adverse_events": (AdverseEvent(term="sepsis", grade=Value(5), outcome="died",
                                        onset=_at("2020-05-20"), end=_at("2020-06-01")),),
    },
    "an infant by age and by date": {
        "patient": Patient(born=_at("2019-05")),
        "diagnosis": Diagnosis(when=_at("2020-02-07"), disease=Coded(text="infant B-ALL"),
                               summary="A 9-month-old girl with pallor."),
    },
    "platelets from 1 to 700": {"labs": _labs("platelets", "10*9/L", 150, 450, 1, 3, 40, 700)},
    "platelets per microlitre": {"labs": _labs("platelets", "/uL", 150_000, 450_000, 45_000)},
    "haemoglobin in g/dL and in g/L": {"labs": (
        *_labs("haemoglobin", "g/dL", 10.5, 13.5, 7.1, 9.8),
        *_labs("haemoglobin", "g/L", 105, 135, 71, 98))},
    "leukocytes of 412": {"labs": _labs("leukocytes", "10*9/L", 6, 17.5, 412, 12, 0.1)},
    "ferritin and ALT far above their range": {"labs": (
        *_labs("ferritin", "ug/L", 10, 150, 48_000),
        *_labs("ALT", "U/L", 5, 45, 7200))},
    "enzymes that share a range": {"labs": (
        *_labs("ALT", "U/L", 5, 45, 30, 31), *_labs("AST", "U/L", 5, 45, 30, 31))},
    "a range that changes with age": {"labs": (
        result(110, "2020-03-01", test="haemoglobin", unit="g/L", low=100, high=130),
        result(120, "2020-09-01", test="haemoglobin", unit="g/L", low=110, high=140))},
    "leukocytes of the CSF": {"labs": (
        result(4, test="leukocytes", unit="/uL", specimen="CSF"),)},
    "a range of glucose in the CSF": {"labs": (
        result("38..42", test="glucose", unit="mg/dL", specimen="CSF"),)},
    "differential in percent": {"labs": _labs("lymphocytes", "%", 20, 50, 61)},
    "results in words": {"labs": (result("normal", test="bilirubin", unit=""),)},
    "a test of no list": {"labs": (result(-4, test="score of our own", unit="points"),)},
    "complete donor chimerism": {"assessments": (_look("2020-10-01", chimerism=(
        Chimerism(donor=Value(100), specimen="marrow"),)),)},
    "diagnosis only": {},
}  # fmt: skip


def test_there_are_enough_of_them() -> None:
    assert len(SILENT) >= 30


@pytest.mark.parametrize("name", SILENT)
def test_the_gate_is_silent_at(name: str) -> None:
    found = findings_of(**SILENT[name])
    assert [(f.rule, f.place, f.sentence) for f in found] == []


@pytest.mark.parametrize("name", ["synthetic", "lymphoma", "sarcoma", "aml", "minimal"])
def test_the_examples_have_nothing_but_their_doubts(name: str) -> None:
    case = read_case(example_case(name))
    assert review_case(replace(case, doubts=())).findings == ()
