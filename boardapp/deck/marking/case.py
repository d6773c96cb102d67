"""Facts of a case as digests, by which an edited deck is known to be of the same patient.

A case has no number of its own, titles are changed, and two patients may have the same title.
What was stated when the deck was written is mostly still stated later; of another patient's
course hardly anything is. So a deck carries a sample of the facts, and more than half of it
must still hold. Name and sex of the patient are left out: digests can be guessed.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.case import Case
from boardapp.case.kinds import KINDS, RecordName
from boardapp.case.value import Value
from boardapp.deck.marking.digest import short_digest
from boardapp.deck.slides import CASE_SIGN

SAMPLE = 64
_SLIDE_SAMPLE = 16
_LENGTH = 8


def fact_digests(case: Case) -> frozenset[str]:
    """A digest for each fact of the course."""
    return frozenset(short_digest("\n".join(fact), _LENGTH) for fact in _facts(case))


def fact_sample(case: Case) -> tuple[str, ...]:
    """The lowest digests: a sample that does not depend on how the case is ordered."""
    return tuple(sorted(fact_digests(case))[:SAMPLE])


def slide_sample(facts: Sequence[str]) -> tuple[str, ...]:
    """The part of a deck's sample that each of its slides carries."""
    return tuple(facts[:_SLIDE_SAMPLE])


def is_same_case(sample: Sequence[str], case: Case) -> bool:
    """Whether a deck or slide with this sample was written from an earlier or equal `case`."""
    known = fact_digests(case)
    return 2 * sum(fact in known for fact in sample) > len(sample)


def number_in(key: str) -> int:
    """The number of the case that a slide belongs to by its key; 0 for a slide of the meeting."""
    number = key.rpartition(CASE_SIGN)[2]
    return int(number) if CASE_SIGN in key and number.isdecimal() else 0


def _facts(case: Case) -> Iterator[tuple[str, ...]]:
    """What makes this course this patient's; nothing that another case would share."""
    yield "title", case.title
    yield "disease", case.diagnosis.disease.text, str(case.diagnosis.when)
    if case.meeting.question.text:
        yield "question", case.meeting.question.text
    for kind in KINDS.values():
        for record in getattr(case, kind.collection) if kind.identity else ():
            said = (_as_stated(getattr(record, field)) for field in kind.identity)
            yield _SIGNS.get(kind.name, kind.name), *said


def _as_stated(found: object) -> str:
    return str(found.stated if isinstance(found, Value) else found)


_SIGNS: dict[RecordName, str] = {"result": "lab"}
"""Kinds that the digests of decks know by a name of their own."""
