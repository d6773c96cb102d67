"""What the timeline draws without a label is named in the notes of its slide."""

import pytest
from msgspec.structs import replace

from boardapp.deck.fitting.design import BODY
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.page import Page
from boardapp.deck.fitting.periods import placed_timeline
from boardapp.deck.fitting.picture_notes import picture_notes
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import TimelineBlock
from boardapp.figures.timeline.timeline import AxisBreak
from tests.deck.courses import course


@pytest.fixture(scope="module")
def page() -> Page:
    deck = build_deck(course(relapses=6, toxicities=40, samplings=27), "short")
    timeline = tuple(slide for slide in deck.slides if slide.key == "timeline")
    return paginate(replace(deck, slides=timeline)).pages[0]


def test_every_label_that_found_no_room_is_named_in_the_notes(page: Page) -> None:
    block = page.placed[0].block
    assert isinstance(block, TimelineBlock)
    frame = page.placed[0].frame
    dropped = placed_timeline(block.timeline, frame.width, frame.height).dropped
    start = "Drawn without a label for want of room: "
    said = next(line.text for line in page.notes if line.text.startswith(start))
    assert dropped
    assert [label for label in dropped if label not in said] == []


def test_a_label_that_is_missing_twice_is_named_once(page: Page) -> None:
    block = page.placed[0].block
    assert isinstance(block, TimelineBlock)
    timeline = block.timeline
    twice = (*timeline.lanes, *timeline.lanes)
    crowded = replace(block, timeline=replace(timeline, lanes=twice))
    frame = replace(BODY, height=60)
    placed = replace(page.placed[0], block=crowded, frame=frame)
    dropped = placed_timeline(crowded.timeline, frame.width, frame.height).dropped
    repeated = next(label for label in dropped if dropped.count(label) == 2)
    told = picture_notes((placed,))
    assert told[0].count(f"{repeated} twice") == 1


def test_a_slide_without_a_timeline_has_nothing_to_name(page: Page) -> None:
    assert picture_notes(()) == ()


def test_full_wordings_and_broken_axis_are_told(page: Page) -> None:
    block = page.placed[0].block
    assert isinstance(block, TimelineBlock)
    gap = AxisBreak(
        start=1, end=2, where="Axis broken from month 30 to 55", reason="nothing reported"
    )
    timeline = replace(block.timeline, breaks=(gap,), left_out="Not drawn: 8 admissions")
    frame = replace(BODY, width=400)
    placed = replace(page.placed[0], block=replace(block, timeline=timeline), frame=frame)
    told = picture_notes((placed,))
    assert told[-1] == "Not drawn: 8 admissions."
    assert told[-2] == "Axis broken from month 30 to 55: nothing reported."
    assert told[-3].startswith("Labels in full: ")
    assert "marrow" in told[-3]
