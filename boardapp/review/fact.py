"""All that a review knows of one fact: its record, its sources, its findings, its range."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.names import label_at
from boardapp.case.place import WHOLE, Place
from boardapp.case.read_from import read_from
from boardapp.case.record import Record, source_of
from boardapp.case.source import Citation, citations
from boardapp.review.model.fact import Cited, FactSheet, ReadRecord, ReadThere, Result
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.review.register import entry_of

_RESULTS = ("labs", "measurements")


def fact_sheet(case: Case, review: Review, asked: str, cited: str = "") -> FactSheet | None:
    """The sheet of the record at a place, or of the event with a key; None where there is none.

    `review` must be of `case`. `cited` is the place of a source that is asked for, as a fact
    cites it: "letter ¶7".
    """
    place = _place_of(case, asked)
    entry = entry_of(review.register, place.record) if place else None
    if entry is None:
        return None
    source = _source_at(case, place) or entry.source
    return FactSheet(
        place=entry.place,
        source=source,
        asked=place,
        kind=entry.kind,
        label=label_at(case, entry.place),
        facts=entry.facts,
        cited=tuple(_cited(case, source)),
        findings=tuple(_findings(review, entry.place)),
        result=_result(review, entry.place),
        read=tuple(_read(case, review, entry.place, cited)),
    )


def source_place(case: Case, citation: Citation) -> Place | None:
    """Where the source of a citation stands in the case; None where it does not list it."""
    ids = [document.id for document in case.sources]
    return Place.of("sources", ids.index(citation.source)) if citation.source in ids else None


def _place_of(case: Case, asked: str) -> Place:
    """The place asked for; that of an event where it was asked for by its key."""
    by_key = {event.key: event.place for event in events(case)}
    return by_key.get(asked, Place(asked))


def _source_at(case: Case, place: Place) -> str:
    """The source of the innermost part that holds a place and states one: of a dose, a question."""
    while place:
        if place.is_in(case):
            part = place.get(case)
            if isinstance(part, Record) and (source := source_of(part)):
                return str(source)
        place = place.parent
    return ""


def _cited(case: Case, source: str) -> Iterator[Cited]:
    for citation in citations(source):
        place = source_place(case, citation)
        document = case.sources[place.number or 0] if place else None
        yield Cited(citation=citation, document=document, place=place or WHOLE)


def _read(case: Case, review: Review, record: Place, cited: str) -> Iterator[ReadThere]:
    """What was read from a source, the place that is asked for first and with its records."""
    if record.collection != "sources" or record.number is None:
        return
    asked = next(iter(citations(cited)), None)
    groups = read_from(case, case.sources[record.number].id)
    for group in sorted(groups, key=lambda one: one.citation != asked):
        is_asked = group.citation == asked
        places = group.places if is_asked else ()
        records = tuple(_read_record(case, review, place) for place in places)
        yield ReadThere(citation=group.citation, count=group.count, records=records)


def _read_record(case: Case, review: Review, place: Place) -> ReadRecord:
    entry = entry_of(review.register, place)
    return ReadRecord(
        place=place,
        kind=place.collection,
        label=label_at(case, place),
        facts=entry.facts if entry else (),
    )


def _findings(review: Review, record: Place) -> Iterator[Finding]:
    """What is doubted or wrong in the record, the gravest first as the review has them."""
    for finding in review.findings:
        places = (finding.place, *finding.also_at)
        if any(place and record.contains(place) for place in places):
            yield finding


def _result(review: Review, record: Place) -> Result | None:
    if record.collection not in _RESULTS:
        return None
    for series in (*review.labs, *review.measurements):
        for point in series.points:
            if point.place == record:
                return Result(series=series, point=point, place=record)
    return None
