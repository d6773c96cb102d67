"""What to say of the present: status, MRD, laboratory, complications and what was looked for.

Rule "abnormal, version 1" (ours): a result is called above or below its range where its own
laboratory's range says so; one without a range is called nothing.
"""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.speaking.telling import Telling, first_of, named, sentence
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.course import MrdPoint
from boardapp.review.model.labs import LabSeries, WorkUpRow, WorkUpTable
from boardapp.review.model.toxicity import Complication
from boardapp.words.capitals import lowered
from boardapp.words.flags import side_text
from boardapp.words.grades import named_grade_text
from boardapp.words.lists import extended, parted
from boardapp.words.plurals import counted, number_word
from boardapp.words.stretches import stretch_text
from boardapp.words.values import range_text

_GRAVE = 3
"""The grade from which a complication is severe (CTCAE)."""


def status(telling: Telling) -> Iterator[str]:
    """What each look found, with its time; then what is not reported."""
    review = telling.review
    for part in review.status.parts:
        is_look = (
            part.place.collection in ("assessments", "imaging") and part.place == part.place.record
        )
        places = [part.place / field for field in _JUDGES] if is_look else [part.place]
        text = telling.doubts.mark(part.text, *places)
        yield sentence(parted((text, telling.times.told(part.when), part.before), ", "))
    if not review.status.parts:
        yield sentence(f"Status: {review.status.text}")
    missing = [lowered(row.label) for row in review.status.rows if row.is_missing]
    if missing:
        yield sentence(f"Not reported: {named(missing)}")


_JUDGES = ("response", "sites")
"""The fields of a look that state how the disease was, and not all that it measured."""


def mrd(telling: Telling) -> Iterator[str]:
    """How many results by their outcome, and the latest one."""
    results = telling.review.mrd
    if not results:
        return
    counts = [
        f"{number_word(count)} {outcome}"
        for outcome in ("positive", "negative", "indeterminate")
        if (count := sum(point.outcome == outcome for point in results))
    ]
    if len(results) > 1:
        yield sentence(f"{counted(len(results), 'MRD result')}: {', '.join(counts)}")
    yield sentence(f"The latest: {_point(telling, results[-1])}")


def _point(telling: Telling, point: MrdPoint) -> str:
    text = telling.doubts.mark(point.text, point.place)
    return parted((text, telling.times.told(point.when)), ", ")


def labs(telling: Telling) -> Iterator[str]:
    """The latest results outside their range, those within, and those that no range judges."""
    series = telling.review.labs
    outside = [one for one in series if lab_texts.is_outside(one)]
    for one in outside[:_MOST_TESTS]:
        yield sentence(_outside(telling, one))
    if len(outside) > _MOST_TESTS:
        rest = [one.test for one in outside[_MOST_TESTS:]]
        yield sentence(f"Outside their range too: {named(rest)}")
    within = [one.test for one in series if lab_texts.latest_point(one).flag == "normal"]
    if within:
        yield sentence(f"Within their range at the latest result: {named(within)}")
    unjudged = [one for one in series if lab_texts.latest_point(one).flag not in _JUDGED]
    if unjudged:
        told = [_latest(telling, one) for one in unjudged]
        yield sentence(f"As stated, no range to judge them by: {first_of(told, 'test')}")
    if graded := lab_texts.grades_without_range(series):
        yield sentence(f"By the value alone (CTCAE v{VERSION}): {first_of(graded, 'test')}")


_MOST_TESTS = 3
_JUDGED = ("low", "high", "normal")


def _outside(telling: Telling, one: LabSeries) -> str:
    latest = lab_texts.latest_point(one)
    side = side_text(latest.flag)
    reference = range_text(*latest.reference, one.unit_of(latest))
    return f"{_latest(telling, one)}, {side} its range of {reference}"


def _latest(telling: Telling, one: LabSeries) -> str:
    latest = lab_texts.latest_point(one)
    text = telling.doubts.mark(f"{one.test} {one.text_of(latest)}", latest.place)
    return parted((text, telling.times.told(latest.when)), ", ")


def toxicity(telling: Telling) -> Iterator[str]:
    """SOS/VOD as stated, how many are severe by a stated grade, and each of the gravest."""
    events = [event for event in telling.review.complications if event.is_medical]
    sos = telling.review.sos
    if sos is not None and sos.stated:
        yield sentence(f"SOS/VOD as stated: {sos.stated}")
    if sos is not None and any(item.state == "met" for item in sos.criteria):
        met = [item.name for item in sos.criteria if item.state == "met"]
        yield sentence(f"Criteria met: {named(met)}")
    graded = [event for event in events if _number(event) is not None]
    grave = [event for event in graded if (_number(event) or 0) >= _GRAVE]
    by_others = [event for event in events if event.scale and event.grade is not None]
    if graded:
        others = f"; {number_word(len(by_others))} more by another system" if by_others else ""
        yield sentence(
            f"{counted(len(events), 'complication')}, of which {number_word(len(graded))} with a "
            f"stated grade and {number_word(len(grave)) if grave else 'none'} of grade 3 or more"
            f"{others}"
        )
    supports = [event for event in telling.review.complications if event.is_support]
    if supports:
        told = [_support(telling, event) for event in supports]
        yield sentence(f"Organ support: {first_of(told, 'support')}")
    first = [event for event in events if event in grave or event.is_grave_by_its_scale]
    told = [_complication(telling, event) for event in first or events]
    if told:
        yield sentence(first_of(told, "complication"))


def _support(telling: Telling, event: Complication) -> str:
    when = stretch_text(event.onset, event.end, telling.times.of)
    return telling.doubts.mark(f"{event.term}, {when}", event.place)


def _number(event: Complication) -> float | None:
    """The stated grade where it is one number, and not one of another system than the CTCAE."""
    grade = event.grade
    if (
        event.scale
        or grade is None
        or grade.is_missing
        or grade.low is None
        or grade.low != grade.high
    ):
        return None
    return grade.low


def _complication(telling: Telling, event: Complication) -> str:
    grade = (
        "" if event.grade is None else named_grade_text(event.grade, event.severity, event.scale)
    )
    text = telling.doubts.mark(parted((event.term, grade), ", "), event.place)
    return parted((text, telling.times.told(event.onset), event.outcome), ", ")


def work_up(telling: Telling, number: int) -> Iterator[str]:
    """What was asked, what was found, what was not done, and the conclusion as stated."""
    table: WorkUpTable = telling.review.work_ups[number]
    yield sentence(table.question)
    results = [row for row in table.rows if row.state == "done"]
    told = [parted((row.test, extended(row.result, row.meaning)), ": ") for row in results]
    if told:
        yield sentence(f"Found: {first_of(told, 'result')}")
    for state in ("not done", "asked for", "pending"):
        tests = _tests(table.rows, state)
        if tests:
            yield sentence(f"{state}: {named(tests)}")
    if table.conclusion:
        yield sentence(f"Conclusion as stated: {table.conclusion}")


def _tests(rows: Sequence[WorkUpRow], state: str) -> list[str]:
    return [row.test for row in rows if row.state == state]
