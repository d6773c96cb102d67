"""Words that are no grade, grades that words contradict, and what a number can't grade."""

import re
from collections.abc import Iterator

from boardapp.case.complications import AdverseEvent
from boardapp.case.laboratory import LabResult
from boardapp.case.numerals import number_text
from boardapp.case.place import Place, placed
from boardapp.case.value import Kind
from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_criteria import BLEEDING
from boardapp.clinical.ctcae_grade import Grade
from boardapp.clinical.specimens import is_blood
from boardapp.review.labs.grades import VERSION
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.review.toxicity.terms import is_bleeding
from boardapp.words.capitals import capitalised
from boardapp.words.numbers import rounded_text
from boardapp.words.values import value_text

_WORDS = re.compile(r"\b(mild|moderate|severe|life[- ]threatening|fatal)\b", re.IGNORECASE)
_HAS_OWN_SCALE = re.compile(
    r"graft.versus.host|\bc?a?gvhd\b|sinusoidal obstruction|veno-?\s?occlusive|\bSOS\b|\bVOD\b"
    r"|cytokine release|\bCRS\b|\bICANS\b|immune effector|\b(?:NIH|MAGIC|EBMT|ASTCT|Seattle"
    r"|Baltimore|Glucksberg|IBMTR|Penn|Lee|Cairo)\b|tumou?r lysis",
    re.IGNORECASE,
)
"""What has an official scale in words of its own, so that "severe" is a category there."""
_FITTING = {"mild": (1,), "moderate": (1, 2, 3), "severe": (2, 3, 4), "fatal": (5,)}


def words(scene: Scene) -> Iterator[Alarm]:
    """A severity in words without a grade, or with one that it contradicts."""
    for index, event in enumerate(scene.case.adverse_events):
        word = _WORDS.search(event.severity)
        if word is None:
            continue
        name = word[1].casefold().replace(" ", "-")
        sentence = _word_sentence(event, name)
        if sentence:
            yield Alarm(
                severity="note" if event.grade is None else "warning",
                place=Place.of("adverse_events", index, "severity"),
                title=capitalised(event.term),
                sentence=sentence,
                to_do="Give no grade unless the source does, or grade it from its findings.",
                source=event.source,
            )


def _word_sentence(event: AdverseEvent, word: str) -> str:
    if event.grade is None or event.grade.is_missing:
        if any(map(_HAS_OWN_SCALE.search, (event.term, event.grading))):
            return ""
        return f'"{capitalised(word)}" is no grade of CTCAE, and no grade is stated.'
    fitting = _FITTING.get(word, (4, 5))
    grade = event.grade.low
    if event.grade.kind is Kind.NUMBER and grade is not None and grade not in fitting:
        return f'Grade {event.grade.text} is stated, but the word for it is "{word}".'
    return ""


def ranges(scene: Scene) -> Iterator[Alarm]:
    """A stated range of values whose two ends have different grades."""
    for index, result in enumerate(scene.case.labs):
        least, most = result.value.low, result.value.high
        if least is None or most is None or least == most or not is_blood(result.specimen):
            continue
        low, high = (_grade(result, end) for end in (least, most))
        if low is None or high is None or low.grade == high.grade:
            continue
        worst = max(low.grade, high.grade)
        yield Alarm(
            severity="note",
            place=Place.of("labs", index, "value"),
            title=capitalised(result.test),
            sentence=f"{value_text(result.value, result.unit)} lies across grades "
            f"{min(low.grade, high.grade)} and {worst} of {low.term}: "
            f"{number_text(least)} is grade {low.grade}, {number_text(most)} is grade "
            f"{high.grade}.",
            to_do=f'Write "grade {worst} (worst of range)".',
            source=result.source,
        )


def bleeding(scene: Scene) -> Iterator[Alarm]:
    """A laboratory grade that the criteria raise where there is bleeding, and there was."""
    if not any(is_bleeding(event.term) for event in scene.case.adverse_events):
        return
    for series in scene.labs:
        for point in series.points:
            grade = point.grade
            if grade is None or BLEEDING not in grade.decides:
                continue
            result = point.place.get(scene.case)
            term = _bleeding_then(scene, result)
            if not term:
                continue
            yield Alarm(
                severity="warning",
                place=point.place / "value",
                title=capitalised(series.test),
                sentence=f"{series.text_of(point)} is grade "
                f"{grade.number} by the laboratory value{_ratio(result)}; but grade "
                f'{BLEEDING.grade} of {grade.term} also reads "bleeding", and {term} is stated.',
                to_do=f"A clinician decides whether it is grade {BLEEDING.grade}.",
                source=result.source,
            )
            break


def _bleeding_then(scene: Scene, result: LabResult) -> str:
    """The first bleeding that may have gone on when the result was taken; empty if none."""
    at = scene.moments.at(result.when)
    for key, _, event in placed("adverse_events", scene.case.adverse_events):
        if not is_bleeding(event.term):
            continue
        if result.when.is_reported and result.when in (event.onset, event.end):
            return event.term
        start, end = scene.moments.start(key).earliest, scene.moments.end(key).latest
        if None in (start, end, at.earliest, at.latest):
            continue
        if (start or 0) - _NEAR_D <= (at.latest or 0) and (at.earliest or 0) <= (
            end or 0
        ) + _NEAR_D:
            return event.term
    return ""


_NEAR_D = 7.0
"""A test that explains a bleeding is taken within days of it."""


def _ratio(result: LabResult) -> str:
    if not result.high or result.value.low is None:
        return ""
    return f" ({rounded_text(result.value.low / result.high, 3)} × ULN)"


def _grade(result: LabResult, value: float | None) -> Grade | None:
    graded = grade_result(result.test, value, result.unit, result.low, result.high, VERSION)
    return graded if isinstance(graded, Grade) else None
