"""A full course goes on to further slides; a short deck leaves its lesser lanes out and says so."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Assessment, CnsStatus
from boardapp.case.deck_settings import Preset
from boardapp.case.when import When
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.page import FittedDeck, Page
from boardapp.deck.fitting.periods import placed_timeline
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.presets import MOST_MAIN_SLIDES
from boardapp.deck.slides import TimelineBlock
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.deck.courses import course, course_case

COURSES: dict[str, dict[str, Any]] = {
    "three events": {"relapses": 1, "therapies": 1},
    "one event": {"therapies": 1},
    "80 events": {"relapses": 6, "toxicities": 40, "samplings": 27},
    "200 events": {"relapses": 8, "toxicities": 120, "samplings": 64, "years": 6},
    "20 relapses": {"relapses": 20, "years": 8},
    "25 years": {"relapses": 2, "toxicities": 5, "samplings": 4, "years": 25},
}


def cns_case(**shape: Any) -> Review:
    """A made-up course with one look at the spinal fluid."""
    case = course_case(therapies=2, **shape)
    when = When.parse("dx + 30 d")
    look = Assessment(when=when, finding="evaluation", cns=CnsStatus(status="CNS1"))
    return review_case(replace(case, assessments=(*case.assessments, look)))


def timelines(name: str, preset: Preset = "standard") -> FittedDeck:
    return timelines_of(course(**COURSES[name]), preset)


def timelines_of(review: Review, preset: Preset = "standard") -> FittedDeck:
    deck = build_deck(review, preset)
    return paginate(replace(deck, slides=tuple(s for s in deck.slides if s.key == "timeline")))


def geometry(page: Page) -> TimelineGeometry:
    (placed,) = page.placed
    assert isinstance(placed.block, TimelineBlock)
    return placed_timeline(placed.block.timeline, placed.frame.width, placed.frame.height)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("three events", 1), ("one event", 1), ("80 events", 2), ("200 events", 5),
        ("20 relapses", 1), ("25 years", 1),
    ],
)  # fmt: skip
def test_a_course_takes_as_many_slides_as_it_needs(name: str, count: int) -> None:
    fitted = timelines(name)
    assert len(fitted.pages) == count
    for page in fitted.pages:
        drawn = geometry(page)
        assert drawn.size >= 16
        assert drawn.most_lost < 4
        assert not drawn.is_crowded


def test_each_slide_is_named_by_its_period_under_the_same_key() -> None:
    fitted = timelines("80 events")
    title = "Six relapses: marrow, CNS, marrow + CNS, testis, marrow, CNS"
    assert [page.slide.title for page in fitted.pages] == [
        f"{title} – 1 of 2: diagnosis to relapse 4 (months 0–20)",
        f"{title} – 2 of 2: relapse 4 to last report (months 20–36)",
    ]
    assert fitted.keys == (("timeline", 1), ("timeline", 2))
    assert any("was split by period over 2" in note for note in fitted.notes)


def test_the_notes_say_what_is_on_which_slide() -> None:
    said = [note.text for page in timelines("80 events").pages for note in page.notes]
    where = (
        "The course goes on over 2 slides: 1 of 2: diagnosis to relapse 4 (months 0–20); "
        "2 of 2: relapse 4 to last report (months 20–36)."
    )
    assert said.count(where) == 2


def test_what_is_drawn_without_a_label_is_named_even_then() -> None:
    for page in timelines("200 events").pages:
        said = " ".join(note.text for note in page.notes)
        assert [label for label in geometry(page).dropped if label not in said] == []


def test_every_element_of_a_full_course_is_on_some_slide() -> None:
    keys: set[str] = set()
    for page in timelines("200 events").pages:
        drawn = geometry(page)
        keys |= {shape.bar.key for shape in drawn.bars} | {place.mark.key for place in drawn.marks}
    assert {f"toxicity-{n}" for n in range(120)} <= keys
    assert {f"relapse-{n}" for n in range(1, 9)} <= keys
    assert {f"sampling-{n}" for n in range(64)} <= keys


@pytest.mark.parametrize("name", COURSES)
def test_a_short_deck_has_one_slide_for_the_course(name: str) -> None:
    (page,) = timelines(name, "short").pages
    assert geometry(page).most_lost < 4
    assert not geometry(page).is_illegible


def test_what_a_short_deck_leaves_out_is_named_in_its_notes() -> None:
    (page,) = timelines("200 events", "short").pages
    assert [lane.name for lane in geometry(page).lanes] == ["Therapy"]
    said = next(note.text for note in page.notes if note.text.startswith("Left out of this"))
    assert "Toxicity ≥ G3 (febrile neutropenia 1 G3, febrile neutropenia 2 G3" in said
    assert "MRD (flow 1×10⁻⁴" in said


def test_lanes_that_wait_for_room_come_where_there_is_some() -> None:
    (roomy,) = timelines_of(cns_case()).pages
    assert "CNS status" in [lane.name for lane in geometry(roomy).lanes]
    crowded = timelines_of(cns_case(toxicities=40)).pages[0]
    assert "CNS status" not in [lane.name for lane in geometry(crowded).lanes]
    said = [note.text for note in crowded.notes if note.text.startswith("Left out")]
    assert said == ["Left out of this picture: CNS status (CNS1)."]


def test_a_second_timeline_counts_among_the_ten_main_slides() -> None:
    deck = build_deck(course(**COURSES["80 events"]), "standard")
    main = [slide for slide in deck.slides if slide.section != "Backup"]
    pages = [p for p in paginate(deck).pages if p.slide.key in {slide.key for slide in main}]
    assert len(pages) <= MOST_MAIN_SLIDES
