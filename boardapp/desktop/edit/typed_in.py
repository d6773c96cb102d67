"""What is typed for a fact and not in the case yet, for its page."""

from collections.abc import Iterable, Iterator

from boardapp.case.fields import fields_of, kind_at
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.desktop.edit.doubt_edits import NEW
from boardapp.desktop.edit.reason_edits import reason_draft_of
from boardapp.desktop.session.drafts import Draft
from boardapp.review.model.fact import FactSheet
from boardapp.words.facts import field_name


def typed_in(drafts: Iterable[Draft], sheet: FactSheet) -> list[tuple[str, str]]:
    """The drafts of a record, its parts, its doubts and its findings: what for, and the text."""
    within = Place(sheet.place).contains
    reasons = dict(_reasons(sheet))
    told = []
    for draft in drafts:
        named = reasons.get((draft.place, draft.field), "")
        if not named and within(draft.place):
            named = _names(Place(draft.place)).get(draft.field, draft.field)
        if named:
            told.append((named, draft.text))
    return told


def _names(place: Place) -> dict[str, str]:
    """What the fields of the record at a place are called in drafts, and new doubts about them."""
    fields = [field.name for field in fields_of(kind_at(place) or Record)]
    names = {name: field_name((name,)) for name in fields}
    return (
        names | {name + NEW: f"doubt about {told}" for name, told in names.items()} | {NEW: "doubt"}
    )


def _reasons(sheet: FactSheet) -> Iterator[tuple[tuple[str, str], str]]:
    for finding in sheet.findings:
        reason, by = reason_draft_of(finding)
        yield (finding.place, reason), f"why “{finding.title}” stands"
        yield (finding.place, by), f"who says that “{finding.title}” stands"
