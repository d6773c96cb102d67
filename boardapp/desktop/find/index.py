"""What can be found: every record of the case, each test with its results, every action.

A case may hold 5,000 events and 100,000 results: the records are read in portions, and results
are found by their test.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.case.names import label_at
from boardapp.review.model.base import Moment
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.register import RegisterEntry, RegisterFact
from boardapp.review.model.review import Review
from boardapp.review.register import entry_of, places_of
from boardapp.words.capitals import capitalised
from boardapp.words.facts import kind_name, stated_text
from boardapp.words.times import short_text

MOST_FOUND = 50
_RESULTS = ("labs", "measurements")
_DETAIL = 160
"""Letters of what is told of a find beside its name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `target` is the place of a fact, or the id of an action (`is_action`); `words` is all that it
    is found by, in small letters.
    """

    name: str
    detail: str
    target: str
    words: str
    is_action: bool = False


def fact_entries(case: Case, review: Review) -> Iterator[Entry]:
    """Every record of the case but its results, then every test."""
    for place in places_of(review.register):
        if place.collection not in _RESULTS and (entry := entry_of(review.register, place)):
            yield _record(case, entry)
    for series in (*review.labs, *review.measurements):
        if series.points:
            yield _test(series)


def action_entry(name: str, keys: str, action_id: str) -> Entry:
    """An action by the text of its menu entry."""
    plain = name.replace("&", "").rstrip("…")
    return Entry(plain, keys, action_id, plain.casefold(), is_action=True)


def found(entries: Iterable[Entry], query: str) -> list[Entry]:
    """The entries that hold every word of the query: those first whose name does, at its start."""
    words = query.casefold().split()
    if not words:
        return []
    rated = [
        (_rate(entry, words), number, entry)
        for number, entry in enumerate(entries)
        if all(word in entry.words for word in words)
    ]
    return [entry for _, _, entry in sorted(rated, key=lambda one: one[:2])[:MOST_FOUND]]


def _rate(entry: Entry, words: list[str]) -> int:
    name = entry.name.casefold()
    if name.startswith(words[0]):
        return 0
    return 1 if all(word in name for word in words) else 2


def _record(case: Case, entry: RegisterEntry) -> Entry:
    name = capitalised(label_at(case, entry.place)) or capitalised(kind_name(entry.kind))
    told = "; ".join(text for fact in entry.facts if (text := _value(fact)) != name)
    words = f"{name} {kind_name(entry.kind)} {told} {entry.source}"
    return Entry(name, _cut(f"{kind_name(entry.kind)}: {told}"), str(entry.place), words.casefold())


def _test(series: LabSeries) -> Entry:
    last = series.points[-1]
    told = f"{series.text_of(last)}, {short_text(last.when)}"
    values = " ".join(dict.fromkeys(point.value for point in series.points[-_DETAIL:]))
    words = f"{series.test} {told} {values}"
    return Entry(capitalised(series.test), f"last: {told}", str(last.place), words.casefold())


def _value(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return short_text(fact.value)
    return stated_text(fact.value, fact.unit)


def _cut(text: str) -> str:
    return text if len(text) <= _DETAIL else f"{text[: _DETAIL - 1].rsplit(' ', 1)[0]} …"
