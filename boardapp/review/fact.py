"""All that a review knows of one fact: its record, its sources, its findings, its range."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.names import label_at
from boardapp.case.place import Place
from boardapp.case.source import citations
from boardapp.review.model.fact import Cited, FactSheet, Result
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.review.register import entry_of

_RESULTS = ("labs", "measurements")


def fact_sheet(case: Case, review: Review, asked: str) -> FactSheet | None:
    """The sheet of the record at a place, or of the event with a key; None where there is none.

    `review` must be of `case`.
    """
    place = _place_of(case, asked)
    entry = entry_of(review.register, place.record) if place else None
    if entry is None:
        return None
    return FactSheet(
        place=entry.place,
        source=entry.source,
        asked=place,
        kind=entry.kind,
        label=label_at(case, entry.place),
        facts=entry.facts,
        cited=tuple(_cited(case, entry.source)),
        findings=tuple(_findings(review, entry.place)),
        result=_result(review, entry.place),
    )


def _place_of(case: Case, asked: str) -> Place:
    """The place asked for; that of an event where it was asked for by its key."""
    by_key = {event.key: event.place for event in events(case)}
    return by_key.get(asked, Place(asked))


def _cited(case: Case, source: str) -> Iterator[Cited]:
    documents = {document.id: document for document in case.sources}
    for citation in citations(source):
        document = documents.get(citation.source)
        place = Place.of("sources", case.sources.index(document)) if document else Place()
        yield Cited(citation=citation, document=document, place=place)


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
