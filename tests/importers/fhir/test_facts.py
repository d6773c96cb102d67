"""Conditions, drugs, procedures, genomics and the rest: what is stated, and nothing more."""

import base64
from pathlib import Path

import pytest

from boardapp.case.value import Value
from tests.importers.fhir.making import (
    LOINC,
    MCODE,
    PATIENT,
    RXNORM,
    SNOMED,
    Json,
    case_of,
    coded,
    observation,
    quantity,
    read,
    reasons_of,
    resource,
    warnings_of,
)

ALL = coded(SNOMED, "91857003", "Acute lymphoid leukemia (disorder)")
PRIMARY = {"meta": {"profile": [f"{MCODE}mcode-primary-cancer-condition"]}}


def condition(name: str, code: Json = ALL, **fields: object) -> Json:
    return resource("Condition", name, code=code, onsetDateTime="2019-03-14", **fields)


# Conditions


def test_the_only_cancer_is_the_diagnosis_and_the_rest_stands_beside_it(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        condition("dx"),
        condition("asthma", coded(SNOMED, "195967001", "Asthma (disorder)"))
        | {"onsetDateTime": "2015"},
        condition("later", coded(SNOMED, "409089005", "Febrile neutropenia (disorder)"))
        | {"onsetDateTime": "2019-05-01", "abatementDateTime": "2019-05-08"},
        condition("review", coded(SNOMED, "314529007", "Medication review due (situation)")),
    )
    assert case.title == case.diagnosis.disease.text == "Acute lymphoid leukemia"
    assert case.diagnosis.disease.codes[0].system == "SNOMED CT"
    assert str(case.diagnosis.when) == "age 9 y"
    assert [(c.text, c.kind, c.note) for c in case.patient.conditions] == [
        ("Asthma", "comorbidity", ""),
        ("Febrile neutropenia", "later condition", "abated 7 d after its onset"),
        ("Medication review due", "finding", ""),
    ]


def test_of_several_cancers_only_mcodes_primary_one_is_taken(tmp_path: Path) -> None:
    other = condition("b", coded(SNOMED, "254637007", "Non-small cell lung cancer (disorder)"))
    imported = read(tmp_path, PATIENT, condition("a"), other)
    assert imported.case.diagnosis.disease.text == "not reported"
    assert '"Non-small cell lung cancer"' in warnings_of(imported)["diagnosis"]
    assert {c.kind for c in imported.case.patient.conditions} == {"other malignancy"}
    case = case_of(tmp_path, condition("a"), other | PRIMARY)
    assert case.diagnosis.disease.text == "Non-small cell lung cancer"


@pytest.mark.parametrize("status", ["entered-in-error", "refuted"])
def test_what_is_refuted_is_no_condition(tmp_path: Path, status: str) -> None:
    refuted = condition("a", verificationStatus=coded("urn:v", status))
    imported = read(tmp_path, PATIENT, refuted)
    assert imported.report.case["conditions"] == 0
    assert "Condition" in reasons_of(imported)


def test_a_comorbidity_that_is_told_absent_is_absent(tmp_path: Path) -> None:
    url = f"{MCODE}mcode-related-condition-absent"
    absent = {"url": url, "valueCodeableConcept": coded(SNOMED, "414916001", "Obesity (disorder)")}
    case = case_of(tmp_path, observation("o", coded(SNOMED, "398192003"), extension=[absent]))
    assert [(f.name, f.state) for f in case.diagnosis.features] == [("Obesity", "absent")]
    assert case.patient.conditions == ()


def test_a_stage_about_a_condition_that_is_not_there_is_listed_apart(tmp_path: Path) -> None:
    stage = coded(SNOMED, "405973001", "Wilms stage III (finding)")
    wilms = observation(
        "o",
        coded(SNOMED, "405931009", "Wilms stage"),
        valueCodeableConcept=stage,
        focus=[{"reference": "Condition/elsewhere"}],
    )
    imported = read(tmp_path, PATIENT, condition("dx"), wilms)
    assert imported.case.staging == ()
    assert "Wilms stage III" in warnings_of(imported)["Observation/o"]
    own = wilms | {"focus": [{"reference": "Condition/dx"}]}
    assert case_of(tmp_path, condition("dx"), own).staging[0].stage == "Wilms stage III"


