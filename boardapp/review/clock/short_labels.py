"""What a deck calls the therapies: short names, and numbers where one drug was given again.

Rule "short names of therapies, version 1" (ours): given therapies that are named by one and the
same single drug are numbered as its courses where each surely began after the one before. Of all
others the long words of the name give way to the short ones of the clinic.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from boardapp.case.events import Event
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.review.model.course import ShortName
from boardapp.words.short_names import short_name

Ordered = Callable[[str, str], bool]
"""Whether one event surely began before another."""


def short_labels(
    events: Mapping[str, Event], order: Sequence[str], is_before: Ordered
) -> tuple[ShortName, ...]:
    """The short name of each therapy that has one, in the order of the clock."""
    therapies = {
        key: events[key].record for key in order if isinstance(events[key].record, Therapy)
    }
    numbered = _numbered(therapies, is_before)
    found = []
    for key, therapy in therapies.items():
        short = numbered.get(key) or short_name(therapy.name)
        if short != therapy.name:
            found.append(
                ShortName(key=key, short=short, full=therapy.name, is_numbered=key in numbered)
            )
    return tuple(found)


def _numbered(therapies: Mapping[str, Therapy], is_before: Ordered) -> dict[str, str]:
    """The courses of each drug that was given more than once, if their order is sure."""
    by_drug: dict[str, list[str]] = {}
    for key, therapy in therapies.items():
        if drug := _named_by(therapy):
            by_drug.setdefault(drug, []).append(key)
    return {
        key: f"{short_name(drug)} course {number}"
        for drug, keys in by_drug.items()
        if len(keys) > 1 and all(is_before(one, other) for one, other in pairwise(keys))
        for number, key in enumerate(keys, start=1)
    }


def _named_by(therapy: Therapy) -> str:
    """The one drug that a given therapy is named by; empty where there is no such drug."""
    if therapy.status not in GIVEN or len(therapy.agents) != 1:
        return ""
    drug = therapy.agents[0].name
    return drug if therapy.name.lower().startswith(drug.lower()) else ""
