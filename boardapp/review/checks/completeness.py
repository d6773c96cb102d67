"""Completeness: what a board asks for, what the case has of it, what matters most here.

The items stand in `completeness_items`. What matters most follows from the subjects of the
question, as the case states them, else as its words name them; rule "completeness of a board
case, version 4". What only one kind of disease is asked for is left out for the others, and what
only another question asks for as well.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.case import Case
from boardapp.case.meeting import Subject
from boardapp.case.place import Place
from boardapp.clinical.board_questions import phrase_of, subjects_of
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.review.checks.completeness_items import BY_QUESTION, ITEMS, Item
from boardapp.review.model.findings import CompletenessRow

RULE = "completeness of a board case, version 4"


def completeness(case: Case) -> tuple[CompletenessRow, ...]:
    """Every item of the checklists; what matters for this question says so, and why."""
    subjects = _subjects(case)
    told = "is about" if case.meeting.subjects else "touches on"
    asked = profile_of(case.diagnosis).items
    rows = []
    for item in ITEMS:
        about = [subject for subject in subjects if subject in item.matters]
        if (item.key and item.key not in asked) or (item.checklist == BY_QUESTION and not about):
            continue
        if (found := item.look(case)) is None:
            continue
        state, detail, place = found
        rows.append(
            CompletenessRow(
                checklist=item.checklist,
                item=item.name,
                state=state,
                detail=detail,
                matters=_reason(item, about, told),
                place=Place(place),
                asks=tuple(map(Place.parse, item.asks)),
            )
        )
    return tuple(rows)


def _subjects(case: Case) -> tuple[Subject, ...]:
    """What the question is about: as the case says, else what its words name."""
    meeting = case.meeting
    if meeting.subjects:
        return meeting.subjects
    parts = (meeting.question.text, *(one.text for one in meeting.questions))
    return subjects_of(" ".join((*parts, meeting.new_problem.text)))


def _reason(item: Item, about: Sequence[Subject], told: str) -> str:
    """Why an item matters for this question; empty where it does so no more than others."""
    if not about:
        return ""
    return f"the question {told} {phrase_of(about[0])}: {item.matters[about[0]]}"


def missing_first(rows: tuple[CompletenessRow, ...]) -> Iterator[CompletenessRow]:
    """What is not whole, what matters for the question first; each item once."""
    told: set[str] = set()
    for row in sorted(rows, key=lambda r: (not r.matters, r.state != "missing")):
        name = row.item.lstrip("0123456789 ")
        if row.state != "there" and name not in told and row.checklist != "CARE":
            told.add(name)
            yield row
