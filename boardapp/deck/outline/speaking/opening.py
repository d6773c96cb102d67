"""What to say first: who it is about, why now, what is asked, what was found at diagnosis."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.deck.outline.speaking.telling import Telling, named, sentence
from boardapp.review.model.base import FoundRow, Row
from boardapp.words.capitals import lowered
from boardapp.words.lists import parted
from boardapp.words.sentences import opening
from boardapp.words.times import at_age_text


def question(telling: Telling) -> Iterator[str]:
    """The one-liner, the reason and the new problem in their first sentence, and the question."""
    review = telling.review
    yield review.undated.about if review.undated else review.one_liner
    if not review.reason.is_missing:
        yield sentence(f"Presented because: {opening(review.reason.value)}")
    if not review.new_problem.is_missing:
        yield sentence(f"The new problem: {opening(review.new_problem.value)}")
    if review.question.is_missing:
        yield "No question to the board is stated."
    else:
        yield sentence(f"The board is asked: {review.question.value}")


def diagnosis(telling: Telling) -> Iterator[str]:
    """What is reported of the disease, what was found later, and what is missing."""
    rows = [row for row in telling.review.diagnosis if not row.is_missing and row.value]
    disease = [row.value for row in rows if row.place == _DISEASE]
    age = _age(telling)
    yield sentence(parted((*disease, f"diagnosed {age}" if age else ""), ", "))
    first = [
        _row(telling, row)
        for row in rows
        if row.place not in (_DISEASE, _WHEN) and not (isinstance(row, FoundRow) and row.is_later)
    ]
    yield sentence("; ".join(first))
    for row in rows:
        if isinstance(row, FoundRow) and row.is_later:
            yield sentence(f"Later, {telling.times.of(row.when)}: {_row(telling, row)}")
    beside = telling.review.conditions
    yield sentence("; ".join(_noted(telling, row) for row in beside))
    missing = [
        "time of diagnosis" if row.place == _WHEN else lowered(row.label)
        for row in telling.review.diagnosis
        if row.is_missing
    ]
    if missing:
        yield sentence(f"Not reported or not done: {named(missing)}")


def patient(telling: Telling) -> Iterator[str]:
    """What is stated of the patient beside the disease."""
    rows = [row for row in telling.review.patient if not row.is_missing and row.value]
    if rows:
        yield sentence("; ".join(dict.fromkeys(_noted(telling, row) for row in rows)))


def _noted(telling: Telling, row: Row) -> str:
    """A row with its note, such as its time."""
    return f"{_row(telling, row)} ({row.note})" if row.note else _row(telling, row)


_DISEASE, _WHEN = Place.of("diagnosis", "disease"), Place.of("diagnosis", "when")


def _age(telling: Telling) -> str:
    """The age at diagnosis; a day of the calendar is told nowhere in a deck."""
    found = (entry.when.age for entry in telling.review.course if entry.kind == "diagnosis")
    return at_age_text(next(found, None))


def _row(telling: Telling, row: Row) -> str:
    return telling.doubts.mark(f"{lowered(row.label)}: {row.value}", row.place)
