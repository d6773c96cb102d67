"""Complications on the timeline: what has no time stands on no axis."""

import json
from typing import Any

import pytest

from boardapp.casefile.decode import decode_case
from boardapp.figures.timeline.course import Detail, course_timeline
from boardapp.figures.timeline.timeline import Timeline
from boardapp.review.review_case import review_case


def _timeline(detail: Detail = "slide", **records: Any) -> Timeline:
    content = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – times",
        "diagnosis": {"when": "age 5 y", "disease": {"text": "B-ALL"}},
        "therapies": [{"id": "a", "name": "A", "line": 1, "start": "dx", "end": "dx + 60 d"}],
        **records,
    }
    review = review_case(decode_case(json.dumps(content).encode(), "x.json"))
    timeline = course_timeline(review, detail=detail)
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


def test_a_complication_has_the_colour_of_its_stated_grade_and_the_legend_tells_it() -> None:
    stated = (
        ("rash", {"grade": 2}, "toxicity mild"),
        ("ileus", {"grade": 3}, "toxicity severe"),
        ("sepsis", {"grade": 4}, "toxicity grave"),
        ("fever", {}, "toxicity"),
        ("GvHD", {"grade": 3, "grading": "MAGIC"}, "toxicity"),
    )
    events = [
        {"term": term, "onset": f"dx + {n} d", "end": f"dx + {n + 20} d", **grade}
        for n, (term, grade, _) in enumerate(stated)
    ]
    timeline = _timeline("all", adverse_events=events)
    roles = {bar.what.split(",")[0]: bar.role for lane in timeline.lanes for bar in lane.bars}
    for term, _, role in stated:
        assert roles[f"{term[0].upper()}{term[1:]}"] == role
    told = [entry.text for entry in timeline.legend]
    assert [text for text in told if text.startswith("complication")] == [
        "complication G1–2",
        "complication G3",
        "complication G4–5",
        "complication without a CTCAE grade",
    ]
    alone = _timeline("all", adverse_events=events[:1])
    assert not any(entry.text.startswith("complication") for entry in alone.legend)
