"""Completeness: what a board asks for, what the case has of it, what matters most here.

The items stand in `completeness_items`. What matters most follows from words of the
question; rule "completeness of a board case, version 3". What only
one kind of disease is asked for is left out for the others.
"""

import re
from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.review.checks.completeness_items import ITEMS, Item
from boardapp.review.model.findings import CompletenessRow

RULE = "completeness of a board case, version 3"


def completeness(case: Case) -> tuple[CompletenessRow, ...]:
    """Every item of the three checklists; what matters for this question says so."""
    meeting = case.meeting
    parts = [one.text for one in meeting.questions]
    question = " ".join((meeting.question.text, *parts, meeting.new_problem.text))
    rows = []
    asked = profile_of(case.diagnosis).items
    for item in ITEMS:
        if item.key is not None and item.key not in asked:
            continue
        state, detail, place = item.look(case)
        rows.append(
            CompletenessRow(
                checklist=item.checklist,
                item=item.name,
                state=state,
                detail=detail,
                matters=_matters(item, question),
                place=Place(place),
                asks=tuple(map(Place.parse, item.asks)),
            )
        )
    return tuple(rows)


_TOPICS = (
    (r"inotuzumab|blinatumomab|CAR-?T|CD19|CD22|antibod|immunotherap", "drugs against an antigen"),
    (r"transplant|HSCT|donor|lymphocyte infusion|immunosuppress", "a transplant"),
    (r"bleed|aPTT|coagul|platelet", "bleeding"),
    (r"\bCNS\b|intrathecal|cranial", "the CNS"),
    (r"\bMRD\b|remission|relapse|refractory", "the depth of remission"),
    (r"palliat|prolong life|quality of life|goals|curative", "the goals of treatment"),
)


def _matters(item: Item, question: str) -> str:
    """Why an item matters for this question; empty where it does so no more than others."""
    for words, topic in _TOPICS:
        if topic in item.matters and re.search(words, question, re.IGNORECASE):
            return f"the question is about {topic}"
    return ""


def missing_first(rows: tuple[CompletenessRow, ...]) -> Iterator[CompletenessRow]:
    """What is not whole, what matters for the question first; each item once."""
    told: set[str] = set()
    for row in sorted(rows, key=lambda r: (not r.matters, r.state != "missing")):
        name = row.item.lstrip("0123456789 ")
        if row.state != "there" and name not in told and row.checklist != "CARE":
            told.add(name)
            yield row