def test_two_stages_that_differ_are_both_told(tmp_path: Path) -> None:
    stage = {"summary": {"text": "IIIC"}, "assessment": [{"reference": "Observation/o"}]}
    assessed = observation(
        "o", coded(SNOMED, "399537006", "Clinical stage"), valueCodeableConcept={"text": "IIB"}
    )
    imported = read(tmp_path, PATIENT, condition("dx", stage=[stage]), assessed)
    assert [s.stage for s in imported.case.staging] == ["IIIC", "IIB"]
    assert '"IIIC"' in warnings_of(imported)["Condition/dx"]


def test_a_performance_status_before_the_birth_is_asked_about(tmp_path: Path) -> None:
    early = observation(
        "o", coded(LOINC, "89247-1"), valueInteger=0, effectiveDateTime="2009-01-01"
    )
    imported = read(tmp_path, PATIENT, early)
    assert imported.case.patient.performance[0].scale == "ECOG"
    assert not imported.case.patient.performance[0].when.is_reported
    assert warnings_of(imported)["Observation/o"] == "is dated before the birth"


def test_an_assessment_years_before_the_onset_is_asked_about(tmp_path: Path) -> None:
    early = observation(
        "o", coded(LOINC, "89247-1"), valueInteger=0, effectiveDateTime="2016-01-01"
    )
    assert (
        "before the onset"
        in warnings_of(read(tmp_path, PATIENT, condition("d"), early))["Observation/o"]
    )


# Drugs


def drug(kind: str, name: str, day: str, status: str, **fields: object) -> Json:
    field = "authoredOn" if kind == "MedicationRequest" else "effectiveDateTime"
    coding = {"medicationCodeableConcept": coded(RXNORM, "3639", "Inventorubicin")}
    return resource(kind, name, status=status) | coding | {field: day} | fields


def dose(value: float) -> Json:
    return {"dosage": {"dose": quantity(value, "mg"), "route": {"text": "IV"}}}


def test_given_ordered_and_said_stay_apart(tmp_path: Path) -> None:
    imported = read(
        tmp_path,
        PATIENT,
        drug("MedicationAdministration", "a", "2019-04-01", "completed"),
        drug("MedicationRequest", "b", "2019-04-01", "active", intent="order"),
        drug("MedicationStatement", "c", "2019-04-01", "active"),
        drug("MedicationRequest", "d", "2019-04-01", "active", intent="plan"),
        drug("MedicationAdministration", "e", "2019-04-01", "not-done"),
    )
    assert [therapy.status for therapy in imported.case.therapies] == [
        "given",
        "ordered",
        "said to be taken",
        "planned",
        "not given",
    ]
    counts = imported.report.case
    assert (counts["administrations"], counts["orders"], counts["statements"]) == (2, 2, 1)


def test_repeats_of_a_drug_are_one_span_with_its_count(tmp_path: Path) -> None:
    days = ("2019-04-01", "2019-04-22", "2019-05-13")
    given = [
        drug("MedicationAdministration", f"m{n}", day, "completed", **dose(30))
        for n, day in enumerate(days)
    ]
    (therapy,) = case_of(tmp_path, *given).therapies
    assert (str(therapy.start), str(therapy.end)) == ("age 3305 d", "age 3347 d")
    agent = therapy.agents[0]
    assert (agent.dose, agent.unit, agent.route) == (Value(30), "mg", "IV")
    assert agent.schedule == "3 administrations"
    assert [(code.system, code.code) for code in agent.codes] == [("RxNorm", "3639")]


def test_a_drug_that_comes_back_after_months_is_another_span(tmp_path: Path) -> None:
    given = [
        drug("MedicationAdministration", day, day, "completed")
        for day in ("2019-04-01", "2019-06-30", "2020-06-30")
    ]
    assert len(case_of(tmp_path, *given).therapies) == 2


def test_doses_that_differ_are_each_told(tmp_path: Path) -> None:
    given = [
        drug("MedicationAdministration", f"m{n}", f"2019-04-0{n}", "completed", **dose(value))
        for n, value in enumerate((30, 30, 20), start=1)
    ]
    (therapy,) = case_of(tmp_path, *given).therapies
    assert therapy.agents[0].dose is None
    assert [(s.text, str(s.when)) for s in therapy.schedules] == [
        ("30 mg (2 administrations)", "age 3305..3306 d"),
        ("20 mg (1 administration)", "age 3307 d"),
    ]


def test_the_last_order_is_no_end(tmp_path: Path) -> None:
    orders = [
        drug("MedicationRequest", day, day, "completed", intent="order")
        for day in ("2019-04-01", "2019-05-01")
    ]
    (therapy,) = case_of(tmp_path, *orders).therapies
    assert not therapy.end.is_reported
    assert therapy.agents[0].schedule == "2 orders"


