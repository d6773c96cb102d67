"""Complications under each therapy: under all that overlap, under none that is not certain."""

from datetime import date, timedelta
from typing import Any

import pytest

from boardapp.case.complications import AdverseEvent, Infection, Transfusion
from boardapp.case.interval import Interval
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import PlacedComplication, TherapyToxicity
from boardapp.review.review_case import review_case
from boardapp.words.recovery import until_recovery_text
from tests.review.building import a_case


def therapy(key: str, line: int | None, start: str, end: str, **fields: Any) -> Therapy:
    return Therapy(
        id=key, name=key, line=line, start=When.parse(start), end=When.parse(end), **fields
    )


def event(term: str, onset: str, end: str = "not reported", **fields: Any) -> AdverseEvent:
    return AdverseEvent(id=term, term=term, onset=When.parse(onset), end=When.parse(end), **fields)


def toxicity(*records: Therapy | AdverseEvent | Infection) -> Review:
    return review_case(
        a_case(
            diagnosed="2020-01-01",
            therapies=tuple(r for r in records if isinstance(r, Therapy)),
            adverse_events=tuple(r for r in records if isinstance(r, AdverseEvent)),
            infections=tuple(r for r in records if isinstance(r, Infection)),
        )
    )


def of(review: Review, name: str) -> TherapyToxicity:
    return next(one for one in review.toxicity.therapies if one.name == name)


def told(found: tuple[PlacedComplication, ...]) -> list[tuple[str, str, str]]:
    return [(one.term, one.cycle, one.day) for one in found]


DRUG = therapy(
    "drug",
    1,
    "2020-06-01",
    "2020-07-20",
    courses=(
        Cycle(number=1, start=When.parse("2020-06-01")),
        Cycle(number=2, start=When.parse("2020-06-29")),
    ),
)


def test_a_complication_is_listed_where_it_began() -> None:
    review = toxicity(DRUG, event("fever", "2020-06-20", "2020-06-24", grade=Value(3)))
    (one,) = of(review, "drug").complications
    assert (one.cycle, one.day, one.number) == ("cycle 1", "day 20", 1)
    assert (one.grade, one.lasted) == (Value(3), Interval(4.0, 4.0))
    assert (one.place, one.suspected) == ("adverse_events[0]", "")


def test_one_that_falls_under_two_therapies_is_listed_under_each() -> None:
    other = therapy("injections", 1, "2020-06-15", "2020-06-30")
    review = toxicity(DRUG, other, event("fever", "2020-06-20"))
    (first,), (second,) = (of(review, name).complications for name in ("drug", "injections"))
    assert first.also_under == ("injections",)
    assert second.also_under == ("drug",)
    assert (second.cycle, second.day) == ("during", "5 d after its start")


def test_what_came_after_a_therapy_is_listed_there_with_the_days_since() -> None:
    review = toxicity(DRUG, event("fever", "2020-07-23"))
    assert told(of(review, "drug").complications) == [
        ("fever", "after its end", "3 d after its end")
    ]


def test_what_began_on_the_last_day_of_a_therapy_is_under_it() -> None:
    assert told(of(toxicity(DRUG, event("fever", "2020-07-20")), "drug").complications) == [
        ("fever", "cycle 2", "day 22")
    ]
    assert told(of(toxicity(DRUG, event("fever", "2020-07-21")), "drug").complications) == [
        ("fever", "after its end", "1 d after its end")
    ]


def test_a_therapy_without_an_end_is_over_on_the_day_on_which_a_later_line_begins() -> None:
    graft = therapy("graft", 1, "2020-06-01", "not reported")
    third = therapy("third", 2, "2020-09-01", "not reported")
    for day, name in (("2020-08-31", "graft"), ("2020-09-01", "third")):
        review = toxicity(graft, third, event("fever", day))
        assert [one.name for one in review.toxicity.therapies if one.complications] == [name]
    for line, status in ((2, "given"), (1, "ongoing")):
        lasting = therapy("graft", line, "2020-06-01", "not reported", status=status)
        review = toxicity(lasting, third, event("fever", "2020-09-01"))
        assert all(one.complications for one in review.toxicity.therapies)


def test_four_times_as_many_complications_and_therapies_ask_four_times_as_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    apart = Clock.apart
    monkeypatch.setattr(Clock, "apart", lambda *args: asked.append(1) or apart(*args))

    def count(events: int) -> int:
        asked.clear()
        days = [(date(2020, 1, 2) + timedelta(days=10 * n)).isoformat() for n in range(events)]
        review = toxicity(
            *(therapy(f"t{n}", n + 1, day, (f"t{n} + 5 d", "not reported")[n % 2])
              for n, day in enumerate(days)),
            *(event(f"a{n}", day) for n, day in enumerate(days)),
        )  # fmt: skip
        assert sum(len(one.complications) for one in review.toxicity.therapies) >= events
        return len(asked)

    assert count(400) < 4.5 * count(100)


def test_what_came_after_two_therapies_is_listed_under_the_later() -> None:
    later = therapy("cells", 2, "2020-08-01", "2020-08-05")
    review = toxicity(DRUG, later, event("fever", "2020-08-07"))
    assert of(review, "drug").complications == ()
    assert told(of(review, "cells").complications) == [
        ("fever", "after its end", "2 d after its end")
    ]


