"""The key of a timeline says of a mark only what it is."""

import json
from typing import Any

from boardapp.casefile.decode import decode_case
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.review_case import review_case


def _key(**parts: Any) -> list[str]:
    case = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – a small one",
        "diagnosis": {"id": "dx", "when": "2019-01-01", "disease": {"text": "lung cancer"}},
        **parts,
    }
    review = review_case(decode_case(json.dumps(case).encode(), "x.json"))
    return [entry.text for entry in course_timeline(review).legend]


def test_a_look_without_a_state_is_no_indeterminate_mrd() -> None:
    look = {"when": "2019-05-01", "finding": "evaluation", "summary": "dramatic response"}
    assert _key(assessments=[look]) == []


def test_an_indeterminate_mrd_is_told() -> None:
    mrd = {"result": "indeterminate", "method": "flow cytometry"}
    look = {"when": "2019-05-01", "finding": "evaluation", "marrow": {"mrd": [mrd]}}
    assert _key(assessments=[look]) == ["MRD indeterminate"]