def test_a_dose_that_stands_as_a_rate_is_taken_and_told(tmp_path: Path) -> None:
    rate = {"dosageInstruction": [{"doseAndRate": [{"rateQuantity": quantity(60, "mg/m2")}]}]}
    order = drug("MedicationRequest", "m", "2019-04-01", "active", intent="order") | rate
    imported = read(tmp_path, PATIENT, order)
    assert imported.case.therapies[0].agents[0].unit == "mg/m2"
    assert warnings_of(imported)["MedicationRequest/m"] == "states the dose 60 mg/m2 as a rate"


def test_a_stopped_order_has_its_reason(tmp_path: Path) -> None:
    order = drug("MedicationRequest", "m", "2019-04-01", "stopped", intent="order")
    order["statusReason"] = coded(SNOMED, "1", "Treatment not tolerated (situation)")
    assert case_of(tmp_path, order).therapies[0].reason_stopped == "Treatment not tolerated"


@pytest.mark.parametrize(
    ("kind", "status", "why"),
    [
        ("MedicationAdministration", "entered-in-error", "entered in error"),
        ("MedicationAdministration", "unknown", "has the status unknown"),
        ("MedicationStatement", "unknown", "has the status unknown"),
    ],
)
def test_what_does_not_say_whether_it_was_given_is_left_out(
    tmp_path: Path, kind: str, status: str, why: str
) -> None:
    imported = read(tmp_path, PATIENT, drug(kind, "m", "2019-04-01", status))
    assert imported.case.therapies == ()
    assert reasons_of(imported)[kind].startswith(why)


# Procedures


def test_each_irradiated_volume_has_its_own_dose_in_gray(tmp_path: Path) -> None:
    def volume(name: str, dose: float, fractions: int) -> Json:
        return {
            "url": f"{MCODE}mcode-radiotherapy-dose-delivered-to-volume",
            "extension": [
                {"url": "volume", "valueReference": {"reference": f"BodyStructure/{name}"}},
                {"url": "totalDoseDelivered", "valueQuantity": quantity(dose, "cGy")},
                {"url": "fractionsDelivered", "valueUnsignedInt": fractions},
            ],
        }

    brain = resource("BodyStructure", "brain", description="whole brain")
    course = resource(
        "Procedure",
        "rt",
        status="completed",
        code=coded(SNOMED, "1217123003"),
        performedPeriod={"start": "2019-08-01", "end": "2019-09-10"},
        extension=[
            volume("brain", 6000, 30),
            volume("elsewhere", 5050, 25),
            {"url": f"{MCODE}mcode-radiotherapy-sessions", "valueUnsignedInt": 31},
        ],
    )
    imported = read(tmp_path, PATIENT, brain, course)
    (therapy,) = imported.case.therapies
    assert (therapy.name, therapy.kind, therapy.note) == (
        "radiotherapy",
        "radiation",
        "31 sessions",
    )
    assert [(r.site, r.dose, r.unit, r.fractions) for r in therapy.radiation] == [
        ("whole brain", Value(60), "Gy", Value(30)),
        ("volume 2 (not described in the source)", Value(50.5), "Gy", Value(25)),
    ]
    assert imported.report.kept["BodyStructure"] == 1


@pytest.mark.parametrize(
    ("display", "kind"),
    [
        (
            "Allogeneic transplantation of hematopoietic stem cell transplant (procedure)",
            "transplant",
        ),
        ("Excision of part of breast (procedure)", "surgery"),
        ("Lobectomy of lung (procedure)", "surgery"),
        ("Chemotherapy (procedure)", "chemotherapy"),
        ("Teleradiotherapy procedure (procedure)", "radiation"),
    ],
)
def test_procedures_that_treat_are_therapies(tmp_path: Path, display: str, kind: str) -> None:
    done = resource(
        "Procedure",
        "p",
        status="completed",
        code=coded(SNOMED, "1", display),
        performedDateTime="2019-04-01",
    )
    (therapy,) = case_of(tmp_path, done).therapies
    assert kind in therapy.kind
    assert (therapy.transplant is not None) == (kind == "transplant")


def test_a_biopsy_is_an_investigation_and_a_mammogram_an_image(tmp_path: Path) -> None:
    def done(name: str, display: str, status: str = "completed") -> Json:
        code = coded(SNOMED, name, display)
        return resource("Procedure", name, status=status, code=code)

    case = case_of(
        tmp_path,
        done("1", "Biopsy of breast using ultrasonographic guidance (procedure)"),
        done("2", "Mammography (procedure)"),
        done("3", "Bone marrow aspiration (procedure)", "not-done"),
    )
    assert [(i.test, i.state) for i in case.work_ups[0].items] == [
        ("Biopsy of breast using ultrasonographic guidance", "done"),
        ("Bone marrow aspiration", "not done"),
    ]
    assert [study.modality for study in case.imaging] == ["Mammography"]
    assert case.therapies == ()


