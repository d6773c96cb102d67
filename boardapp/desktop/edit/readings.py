"""What is understood of a text while it is typed: a time in words and on the clock, a value.

Nothing here changes the case: the sentence stands beneath the field.
"""

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.fields import Field
from boardapp.case.laboratory import LabResult
from boardapp.case.record import Record
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.settled import unit_field
from boardapp.casefile.typed import read_typed
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import VERSION, grade_of, terms_of_test
from boardapp.review.labs.series import flag
from boardapp.review.model.base import Moment
from boardapp.review.parts import Parts, read_by_the_clock
from boardapp.words.facts import stated_text
from boardapp.words.flags import flag_text
from boardapp.words.grades import grade_rule_text, lab_grade_text
from boardapp.words.lists import parted
from boardapp.words.times import age_text, derived_text, stated_time
from boardapp.words.values import range_text, value_text


class Readings:
    """Readings for one case at a time; its clock is made when a time is first typed.

    It is kept over edits that say nothing of times.
    """

    def __init__(self) -> None:
        self._parts = Parts()

    def of(self, case: Case, record: Record, field: Field, text: str) -> str:
        """What the text is read as; empty where there is nothing to say beyond it.

        Raises `TypedError` with what is wrong.
        """
        read = read_typed(case, record, field, text)
        typed = replace(record, **read) if read else record
        stated = getattr(typed, field.name)
        if isinstance(stated, When):
            if isinstance(record, Diagnosis):  # all others are told from it: it has no distance
                return stated_time(self._of(case).at(stated)) if stated.is_reported else ""
            return self._time(case, stated)
        if field.kind in ("value", "number"):
            return _result(typed, field) if isinstance(typed, LabResult) else _value(typed, field)
        return ""

    def events(self, case: Case) -> list[tuple[str, str]]:
        """The events that a time may name: their ids, and what they are called."""
        moments = self._of(case)
        return [
            (event.record.id, moments.labels.get(key, event.label))
            for key, event in moments.events.items()
            if event.record.id
        ]

    def moment(self, case: Case, when: When) -> Moment:
        """When a stated time was, by the clock of this case."""
        return self._of(case).at(when)

    def _time(self, case: Case, when: When) -> str:
        if not when.is_reported:
            return ""
        moments = self._of(case)
        moment = moments.at(when)
        bounds = derived_text(moment)
        age = age_text(moments.clock.age_at(when))
        on_clock = "; ".join(filter(None, (bounds, age and f"age {age}")))
        return f"{stated_time(moment)}: {on_clock}" if on_clock else stated_time(moment)

    def _of(self, case: Case) -> Moments:
        return self._parts.part(
            "moments", lambda: Moments(case, build_clock(case)), *read_by_the_clock(case)
        )


def _value(record: Record, field: Field) -> str:
    value = getattr(record, field.name)
    if not isinstance(value, Value):
        return ""
    if value.is_unread:
        return "Kept as words: no number is read from it."
    holder = unit_field(type(record), field.name)
    unit = record.own_units.get(field.name, getattr(record, holder) if holder else "")
    told = stated_text(value, unit)
    return "" if told == str(value.stated) else told


def result_reading(result: LabResult) -> str:
    """A result in one line: its value and unit, its flag, its range, its grade and by what."""
    if result.value.is_unread or not result.value.is_numeric:
        return value_text(result.value, result.unit)
    grade = lab_grade_text(grade_of(result))
    rule = grade_rule_text(terms_of_test(result.test), VERSION)
    limits = range_text(result.low, result.high, result.unit)
    found = flag(result.value, result.low, result.high)
    return parted(
        (
            value_text(result.value, result.unit),
            flag_text(found, is_numeric=True),
            limits and f"range {limits}",
            grade and f"grade {grade} ({rule})",
        )
    )


def _result(result: LabResult, field: Field) -> str:
    """A result with its range, flag and grade; a limit with the range that it makes."""
    limits = range_text(result.low, result.high, result.unit)
    if field.kind == "number":
        is_last = field.name == "high" or result.high is None
        return f"range {limits}" if limits and is_last else ""
    if result.value.is_unread:
        return _value(result, field)
    return result_reading(result) if result.value.is_numeric else ""
