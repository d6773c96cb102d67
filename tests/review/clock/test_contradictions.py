"""Contradictions: what is said, what is set aside, and that the clock goes on."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Condition, Patient
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock, build_clock
from boardapp.review.clock.contradictions import Contradiction
from boardapp.words.contradictions import contradiction_text


def _relapse(number: int, when: str) -> Assessment:
    key = f"relapse-{number}"
    return Assessment(id=key, finding="relapse", number=number, when=When.parse(when))


def _therapy(name: str, start: str, end: str = "not reported", line: int | None = None) -> Therapy:
    key = name.lower()
    return Therapy(id=key, name=name, line=line, start=When.parse(start), end=When.parse(end))


def _clock(
    *records: Assessment | Therapy, dx: str = "not reported", born: str = "not reported"
) -> Clock:
    return build_clock(
        Case(
            title="A course",
            patient=Patient(born=When.parse(born)),
            diagnosis=Diagnosis(when=When.parse(dx), disease=Coded(text="B-ALL")),
            therapies=tuple(r for r in records if isinstance(r, Therapy)),
            assessments=tuple(r for r in records if isinstance(r, Assessment)),
        )
    )


def _sentence(clock: Clock) -> str:
    (contradiction,) = clock.contradictions
    return _told(contradiction)


def _told(found: Contradiction) -> str:
    return contradiction_text(found.facts, is_assumed=found.involves_assumption)


def test_two_statements_about_one_event_are_told_together() -> None:
    clock = _clock(_therapy("CAR-T", "not reported"), _relapse(2, "before car-t, car-t + 28 d"))

    assert _sentence(clock) == (
        "relapse 2 cannot be both before CAR-T and 28 d after CAR-T: "
        "assessment 1, when says “before car-t”; assessment 1, when says “car-t + 28 d”."
    )


def test_a_ring_of_statements_is_told_whole() -> None:
    clock = _clock(
        _relapse(1, "relapse-2 + 5 d"), _relapse(2, "relapse-3 + 5 d"), _relapse(3, "relapse-1")
    )

    stated = [c for c in clock.contradictions if not c.involves_assumption]
    (sentence,) = (_told(c) for c in stated)
    assert sentence == (
        "It cannot be that relapse 1 is 5 d after relapse 2, relapse 2 is 5 d after relapse 3 "
        "and relapse 3 is on the day of relapse 1: assessment 1, when says “relapse-2 + 5 d”; "
        "assessment 2, when says “relapse-3 + 5 d”; assessment 3, when says “relapse-1”."
    )


def test_the_last_of_contradicting_statements_is_set_aside() -> None:
    clock = _clock(_relapse(1, "dx + 150 d, dx + 160 d"))

    (contradiction,) = clock.contradictions
    assert contradiction.place == "assessments[0].when"
    assert contradiction.text == "dx + 160 d"
    assert not contradiction.involves_assumption
    assert clock.start("relapse-1").earliest == clock.start("relapse-1").latest == 150


def test_an_assumption_gives_way_to_a_statement_and_is_named() -> None:
    clock = _clock(_relapse(1, "dx + 300 d"), _relapse(2, "dx + 200 d"))

    (contradiction,) = clock.contradictions
    assert contradiction.involves_assumption
    assert _told(contradiction) == (
        "It cannot be that relapse 1 is 300 d after diagnosis and relapse 2 is 200 d after "
        "diagnosis, since relapse 2 does not come before relapse 1 (assumed, not stated): "
        "assessment 1, when says “dx + 300 d”; assessment 2, when says “dx + 200 d”."
    )
    assert clock.start("relapse-1").earliest == 300
    assert clock.start("relapse-2").latest == 200


@pytest.mark.parametrize(
    ("records", "rule"),
    [
        (
            [_relapse(1, "dx - 5 d")],
            "since relapse 1 does not come before diagnosis (assumed, not stated): ",
        ),
        (
            [_therapy("VCR", "dx + 9 d", line=1), _therapy("InO", "dx + 5 d", line=2)],
            "since InO of line 2 does not start before line 1 (assumed, not stated): ",
        ),
    ],
)
def test_each_assumption_is_told(records: list[Assessment | Therapy], rule: str) -> None:
    assert rule in _sentence(_clock(*records))


def test_an_end_before_its_start_is_told_without_blaming_an_assumption() -> None:
    clock = _clock(_therapy("InO", "dx + 20 d", "dx + 10 d"))

    (contradiction,) = clock.contradictions
    assert _told(contradiction) == (
        "It cannot be that the start of InO is 20 d after diagnosis and the end of InO is 10 d "
        "after diagnosis, since InO cannot end before it begins: therapy 1, start says "
        "“dx + 20 d”; therapy 1, end says “dx + 10 d”."
    )
    assert contradiction.place == "therapies[0].end"
    assert (clock.end("ino").earliest, clock.end("ino").latest) == (20, None)


def test_nothing_is_left_before_birth() -> None:
    clock = _clock(Assessment(id="scan", when=When.parse("dx - 40 d")), dx="age 30 d")

    assert "since nothing comes before birth" in _sentence(clock)
    assert clock.start("scan").earliest == -30


def test_an_event_cannot_be_later_than_itself() -> None:
    clock = _clock(_relapse(1, "relapse-1 + 28 d"))

    assert _sentence(clock).startswith("relapse 1 cannot be 28 d after relapse 1: ")


def test_every_contradiction_is_told() -> None:
    clock = _clock(
        _relapse(1, "dx + 150 d, dx + 160 d"), _relapse(2, "dx + 300 d, before relapse-1")
    )

    assert [c.text for c in clock.contradictions] == ["dx + 160 d", "before relapse-1"]


def test_a_birth_date_and_an_age_that_do_not_agree_are_told_with_the_diagnosis() -> None:
    clock = _clock(dx="2020-01-01, age 5 y", born="2019-01-01")

    assert _sentence(clock) == (
        "It cannot be that birth is on 1 Jan 2019, diagnosis is on 1 Jan 2020 and diagnosis is "
        "at 5 y of age: patient, born says “2019-01-01”; diagnosis, when says “2020-01-01”; "
        "diagnosis, when says “age 5 y”."
    )


def test_a_birth_at_an_age_is_told() -> None:
    assert _sentence(_clock(born="age 9 mo")).startswith("birth cannot be at 9 mo of age: ")


def test_a_long_ring_is_told_in_a_sentence_that_can_be_read() -> None:
    ring = [
        Assessment(id=f"scan-{n}", when=When.parse(f"scan-{(n + 1) % 9} + 1 d")) for n in range(9)
    ]

    (contradiction,) = _clock(*ring).contradictions

    assert len(contradiction.facts) == 9
    assert "and 3 further statements hold: " in _told(contradiction)
    assert _told(contradiction).endswith("assessment 6, when says “scan-6 + 1 d”; and 3 more.")


def test_a_therapy_of_an_earlier_malignancy_may_come_before_the_diagnosis() -> None:
    def contradictions(kind: str, line: int | None) -> int:
        mopp = Therapy(id="mopp", name="MOPP", line=line, start=When.parse("1997"))
        case = Case(
            title="A course",
            patient=Patient(conditions=(Condition(text="Hodgkin lymphoma", kind=kind),)),
            diagnosis=Diagnosis(when=When.parse("2021-08-01"), disease=Coded(text="AML")),
            therapies=(mopp,),
        )
        return len(build_clock(case).contradictions)

    assert contradictions("earlier malignancy", None) == 0
    assert contradictions("comorbidity", None) == 1
    assert contradictions("earlier malignancy", 1) == 1
