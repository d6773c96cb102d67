"""Laboratory results and measurements: by code, with digits, ranges, flags and silence."""

from pathlib import Path

import pytest

from boardapp.case.value import Kind, Value
from tests.importers.fhir.making import (
    LOINC,
    PATIENT,
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

LAB = {
    "category": [coded("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")]
}
PLATELETS = coded(LOINC, "777-3", "Platelets [#/volume] in Blood by Automated count")
PRESSURE = coded(LOINC, "85354-9", "Blood pressure panel")


def lab(tmp_path: Path, code: Json, **fields: object):  # noqa: ANN201
    return case_of(tmp_path, observation("o", code, **LAB, **fields)).labs[0]


@pytest.mark.parametrize(
    ("field", "value", "stated", "kind"),
    [
        ("valueQuantity", quantity(40, "10*3/uL"), 40, Kind.NUMBER),
        ("valueQuantity", quantity(5, "10*3/uL", comparator="<"), "<5", Kind.BELOW),
        ("valueQuantity", quantity(500, "10*3/uL", comparator=">="), ">=500", Kind.ABOVE),
        ("valueString", "clumped", "clumped", Kind.TEXT),
        ("valueString", "40-50", "40..50", Kind.RANGE),
        ("valueInteger", 40, 40, Kind.NUMBER),
        ("valueBoolean", True, "yes", Kind.TEXT),
        (
            "valueRange",
            {"low": quantity(40, "10*3/uL"), "high": quantity(50, "10*3/uL")},
            "40..50",
            Kind.RANGE,
        ),
        (
            "valueRatio",
            {"numerator": quantity(1, "1"), "denominator": quantity(128, "1")},
            "1:128",
            Kind.TEXT,
        ),
        ("valueCodeableConcept", coded(LOINC, "LA6576-8", "Positive"), "Positive", Kind.TEXT),
        ("valueTime", "08:30:00", "08:30:00", Kind.TEXT),
    ],
)
def test_every_kind_of_value_is_kept_as_it_is_stated(
    tmp_path: Path, field: str, value: object, stated: object, kind: Kind
) -> None:
    found = lab(tmp_path, PLATELETS, **{field: value}).value
    assert found.kind is kind
    assert found == Value(stated) or str(Value(stated)) == str(found)


@pytest.mark.parametrize("digits", ["1.0", "1.00", "1.0E-22", "-1.000000000000000000E+245", "0.10"])
def test_the_digits_of_a_number_stay(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "decimal.json"
    text = (
        '{"resourceType": "Observation", "status": "final", "code": {"text": "made"}, '
        f'"valueQuantity": {{"value": {digits}, "unit": "g"}}}}'
    )
    path.write_text(text)
    from boardapp.importers.import_source import import_source

    value = import_source(path).case.measurements[0].value
    assert str(value.stated).lower() == digits.lower()
    assert value.low == float(digits)


def test_a_reason_for_no_value_is_a_value_of_its_own(tmp_path: Path) -> None:
    absent = coded("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-performed")
    imported = read(tmp_path, PATIENT, observation("o", PLATELETS, **LAB, dataAbsentReason=absent))
    assert imported.case.labs[0].value == Value("not done")
    assert imported.report.case["labs_empty"] == 1


def test_what_states_nothing_is_left_out_with_its_reason(tmp_path: Path) -> None:
    imported = read(tmp_path, PATIENT, observation("o", PLATELETS, **LAB))
    assert reasons_of(imported) == {"Observation": "states no value"}
    panel = observation("o", PLATELETS, hasMember=[{"reference": "Observation/x"}])
    assert reasons_of(read(tmp_path, PATIENT, panel)) == {
        "Observation": "is a panel: its members are records of their own"
    }


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_what_was_withdrawn_is_no_result(tmp_path: Path, status: str) -> None:
    withdrawn = observation(
        "o", PLATELETS, **LAB, valueQuantity=quantity(40, "10*3/uL"), status=status
    )
    imported = read(tmp_path, PATIENT, withdrawn)
    assert imported.case.labs == ()
    assert reasons_of(imported) == {"Observation": status.replace("-", " ")}


def test_a_preliminary_result_says_so(tmp_path: Path) -> None:
    found = lab(tmp_path, PLATELETS, valueQuantity=quantity(40, "10*3/uL"), status="preliminary")
    assert found.note == "preliminary"


def test_blood_pressure_that_is_called_laboratory_is_no_result_of_a_laboratory(
    tmp_path: Path,
) -> None:
    parts = [
        {"code": coded(LOINC, "8480-6", "Systolic"), "valueQuantity": quantity(107, "mm[Hg]")},
        {"code": coded(LOINC, "8462-4", "Diastolic"), "valueQuantity": quantity(60, "mm[Hg]")},
    ]
    case = case_of(tmp_path, observation("o", PRESSURE, **LAB, component=parts))
    assert case.labs == ()
    assert [(m.name, m.value.stated) for m in case.measurements] == [
        ("systolic blood pressure", 107),
        ("diastolic blood pressure", 60),
    ]


def test_a_blood_count_without_a_category_is_one(tmp_path: Path) -> None:
    case = case_of(tmp_path, observation("o", PLATELETS, valueQuantity=quantity(40, "10*3/uL")))
    assert [(found.test, found.code) for found in case.labs] == [("platelets", "777-3")]


def test_one_name_of_two_tests_is_told_apart_by_the_codes(tmp_path: Path) -> None:
    share = coded(LOINC, "770-8", text="Neutrophils")
    count = coded(LOINC, "751-8", text="Neutrophils")
    case = case_of(
        tmp_path,
        observation("a", share, valueQuantity=quantity(20, "%")),
        observation("b", count, valueQuantity=quantity(0.9, "10*9/L")),
    )
    assert [found.test for found in case.labs] == ["neutrophils, share", "Neutrophils"]


def test_glucose_in_urine_is_never_read_as_glucose_in_blood(tmp_path: Path) -> None:
    urine = coded(LOINC, "5792-7", "Glucose [Mass/volume] in Urine by Test strip", "Glucose")
    found = lab(tmp_path, urine, valueQuantity=quantity(100, "mg/dL"))
    assert found.test == "Glucose [Mass/volume] in Urine by Test strip"
    assert found.specimen == "Urine"
    no_name = coded(LOINC, "5792-7", text="Glucose")
    assert lab(tmp_path, no_name, valueQuantity=quantity(100, "mg/dL")).test == (
        "Glucose (LOINC 5792-7)"
    )


def test_a_unit_that_does_not_fit_its_code_stays_and_is_asked_about(tmp_path: Path) -> None:
    wrong = observation(
        "o", coded(LOINC, "751-8", text="Neutrophils"), **LAB, valueQuantity=quantity(62, "%")
    )
    imported = read(tmp_path, PATIENT, wrong)
    found = imported.case.labs[0]
    assert (found.test, found.unit) == ("Neutrophils (LOINC 751-8)", "%")
    assert warnings_of(imported)["Observation/o"].startswith(
        "the unit % does not fit LOINC 751-8 (neutrophils)"
    )


# Ranges and flags


def ranged(low: float, high: float, unit: str = "10*3/uL") -> list[Json]:
    return [{"low": quantity(low, unit), "high": quantity(high, unit)}]


def test_a_range_is_the_laboratorys_own(tmp_path: Path) -> None:
    found = lab(
        tmp_path,
        PLATELETS,
        valueQuantity=quantity(40, "10*3/uL"),
        referenceRange=ranged(150, 400),
        interpretation=[
            coded("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "L")
        ],
    )
    assert (found.low, found.high, found.note) == (150, 400, "")


def test_a_flag_that_no_range_explains_is_told(tmp_path: Path) -> None:
    flag = coded("urn:v3", "L", "Low")
    found = lab(tmp_path, PLATELETS, valueQuantity=quantity(40, "10*3/uL"), interpretation=[flag])
    assert found.note == "called low by the source"


@pytest.mark.parametrize(
    ("ranges", "low", "high", "note"),
    [
        ([{"low": quantity(150, "10*3/uL")}], 150, None, ""),
        ([{"text": "150 - 400"}], 150, 400, ""),
        ([{"text": "see below"}], None, None, 'reference range "see below"'),
        (ranged(150, 400, "g/L"), None, None, "the reference range is in g/L, not in 10*3/uL"),
        (
            [*ranged(150, 400), *ranged(100, 300)],
            150,
            None,
            "2 reference ranges, of which none is told",
        ),
        (
            [ranged(150, 400)[0] | {"type": coded("urn:r", "normal")}, *ranged(1, 2)],
            150,
            400,
            "",
        ),
    ],
)
def test_a_range_is_read_as_far_as_it_is_sure(
    tmp_path: Path, ranges: list[Json], low: float | None, high: float | None, note: str
) -> None:
    if note.startswith("2 reference"):
        low = None
    found = lab(tmp_path, PLATELETS, valueQuantity=quantity(200, "10*3/uL"), referenceRange=ranges)
    assert (found.low, found.high) == (low, high)
    assert found.note.startswith(note)


def test_a_count_that_nobody_has_loses_its_range_and_is_asked_about(tmp_path: Path) -> None:
    code = coded(LOINC, "26499-4", "Neutrophils [#/volume] in Blood")
    wrong = observation(
        "o",
        code,
        **LAB,
        valueQuantity=quantity(3000, "10*3/uL"),
        referenceRange=ranged(2500, 5000),
    )
    imported = read(tmp_path, PATIENT, wrong)
    found = imported.case.labs[0]
    assert (found.value.stated, found.low, found.high) == (3000, None, None)
    assert "more than anybody has" in warnings_of(imported)["Observation/o"]


def test_a_range_of_another_test_colours_nothing(tmp_path: Path) -> None:
    code = coded(LOINC, "718-7", "Hemoglobin [Mass/volume] in Blood")
    wrong = observation(
        "o", code, **LAB, valueQuantity=quantity(9, "g/dL"), referenceRange=ranged(150, 400, "g/dL")
    )
    imported = read(tmp_path, PATIENT, wrong)
    assert imported.case.labs[0].high is None
    assert "no laboratory's for haemoglobin" in warnings_of(imported)["Observation/o"]


def test_neutrophils_beyond_all_leukocytes_are_asked_about(tmp_path: Path) -> None:
    imported = read(
        tmp_path,
        PATIENT,
        observation("w", coded(LOINC, "6690-2"), valueQuantity=quantity(7.8, "10*3/uL")),
        observation(
            "n",
            coded(LOINC, "751-8"),
            valueQuantity=quantity(364.5, "10*3/uL"),
            effectiveDateTime="2021-01-01",
        ),
    )
    assert (
        "more than the highest leukocytes of the source" in warnings_of(imported)["Observation/n"]
    )


# Times


def test_a_result_without_a_date_has_that_of_its_report(tmp_path: Path) -> None:
    undated = observation("o", PLATELETS, valueQuantity=quantity(40, "10*3/uL"))
    del undated["effectiveDateTime"]
    report = resource(
        "DiagnosticReport",
        "r",
        status="final",
        code={"text": "count"},
        effectiveDateTime="2010-04-14",
        result=[{"reference": "Observation/o"}],
    )
    imported = read(tmp_path, PATIENT, undated, report)
    assert str(imported.case.labs[0].when) == "age 31 d"
    assert imported.report.kept["DiagnosticReport"] == 1


def test_what_is_said_twice_is_taken_once(tmp_path: Path) -> None:
    same = {"valueQuantity": quantity(40, "10*3/uL")}
    imported = read(
        tmp_path,
        PATIENT,
        observation("a", PLATELETS, **same),
        observation("b", PLATELETS, **same),
        observation("c", PLATELETS, **same, issued="2019-03-15T00:00:00Z"),
    )
    assert len(imported.case.labs) == 2
    assert reasons_of(imported) == {"Observation": "says exactly what another one says"}


AGES = "12-14 y Male: 4.4 - 5.2 x 10^12/L; 12-14 y Female: 4.2 - 4.8 x 10^12/L"


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("150 - 400", (150, 400)),
        ("150-400 10*9/L", (150, 400)),
        ("12-14 y", (None, None)),
        (AGES, (None, None)),
    ],
)
def test_ages_before_a_range_in_words_are_no_range(
    tmp_path: Path, text: str, limits: tuple[float | None, float | None]
) -> None:
    ranges = [{"text": text}]
    found = lab(tmp_path, PLATELETS, valueQuantity=quantity(200, "10*9/L"), referenceRange=ranges)
    assert (found.low, found.high) == limits
    if limits == (None, None):
        assert text in found.note


def test_a_measurement_keeps_its_range_side_and_flag_in_words(tmp_path: Path) -> None:
    rate = observation(
        "o",
        coded(LOINC, "8867-4", "Heart rate"),
        valueQuantity=quantity(44, "/min"),
        referenceRange=ranged(60, 100, "/min"),
        bodySite=coded(SNOMED, "368208006", "Left upper arm"),
        interpretation=[coded("urn:flags", "X", text="Noted")],
    )
    (found,) = case_of(tmp_path, rate).measurements
    assert found.note == "Left upper arm; reference range 60–100/min; called Noted by the source"


def test_what_a_laboratory_or_a_stage_says_beside_itself_is_kept(tmp_path: Path) -> None:
    right = {"bodySite": coded(SNOMED, "24028007", "Right"), "note": [{"text": "repeat it"}]}
    found = lab(tmp_path, PLATELETS, valueQuantity=quantity(200, "10*9/L"), **right)
    assert found.note == "Right; repeat it"
    stage = observation(
        "s",
        coded(LOINC, "21908-9", "Stage group clinical"),
        valueCodeableConcept=coded("urn:stages", "II", "II"),
        note=[{"text": "before surgery"}],
    )
    assert [one.note for one in case_of(tmp_path, stage).staging] == ["before surgery"]


def test_two_results_of_one_day_stay_in_order_of_their_times_of_day(tmp_path: Path) -> None:
    def at(name: str, clock: str, value: int) -> Json:
        told = {"effectiveDateTime": f"2019-03-14{clock}"}
        return observation(name, PLATELETS, **LAB, **told, valueQuantity=quantity(value, "10*9/L"))

    imported = read(
        tmp_path,
        PATIENT,
        at("late", "T20:10:00+01:00", 3),
        at("early", "T06:05:00Z", 1),
        at("noon", "T12:00:00+01:00", 2),
        at("day", "T00:00:00Z", 4),
    )
    assert [(one.value.text, one.source) for one in imported.case.labs] == [
        ("1", "fhir Observation/early, 06:05 UTC"),
        ("2", "fhir Observation/noon, 12:00"),
        ("3", "fhir Observation/late, 20:10"),
        ("4", "fhir Observation/day"),
    ]
    told = warnings_of(imported)["times of day"]
    assert told == "3 records have a time of day, told with the source"


def test_a_doubt_finds_its_result_though_its_place_tells_a_time_of_day(tmp_path: Path) -> None:
    before = {"effectiveDateTime": "2009-03-14T08:30:00Z"}
    result = observation("o", PLATELETS, **LAB, **before, valueQuantity=quantity(9, "10*9/L"))
    case = case_of(tmp_path, result)
    assert [(one.about, one.text) for one in case.doubts] == [
        (case.labs[0].id, "Is dated before the birth.")
    ]
