"""The slides of toxicity by cycle: what stands in them, whence, and when there is none."""

import pytest

from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Deck, Slide, TableBlock
from boardapp.resources import example_case
from boardapp.review.model.base import Moment
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import (
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
    ToxicityByTherapy,
)
from boardapp.review.review_case import review_case
from tests.deck.conftest import MakeReview, finding


@pytest.fixture(scope="module")
def full() -> Deck:
    return build_deck(review_case(read_case(example_case("synthetic"))), "full")


def slides_of(deck: Deck) -> dict[str, Slide]:
    return {slide.key: slide for slide in deck.slides if slide.key.startswith("cycles-")}


def table_of(slide: Slide) -> TableBlock:
    (block,) = slide.blocks
    assert isinstance(block, TableBlock)
    return block


def test_the_full_deck_has_a_slide_for_each_therapy_with_timed_cycles(full: Deck) -> None:
    titles = {key: slide.title for key, slide in slides_of(full).items()}
    two, none, grade = "Two complications in", "No complication stated in", "worst laboratory grade"
    assert titles == {
        "cycles-1": f"Three complications in cycle 1 of induction; {grade} 4",
        "cycles-2": f"{two} cycle 2 of consolidation and reintensification; {grade} 4",
        "cycles-3": f"{none} two cycles of blinatumomab; {grade} 3",
        "cycles-4": f"{none} two cycles of inotuzumab ozogamicin; {grade} 3",
        "cycles-6": f"{two} cycle 1 of CNS-directed reinduction; {grade} 4",
        "cycles-7": f"{two} cycles 3 and 4 of triple intrathecal therapy; {grade} 4",
    }
    assert {slide.section for slide in slides_of(full).values()} == {"Backup"}


def test_a_row_says_of_a_cycle_its_doses_complications_and_worst_grades(full: Deck) -> None:
    block = table_of(slides_of(full)["cycles-2"])
    assert block.columns == (
        "Cycle",
        "Doses as stated",
        "Complications that began in it",
        "Worst grades, CTCAE v5.0 (lab)",
    )
    assert block.rows[1] == (
        "2: from day 84, 70 d",
        "methotrexate 5000 mg/m² day 1, 8; cytarabine 3000 mg/m² day 16, 17, 23, 24",
        (
            "ALT increased, grade 3: day 12, 4 d after day 8 (methotrexate), 9 d until recovery; "
            "oral mucositis, grade 3: day 22, 5 d after day 17 (cytarabine), 15 d until recovery"
        ),
        (
            "platelets 4 (day 24), neutrophils 4 (day 24), bilirubin 0, ALT 3 (day 15), AST 2, "
            "GGT 1, creatinine 0, haemoglobin 3 low (day 24), leukocytes 4 low (day 26)"
        ),
    )
    assert block.rows[0][2] == "none stated"
    assert block.caption.startswith("Order of time only: no cause is stated by it.")


def test_one_that_began_under_two_therapies_says_so_on_both_slides(full: Deck) -> None:
    reinduction, injections = (slides_of(full)[f"cycles-{n}"] for n in (6, 7))
    assert "also under triple intrathecal therapy" in table_of(reinduction).rows[0][2]
    assert "also under CNS-directed reinduction" in table_of(injections).rows[2][2]


def test_the_notes_lead_each_statement_to_its_source_and_name_both_rules(full: Deck) -> None:
    notes = slides_of(full)["cycles-2"].notes
    (mucositis,) = [note for note in notes if note.text.startswith("oral mucositis")]
    assert mucositis.text == (
        "oral mucositis: grade 3; month 3.4; cycle 2; day 22; 5 d after day 17 (cytarabine); 15 d "
        "until recovery; cause as stated: high-dose methotrexate and cytarabine; resolved"
    )
    assert (mucositis.place, mucositis.source) == ("adverse_events[3]", "chart complications")
    (grade,) = [note for note in notes if "ALT grade 3" in note.text]
    assert grade.place.startswith("labs[")
    rules = " ".join(note.text for note in notes if note.text.startswith("Rule:"))
    assert "boardapp dose alignment 1" in rules
    assert "CTCAE v5.0" in rules


def test_the_table_has_the_finding_as_its_alternative_text(full: Deck) -> None:
    summary = table_of(slides_of(full)["cycles-6"]).summary
    assert summary.startswith("CNS-directed reinduction. Cycle 1: urticaria, grade 2;")


def test_no_calendar_day_stands_on_the_slides(full: Deck) -> None:
    for slide in slides_of(full).values():
        cells = [cell for row in table_of(slide).rows for cell in row]
        assert not [cell for cell in cells if "2021-" in cell or "2022-" in cell]


def test_the_standard_deck_has_the_latest_two_that_do_not_repeat_each_other() -> None:
    deck = build_deck(review_case(read_case(example_case("synthetic"))), "standard")
    assert list(slides_of(deck)) == ["cycles-2", "cycles-6"]


def test_a_case_without_a_timed_cycle_has_no_such_slide() -> None:
    for preset in ("standard", "full"):
        deck = build_deck(review_case(read_case(example_case("letter"))), preset)  # type: ignore[arg-type]
        assert slides_of(deck) == {}


def placed(term: str, **fields: object) -> PlacedComplication:
    given = {
        "key": term, "kind": "adverse event", "cycle": "cycle 1 or 2",
        "day": "day 25–32 from cycle 1", "onset": Moment(), "place": Place("adverse_events[0]"),
    }  # fmt: skip
    return PlacedComplication(term=term, **{**given, **fields})  # type: ignore[arg-type]


def by_hand(make_review: MakeReview, **fields: object) -> Review:
    cycle = TherapyCycle(number=1, start=Moment(), end=Moment(), open_end="no end is reported")
    one = TherapyToxicity(
        key="ino", name="inotuzumab ozogamicin", line=1, start=Moment(), end=Moment(),
        cycles_text="2", cycles=(cycle,), **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return make_review(
        toxicity=ToxicityByTherapy(therapies=(one,), grade_rule="CTCAE v5.0"),
        findings=(finding("Which grading?", "adverse_events[0].grade"),),
    )


def test_what_has_no_certain_cycle_has_a_row_of_its_own(make_review: MakeReview) -> None:
    review = by_hand(
        make_review,
        complications=(placed("fever"),),
        order_not_known=(placed("rash", cycle="before or during: order not known", day=""),),
    )
    slide = slides_of(build_deck(review, "full"))["cycles-1"]
    assert slide.title == "No complication stated in one cycle of inotuzumab ozogamicin"
    assert table_of(slide).rows[0] == (
        "1: from not reported, length not reported",
        "doses not reported",
        "none stated",
        "no end is reported",
    )
    assert table_of(slide).rows[1:] == (
        (
            "No certain cycle",
            "not reported",
            "fever, grade not reported: cycle 1 or 2, day 25–32 from cycle 1",
            "not counted",
        ),
        (
            "Order not known",
            "not reported",
            "rash: before or during: order not known",
            "not counted",
        ),
    )


def test_a_doubtful_grade_carries_its_doubt(make_review: MakeReview) -> None:
    one = placed("fever", cycle="cycle 1", day="day 3", number=1, grade=Value(3))
    slide = slides_of(build_deck(by_hand(make_review, complications=(one,)), "full"))["cycles-1"]
    assert table_of(slide).rows[0][2] == "fever, grade 3 (doubt 1): day 3"