def test_a_therapy_without_an_end_counts_until_one_of_a_later_line_begins() -> None:
    graft = therapy("graft", 2, "2020-09-01", "not reported")
    events = event("liver", "2020-09-16"), event("fever", "2020-12-10")
    alone = toxicity(DRUG, graft, *events)
    assert told(of(alone, "graft").complications) == [
        ("liver", "after its start", "15 d after its start"),
        ("fever", "after its start", "100 d after its start"),
    ]
    third = therapy("third", 3, "2020-12-01", "2020-12-20")
    followed = toxicity(DRUG, graft, third, *events)
    assert [one.term for one in of(followed, "graft").complications] == ["liver"]
    assert [one.term for one in of(followed, "third").complications] == ["fever"]


def test_an_order_that_is_not_known_is_said_and_places_nothing() -> None:
    radiation = therapy("radiation", 1, "after drug", "not reported")
    review = toxicity(DRUG, radiation, event("rash", "2020-09-01"))
    assert of(review, "radiation").complications == ()
    assert told(of(review, "radiation").order_not_known) == [
        ("rash", "before, during or after: order not known", "")
    ]
    assert review.toxicity.elsewhere == ()


def test_an_onset_about_the_end_of_a_therapy_is_during_or_after() -> None:
    review = toxicity(DRUG, event("rash", "2020-07-10..2020-07-30"))
    assert told(of(review, "drug").order_not_known) == [
        ("rash", "during or after: order not known", "")
    ]


def test_a_range_that_ends_on_the_day_a_therapy_begins_may_lie_under_it() -> None:
    review = toxicity(DRUG, event("rash", "2020-05-28..2020-06-01"))
    assert told(of(review, "drug").order_not_known) == [
        ("rash", "before or during: order not known", "")
    ]
    stated = toxicity(DRUG, event("rash", "before drug"))
    assert of(stated, "drug").order_not_known == ()


def test_what_has_no_onset_or_came_before_all_therapy_stands_apart() -> None:
    review = toxicity(DRUG, event("rash", "not reported"), event("fever", "2020-05-01"))
    assert of(review, "drug").complications == of(review, "drug").order_not_known == ()
    assert sorted(told(review.toxicity.elsewhere)) == [
        ("fever", "before the first therapy", ""),
        ("rash", "onset not reported", ""),
    ]


def test_supportive_care_and_what_was_not_given_are_no_therapies_here() -> None:
    review = toxicity(
        DRUG,
        therapy("ursodiol", None, "2020-06-01", "2020-07-20", kind="supportive care"),
        therapy("planned", 2, "2020-06-01", "2020-07-20", status="planned"),
        event("fever", "2020-06-20"),
    )
    assert [one.name for one in review.toxicity.therapies] == ["drug"]


def test_infections_are_complications_and_their_organism_is_no_cause() -> None:
    infection = Infection(id="i", name="sepsis", organism="E. coli", onset=When.parse("2020-06-20"))
    (one,) = of(toxicity(DRUG, infection), "drug").complications
    assert (one.kind, one.suspected) == ("infection", "")


def test_a_cause_is_told_only_as_the_case_states_it() -> None:
    review = toxicity(DRUG, event("fever", "2020-06-20", suspected="the drug"))
    assert of(review, "drug").complications[0].suspected == "the drug"


def test_transfusions_and_stays_are_left_to_their_ledgers() -> None:
    case = a_case(
        diagnosed="2020-01-01",
        therapies=(DRUG,),
        transfusions=(Transfusion(product="platelets", when=When.parse("2020-06-20")),),
    )
    assert review_case(case).toxicity.therapies[0].complications == ()


def test_the_letter_has_nothing_to_align_and_says_why(letter: Review) -> None:
    assert not letter.toxicity.is_aligned
    ino = of(letter, "inotuzumab ozogamicin (resumed)")
    assert ino.why_not == (
        "Nothing can be laid along the cycles of inotuzumab ozogamicin (resumed): of its 9 cycles "
        "none has a stated day on which it began. Such days stand in the therapy, "
        "in “Cycles”."
    )
    assert {(one.cycle, one.day) for one in ino.complications} == {
        ("during, cycle not reported", "day not reported")
    }
    assert len(ino.complications) == 6
    assert {until_recovery_text(one) for one in ino.complications} == {
        "",
        "length not known",
    }
    assert {one.since_dose for one in ino.complications} == {""}
    listed = [one.name for one in letter.toxicity.therapies if one.complications]
    assert listed == ["inotuzumab ozogamicin (resumed)"]
    unsure = [one.name for one in letter.toxicity.therapies if one.order_not_known]
    assert unsure == ["triple intrathecal therapy", "cranial radiation"]


def test_the_invented_case_has_days_doses_and_overlaps(synthetic: Review) -> None:
    reinduction = of(synthetic, "CNS-directed reinduction").complications
    assert [(c.term, c.cycle, c.day, c.since_dose) for c in reinduction] == [
        ("urticaria", "cycle 1", "day 15", "0 d after day 15 (vincristine, pegaspargase)"),
        (
            "peripheral motor neuropathy",
            "cycle 1",
            "day 22",
            "7 d after day 15 (vincristine, pegaspargase)",
        ),
    ]
    assert {c.also_under for c in reinduction} == {("triple intrathecal therapy",)}
    cells = of(synthetic, "CAR-T cells").complications
    assert [(c.term, c.day, until_recovery_text(c)) for c in cells] == [
        ("cytokine release syndrome", "3 d after its end", "6 d"),
        ("hypogammaglobulinaemia", "35 d after its end", "ongoing"),
        ("bronchiolitis", "3.7 mo after its end", "10 d"),
    ]
    assert synthetic.toxicity.elsewhere == ()