# Genomics


def variant(*genes: str, present: str = "LA9633-4", **parts: Json) -> Json:
    components = [
        {
            "code": coded(LOINC, "48018-6"),
            "valueCodeableConcept": coded("http://www.genenames.org", f"HGNC:{n}", gene),
        }
        for n, gene in enumerate(genes)
    ]
    components += [
        {"code": coded(LOINC, code.removeprefix("_").replace("_", "-")), **value}
        for code, value in parts.items()
    ]
    return observation(
        "v",
        coded(LOINC, "69548-6"),
        valueCodeableConcept=coded(LOINC, present),
        component=components,
    )


def test_a_variant_has_its_changes_share_and_codes(tmp_path: Path) -> None:
    (found,) = case_of(
        tmp_path,
        variant(
            "PALB2",
            _48004_6={"valueCodeableConcept": {"text": "c.3549C>A"}},
            _48005_3={"valueCodeableConcept": {"text": "p.Tyr1183Ter"}},
            _81258_6={"valueQuantity": quantity(42, "%")},
            _48002_0={"valueCodeableConcept": coded(LOINC, "LA6684-0", "Somatic")},
        ),
    ).genetics
    assert (found.name, found.kind, found.result) == ("PALB2 variant", "variant", "present")
    assert found.change == "c.3549C>A (p.Tyr1183Ter)"
    assert (found.allele_fraction, found.unit) == (Value(42), "%")
    assert found.note == "origin: Somatic"
    assert ("HGNC", "HGNC:0") in [(code.system, code.code) for code in found.codes]


def test_two_genes_are_a_fusion_and_one_gene_has_an_unknown_partner(tmp_path: Path) -> None:
    (fusion,) = case_of(tmp_path, variant("BCR", "ABL1")).genetics
    assert (fusion.name, fusion.kind, fusion.gene, fusion.partner) == (
        "BCR::ABL1",
        "fusion",
        "BCR",
        "ABL1",
    )
    one = variant("ROS1", _81252_9={"valueCodeableConcept": {"text": "ROS1 Fusion"}})
    (found,) = case_of(tmp_path, one).genetics
    assert (found.name, found.kind, found.partner) == ("ROS1 fusion", "fusion", "not reported")


def test_an_absent_variant_is_absent_and_an_iscn_stays_as_written(tmp_path: Path) -> None:
    (absent,) = case_of(tmp_path, variant("BRAF", present="LA9634-2")).genetics
    assert absent.result == "absent"
    iscn = variant(_81291_7={"valueCodeableConcept": {"text": "46,XX,t(4;11)(q21;q23)[18]"}})
    (karyotype,) = case_of(tmp_path, iscn).genetics
    assert (karyotype.kind, karyotype.result) == ("karyotype", "46,XX,t(4;11)(q21;q23)[18]")


def test_knowledge_about_a_drug_is_no_treatment(tmp_path: Path) -> None:
    implied = observation("i", coded("urn:tbd-codes-cs", "therapeutic-implication"))
    imported = read(tmp_path, PATIENT, implied)
    assert imported.case.therapies == ()
    assert "knowledge" in reasons_of(imported)["Observation"]


# The rest


def test_a_mild_event_is_not_graded(tmp_path: Path) -> None:
    event = resource(
        "AdverseEvent",
        "e",
        actuality="actual",
        event=coded(SNOMED, "271807003", "Rash (disorder)"),
        severity=coded("urn:s", "mild", "Mild"),
        date="2019-04-01",
    )
    (found,) = case_of(tmp_path, event).adverse_events
    assert (found.term, found.grade, found.severity) == ("Rash (disorder)", None, "mild")
    url = "http://hl7.org/fhir/us/ctcae/StructureDefinition/ctcae-grade"
    graded = event | {"extension": [{"url": url, "valueCodeableConcept": coded("urn:g", "3")}]}
    (found,) = case_of(tmp_path, graded).adverse_events
    assert (found.grade, found.grading) == (Value(3), "CTCAE")
    potential = event | {"actuality": "potential"}
    assert reasons_of(read(tmp_path, PATIENT, potential))["AdverseEvent"].startswith("is potential")


