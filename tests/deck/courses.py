"""Made-up courses of any length, for the slides of the timeline."""

import json
from typing import Any

from boardapp.case.case import Case
from boardapp.casefile.decode import decode_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

DRUGS = ("AALL1731", "blinatumomab", "inotuzumab ozogamicin", "CAR-T cells", "haploidentical HSCT")
SITES = (["marrow"], ["CNS"], ["marrow", "CNS"], ["testis"])


def course(**shape: Any) -> Review:
    """The review of a made-up course of this shape."""
    return review_case(course_case(**shape))


def course_case(
    *, relapses: int = 0, toxicities: int = 0, samplings: int = 0, years: float = 3,
    therapies: int | None = None, is_order_only: bool = False,
) -> Case:  # fmt: skip
    """A course with events spread evenly over its years; a line of therapy after each relapse."""
    days = years * 365.25
    lines = relapses + 1 if therapies is None else therapies
    records: dict[str, Any] = {
        "therapies": [_therapy(n, lines, days, is_order_only) for n in range(lines)],
        "assessments": [_relapse(n, relapses, days, is_order_only) for n in range(relapses)]
        + [_sampling(n, samplings, days) for n in range(samplings)],
        "adverse_events": [_toxicity(n, toxicities, days) for n in range(toxicities)],
    }
    return decode_case(json.dumps({**_BARE, **records}).encode(), "made-up.board.json")


_BARE = {
    "format": "boardapp-case",
    "version": 1,
    "title": "SYNTHETIC CASE – a made-up course",
    "privacy": {"status": "synthetic"},
    "meeting": {"question": {"text": "Which treatment should follow?"}},
    "diagnosis": {"when": "age 9 mo", "disease": {"text": "B-ALL"}},
}


def _at(share: float, days: float) -> str:
    return f"dx + {round(share * days)} d"


def _therapy(n: int, count: int, days: float, is_order_only: bool) -> dict[str, Any]:
    times = {"start": _at((n + 0.05) / count, days), "end": _at((n + 0.6) / count, days)}
    if is_order_only:
        times = {"start": f"after {f'therapy-{n - 1}' if n else 'dx'}"}
    drug = DRUGS[n % len(DRUGS)]
    kind = "transplant" if "HSCT" in drug else "chemotherapy"
    return {"id": f"therapy-{n}", "name": drug, "kind": kind, "line": n + 1, "intent": "curative",
            **times}  # fmt: skip


def _relapse(n: int, count: int, days: float, is_order_only: bool) -> dict[str, Any]:
    when = f"after therapy-{n}" if is_order_only else _at((n + 0.9) / (count + 1), days)
    return {"id": f"relapse-{n + 1}", "when": when, "finding": "relapse", "number": n + 1,
            "sites": SITES[n % len(SITES)]}  # fmt: skip


def _sampling(n: int, count: int, days: float) -> dict[str, Any]:
    result = {"result": "positive", "value": 1e-4 * (n + 1), "method": "flow"}
    if n % 2:
        result = {"result": "negative", "limit": 1e-6, "method": "NGS"}
    when = _at((n + 0.3) / count, days)
    return {"id": f"sampling-{n}", "when": when, "marrow": {"mrd": [{**result, "unit": "1"}]}}


def _toxicity(n: int, count: int, days: float) -> dict[str, Any]:
    return {"id": f"toxicity-{n}", "term": f"febrile neutropenia {n + 1}", "grade": 3,
            "onset": _at((n + 0.2) / count, days), "end": _at((n + 0.5) / count, days)}  # fmt: skip
