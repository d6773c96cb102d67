"""Full deck: every fact of the case, record by record, so that nothing of the file is lost."""

from collections import Counter
from collections.abc import Iterator, Sequence

from boardapp.case.place import Place
from boardapp.deck.outline.material import Facts, Material, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.model.base import Moment
from boardapp.review.model.register import RegisterEntry, RegisterFact
from boardapp.words.capitals import capitalised
from boardapp.words.facts import field_name, kind_name, stated_text
from boardapp.words.plurals import counted

_RESULTS = ("labs", "measurements")
_MOST_SINGLE_RESULTS = 60
"""A case with more results has those of one test told in one row: their values stand in the
tables and in the data sheets of the charts."""
_TOLD_ON_SLIDES = {
    "doubts": {"about", "text", "suggestion"},
    "goals": {"text", "by", "intent", "when"},
    "options": {
        *("name", "in_this_patient", "against", "evidence", "prior_exposure", "risks"),
        *("conditions", "references"),
    },
    "recommendation": {
        *("decision", "rationale", "dissent", "conditions", "owner", "due", "attendance"),
    },
    "references": {"citation", "number", "cited_for"},
    "remarks": {"text", "kind"},
    "sources": {"citation", "kind"},
}
"""The fields of these records that a slide of their own always tells in full: a record that
states no more is not told again."""
_OF_A_SERIES = {"when", "value", "low", "high"}
_Row = tuple[tuple[str, str, str], Place]
"""The cells of a row, and where its record stands."""
_LONGEST_ROW = 700
"""Letters of one row: a row stands on one slide."""


def register_slide(material: Material) -> Slide | None:
    """The records of the file with all that each states; a long table goes on to others."""
    found = [*_rows(material)]
    rows, places = [row for row, _ in found], [place for _, place in found]
    columns = ("Record", "As stated", "Source")
    block = table(columns, rows, (1.2, 7.2, 1.2), "All facts of the case", places=places)
    title = f"{counted(len(rows), 'record')} of the case, each with all that it states"
    return slide(material, "register", "Backup", title, (block,), Facts())


def _rows(material: Material) -> Iterator[_Row]:
    entries = tuple(material.review.register)  # each is made when it is asked for
    kinds = Counter(entry.kind for entry in entries)
    joined = {kind for kind in _RESULTS if kinds[kind] > _MOST_SINGLE_RESULTS}
    for entry in entries:
        told = _TOLD_ON_SLIDES.get(entry.kind, set())
        if entry.kind not in joined and any(fact.parts[0] not in told for fact in entry.facts):
            yield from _record_rows(entry, material)
    for kind in joined:
        yield from _series_rows(kind, [e for e in entries if e.kind == kind], material)


def _record_rows(entry: RegisterEntry, material: Material) -> Iterator[_Row]:
    """A record as rows that fit on a slide: a long one goes on in the next row."""
    told = ""
    for fact in entry.facts:
        text = _told((fact,), material)
        if told and len(told) + len(text) > _LONGEST_ROW:
            yield _row(entry.kind, told, entry.source), entry.place
            told = ""
        told = f"{told}; {text}" if told else text
    yield _row(entry.kind, told, entry.source), entry.place


def _series_rows(kind: str, entries: Sequence[RegisterEntry], material: Material) -> Iterator[_Row]:
    """One row for the results that state the same beside their time, value and range."""
    told = Counter(
        (_told([f for f in entry.facts if f.parts[0] not in _OF_A_SERIES], material))
        for entry in entries
    )
    for text, number in told.items():
        words = f"{text} ({number} results)" if number > 1 else text
        yield _row(kind, words, ""), Place()


def _row(kind: str, told: str, source: str) -> tuple[str, str, str]:
    return capitalised(kind_name(kind)), told, source or "none stated"


def _told(facts: Sequence[RegisterFact], material: Material) -> str:
    return "; ".join(f"{field_name(fact.parts)}: {_value(fact, material)}" for fact in facts)


def _value(fact: RegisterFact, material: Material) -> str:
    if isinstance(fact.value, Moment):
        return material.times.of(fact.value)
    return stated_text(fact.value, fact.unit)