def test_texts_of_reports_and_documents_are_kept_without_names(tmp_path: Path) -> None:
    data = base64.b64encode(b"Testine Imaginaria: marrow with 80 % blasts").decode()
    document = resource(
        "DocumentReference",
        "d",
        status="current",
        type={"text": "letter"},
        content=[{"attachment": {"contentType": "text/plain; charset=utf-8", "data": data}}],
    )
    report = resource(
        "DiagnosticReport",
        "r",
        status="final",
        category=[coded("http://terminology.hl7.org/CodeSystem/v2-0074", "SP")],
        code={"text": "Marrow biopsy"},
        conclusion="M3 marrow",
    )
    pdf = resource(
        "DocumentReference", "p", content=[{"attachment": {"contentType": "application/pdf"}}]
    )
    imported = read(tmp_path, PATIENT, document, report, pdf)
    assert imported.case.remarks[0].text == (
        "[left out: name] [left out: name]: marrow with 80 % blasts"
    )
    assert imported.case.pathology[0].conclusion == "M3 marrow"
    assert reasons_of(imported)["DocumentReference"].startswith("is a document without a text")


def test_relatives_allergies_stays_and_plans_have_their_places(tmp_path: Path) -> None:
    aunt = resource(
        "FamilyMemberHistory",
        "f",
        status="completed",
        relationship={"text": "maternal aunt"},
        condition=[{"code": {"text": "ovarian cancer"}, "onsetAge": {"value": 69, "code": "a"}}],
    ) | {"patient": {"reference": "Patient/p1"}}
    allergy = resource("AllergyIntolerance", "a", code={"text": "penicillin"}) | {
        "patient": {"reference": "Patient/p1"}
    }
    stay = resource(
        "Encounter",
        "e",
        status="finished",
        reasonCode=[{"text": "fever"}],
        period={"start": "2019-04-01", "end": "2019-04-03"},
    ) | {"class": {"code": "IMP"}}
    plan = resource(
        "CarePlan",
        "c",
        status="active",
        title="Maintenance",
        activity=[{"detail": {"code": {"text": "mercaptopurine"}, "status": "in-progress"}}],
    )
    imported = read(tmp_path, PATIENT, aunt, allergy, stay, plan)
    assert [(c.text, c.kind) for c in imported.case.patient.conditions] == [
        ("ovarian cancer (maternal aunt, at 69 y)", "family history"),
        ("penicillin", "allergy"),
    ]
    (admission,) = imported.case.admissions
    assert (admission.reason, str(admission.end)) == ("fever", "age 3307 d")
    assert imported.case.remarks[0].text == "Maintenance: mercaptopurine (in-progress)"
    assert imported.report.left_out == ()


def test_a_death_is_stated_with_its_time(tmp_path: Path) -> None:
    died = PATIENT | {"deceasedDateTime": "2020-01-01"}
    vital = read(tmp_path, died).case.patient.vital_status
    assert vital is not None
    assert (vital.state, str(vital.when)) == ("dead", "age 3580 d")


def _status(kind: str, code: str) -> Json:
    return {kind: {"coding": [{"system": f"urn:{kind}", "code": code}]}}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (_status("clinicalStatus", "active"), "Asthma"),
        (_status("clinicalStatus", "resolved"), "Asthma (resolved)"),
        (_status("verificationStatus", "provisional"), "Asthma (provisional)"),
        (_status("verificationStatus", "differential"), "Asthma (a differential diagnosis)"),
        (
            _status("clinicalStatus", "inactive") | _status("verificationStatus", "unconfirmed"),
            "Asthma (inactive, unconfirmed)",
        ),
    ],
)
def test_what_a_patient_may_not_have_is_never_named_as_if_it_were_sure(
    tmp_path: Path, status: Json, text: str
) -> None:
    code = coded(SNOMED, "195967001", "Asthma")
    patient = {"reference": "Patient/p1"}
    allergy = resource("AllergyIntolerance", "a", code=code, patient=patient, **status)
    case = case_of(tmp_path, resource("Condition", "c", code=code, **status), allergy)
    assert [one.text for one in case.patient.conditions] == [text, text]


def test_a_diagnosis_that_its_source_does_not_claim_is_in_doubt(tmp_path: Path) -> None:
    aml = coded(SNOMED, "91861009", "Acute myeloid leukemia")
    unsure = _status("verificationStatus", "provisional")
    case = case_of(tmp_path, resource("Condition", "c", code=aml, **unsure))
    assert [(one.about, one.text) for one in case.doubts] == [
        ("dx.disease", "The source calls this diagnosis provisional.")
    ]
