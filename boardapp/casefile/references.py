"""What the records of a case say of one another: ids, times that name events, sources."""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from boardapp.case.case import Case, Source
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.events import events
from boardapp.case.place import Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import groups, shape, walk, walk_ids
from boardapp.case.source import citations
from boardapp.case.when import Anchor, When
from boardapp.casefile.faults import Fault, clipped

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")
RESERVED_IDS = ("after", "before", "during", "age", "not")
"""The words of the grammar of `When`, which no id may be."""

_Problem = tuple[str, str]


class _Problems(msgspec.Struct, frozen=True):
    """The names of a case that are in trouble, each with what is wrong and what to do."""

    ids: dict[str, _Problem]
    anchors: dict[Anchor, _Problem]
    sources: dict[str, _Problem]


def reference_faults(
    case: Case, before: Case | None = None, changed: Iterable[Record] = ()
) -> list[Fault]:
    """Ids that are malformed or repeated, times that name no event, sources not listed.

    First all names are gathered and judged; only where one is in trouble is the case
    walked again to find its places, so that a sound case of any size costs one quick pass.
    `before` is a sound case from which this one was made, `changed` are the records that it
    does not have: where all that could be named is still there, only they can be in trouble.
    """
    is_kept = before is not None and _names(before) <= _names(case)
    problems = _judge(case, _by_kind(changed) if is_kept else groups(case))
    if not (problems.ids or problems.anchors or problems.sources):
        return []
    finder = _Finder(problems)
    return [fault for place, record in walk(case) for fault in finder.faults(place, record)]


def time_fault(case: Case, when: When) -> Fault | None:
    """What is wrong with the events that a time names; None if nothing is."""
    return _first(_judge_anchors(case, when.anchors).values())


def source_fault(case: Case, source: str) -> Fault | None:
    """What is wrong with the `source` of a fact; None if nothing is."""
    return _first(_judge_sources(case, [source]).values())


def id_fault(case: Case, record: Record, name: str) -> Fault | None:
    """Why a record of the case, or a new one, can't have this id; None if it can."""
    taken = next(
        (at for known, at, one in walk_ids(case) if known == name and one is not record), None
    )
    if taken is not None:
        return Fault("", f'"{name}" is the id of {taken} already', "choose another")
    return _first(_judge_ids(case, [name]).values())


def _first(problems: Iterable[_Problem]) -> Fault | None:
    found = next(iter(problems), None)
    return Fault("", *found) if found else None


def _names(case: Case) -> set[tuple[str, bool]]:
    """What times and sources may name: each event, whether it may have an end; each source."""
    found = {(event.record.id, event.end is not None) for event in events(case)}
    return found | {(f"source {source.id}", False) for source in case.sources}


def _by_kind(records: Iterable[Record]) -> Iterator[tuple[type[Record], list[Record]]]:
    found: dict[type[Record], list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    yield from found.items()


def _judge(case: Case, naming: Iterable[tuple[type[Record], Iterable[Any]]]) -> _Problems:
    """What is wrong with the ids of a case, and with what these records name."""
    ids: list[str] = []
    for kind, group in groups(case):
        if "id" in kind.__struct_fields__:
            ids += [record.id for record in group if record.id]
    sources: set[str] = set()
    times: dict[int, When] = {}
    for kind, members in naming:
        if "source" in kind.__struct_fields__:
            sources |= {record.source for record in members}
        for name in shape(kind).times:
            # By identity: times read from a file are shared, and hashing 100,000 is slow.
            times |= {id(when): when for record in members if (when := getattr(record, name))}
    anchors = {anchor for when in times.values() for anchor in when.anchors}
    return _Problems(
        _judge_ids(case, ids), _judge_anchors(case, anchors), _judge_sources(case, sources)
    )


_SHARED: _Problem = ("is the id of more than one record", "give each its own")
"""What is wrong with an id that several records bear; told with the first that bears it."""


def _judge_ids(case: Case, ids: Sequence[str]) -> dict[str, _Problem]:
    problems: dict[str, _Problem] = {}
    for name, count in Counter(ids).items():
        if name in RESERVED_IDS:
            problems[name] = (f'"{name}" is a word of the grammar of times', "choose another id")
        elif not _ID.fullmatch(name):
            problems[name] = (
                f"{clipped(name)} is no id",
                "use letters, digits, - and _, beginning with a letter, at most 80",
            )
        elif count > 1:
            problems[name] = _SHARED
    if not case.diagnosis.id or any(source.id == "" for source in case.sources):
        problems[""] = ("is empty", "write an id")
    return problems


def _judge_anchors(case: Case, anchors: Collection[Anchor]) -> dict[Anchor, _Problem]:
    if not anchors:
        return {}
    known = {event.record.id: event for event in events(case) if event.record.id}
    problems: dict[Anchor, _Problem] = {}
    for anchor in anchors:
        event = known.get(anchor.event)
        if event is None:
            problems[anchor] = (
                f"{clipped(anchor.event)} is no event of this case",
                _meant(anchor.event, known),
            )
        elif anchor.edge == "end" and event.end is None:
            problems[anchor] = (
                f'"{anchor}" asks for the end of an event that happens at one time',
                f'write "{anchor.event}"',
            )
    return problems


_ADD_SOURCE = "the case has none yet: add a source with this id"


def _judge_sources(case: Case, stated: Collection[str]) -> dict[str, _Problem]:
    known = {source.id: source for source in case.sources}
    problems: dict[str, _Problem] = {}
    for text in stated:
        for citation in citations(text or ""):
            if citation.source not in known:
                what = f"{clipped(citation.source)} is not the id of a source"
                meant = _meant(citation.source, known)
                problems[text] = (what, meant if any(known) else _ADD_SOURCE)
    return problems


def _meant(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, [key for key in known if key], n=3)
    if close:
        quoted = (f'"{key}"' for key in close)
        return f"did you mean {' or '.join(quoted)}?"
    return "there is none with an id" if not any(known) else "write one of the ids there are"


class _Finder:
    """Finds the places of the names that are in trouble."""

    def __init__(self, problems: _Problems) -> None:
        self._problems = problems
        self._first_place: dict[str, Place] = {}

    def faults(self, place: Place, record: Record) -> Iterator[Fault]:
        yield from self._id_faults(place, record)
        for name in shape(type(record)).times:
            when = getattr(record, name)
            for anchor in when.anchors if isinstance(when, When) else ():
                if anchor in self._problems.anchors:
                    yield Fault(place / name, *self._problems.anchors[anchor])
        source = source_of(record)
        if source in self._problems.sources:
            yield Fault(place / "source", *self._problems.sources[source])

    def _id_faults(self, place: Place, record: Record) -> Iterator[Fault]:
        name = getattr(record, "id", None)
        if name not in self._problems.ids or not (name or isinstance(record, Source | Diagnosis)):
            return
        what, remedy = self._problems.ids[name]
        first = self._first_place.setdefault(name, place)
        if self._problems.ids[name] is not _SHARED:
            yield Fault(place / "id", what, remedy)
        elif first != place:
            yield Fault(place / "id", f'"{name}" is the id of {first} already', remedy)
