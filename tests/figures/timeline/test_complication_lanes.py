"""Complications on the timeline: what has no time stands on no axis."""

import json
from typing import Any

import pytest

from boardapp.casefile.decode import decode_case
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Timeline
from boardapp.review.review_case import review_case


def _timeline(**records: Any) -> Timeline:
    content = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – times",
        "diagnosis": {"when": "age 5 y", "disease": {"text": "B-ALL"}},
        "therapies": [{"id": "a", "name": "A", "line": 1, "start": "dx", "end": "dx + 60 d"}],
        **records,
    }
    timeline = course_timeline(review_case(decode_case(json.dumps(content).encode(), "x.json")))
    assert timeline is not None
    return timeline


def _drawn(timeline: Timeline) -> set[str]:
    """The labels of all that stands on the axis."""
    return {one.label for lane in timeline.lanes for one in (*lane.bars, *lane.marks)}


@pytest.mark.parametrize(
    ("collection", "record", "label"),
    [
        ("adverse_events", {"term": "rash"}, "rash"),
        ("infections", {"name": "sepsis"}, "sepsis"),
        ("organ_support", {"name": "dialysis"}, "dialysis"),
    ],
)
def test_what_has_no_time_is_named_beside_the_axis(
    collection: str, record: dict[str, str], label: str
) -> None:
    timeline = _timeline(**{collection: [record]})
    assert label not in {text.casefold() for text in _drawn(timeline)}
    assert label in {text.casefold() for text in timeline.undated}


@pytest.mark.parametrize(
    "times", [{"start": "dx + 10 d"}, {"start": "after dx"}, {"end": "dx + 20 d"}]
)
def test_a_time_of_any_kind_places_it(times: dict[str, str]) -> None:
    timeline = _timeline(organ_support=[{"name": "dialysis", **times}])
    assert "dialysis" in {text.casefold() for text in _drawn(timeline)}


def test_what_others_say_of_its_time_places_it() -> None:
    stays = [{"id": "stay", "reason": "sepsis", "start": "os + 2 d", "end": "dx + 30 d"}]
    others = [{"id": "first", "term": "rash", "onset": "dx + 5 d", "end": "before os"}]
    timeline = _timeline(
        organ_support=[{"id": "os", "name": "dialysis"}], admissions=stays, adverse_events=others
    )
    assert "dialysis" in {text.casefold() for text in _drawn(timeline)}
