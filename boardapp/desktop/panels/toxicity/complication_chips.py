"""Which complications each chip shows: by stated grade, and by the ledgers of the review."""

from boardapp.desktop.parts.chips import Chip
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import Complication, ComplicationKind

ALL, SEVERE, SEVERE_BY_ANOTHER = "all", "severe", "severe by another system"
_OF_LEDGERS: dict[str, ComplicationKind] = {
    "Infections": "infection",
    "Bleeding": "adverse event",
    "Liver": "adverse event",
    "Transfusions": "transfusion",
    "Admissions": "admission",
    "Organ support": "organ support",
}
"""The ledgers that have a chip, and the kind of complication that it counts.

That of bleeding holds platelets given and tests too, which are no bleeding and are not counted.
"""
CHIPS = (
    Chip(ALL, "All", "All complications, worst first"),
    Chip(SEVERE, "≥ G3", "Of grade 3 or more as stated, by no other system than the CTCAE"),
    Chip(
        SEVERE_BY_ANOTHER,
        "Severe by another system",
        "Of an upper grade of a system other than the CTCAE, as stated",
    ),
    Chip("Infections", "Infections", "Infections"),
    Chip("Bleeding", "Bleeding", "Adverse events that are bleedings"),
    Chip("Liver", "Liver", "Adverse events of the liver"),
    Chip("Transfusions", "Transfusions", "Transfusions"),
    Chip("Admissions", "Admissions", "Admissions"),
    Chip("Organ support", "Organ support", "Support of organs"),
)


def by_chip(review: Review | None) -> dict[str, list[Complication]]:
    """The complications of each chip, in the order of the review; a chip may have none."""
    events = list(review.complications) if review else []
    found = {
        ALL: events,
        SEVERE: [event for event in events if event.is_severe_by_ctcae],
        SEVERE_BY_ANOTHER: [event for event in events if event.is_grave_by_its_scale],
    }
    for name, kind in _OF_LEDGERS.items():
        places = _places(review, name)
        found[name] = [one for one in events if one.kind == kind and one.place in places]
    return found


def _places(review: Review | None, name: str) -> set[str]:
    """The places of what stands in a ledger."""
    ledgers = review.ledgers if review else ()
    return {entry.place for one in ledgers if one.name == name for entry in one.entries}
