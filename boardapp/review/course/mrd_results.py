"""MRD results with their full wording.

A result is never shown as "MRD −" alone: method, specimen and the limit of detection
reached go with it (definitions after COG and clonoSEQ labelling, version 1).
"""

from collections.abc import Iterator

from boardapp.case.assessment import Assessment, Mrd
from boardapp.case.place import Placed, placed
from boardapp.case.said import said
from boardapp.case.value import Kind, Value
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.review.clock.moments import Moments
from boardapp.review.model.course import MrdPoint
from boardapp.words.fractions import fraction_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.values import value_text


def mrd_points(assessments: tuple[Assessment, ...], moments: Moments) -> tuple[MrdPoint, ...]:
    """Every MRD result that was reported, in the order of the clock."""
    found = [
        point for look in placed("assessments", assessments) for point in _of_look(look, moments)
    ]
    rank = {key: n for n, key in enumerate(moments.in_order({p.key for p in found}))}
    return tuple(sorted(found, key=lambda point: rank[point.key]))


def mrd_text(mrd: Mrd) -> str:
    """The result in words, such as "MRD negative (< 1×10⁻⁶, NGS, marrow)"."""
    return f"MRD {_result_text(mrd)}"


def mrd_tile(point: MrdPoint) -> tuple[str, ...]:
    """The level, or the outcome where none is known, and then what belongs to it."""
    is_known = (point.limit if point.outcome == "negative" else point.value) is not None
    first, second = (point.level, point.outcome) if is_known else (point.outcome, point.level)
    return (first, ", ".join(filter(None, (second, point.method, point.specimen))))


def _result_text(mrd: Mrd) -> str:
    if mrd.result in ("not done", "not reported"):
        return mrd.result
    details = (_level_text(mrd), _stated("method", mrd.method), _stated("specimen", mrd.specimen))
    return f"{mrd.result} ({', '.join(details)})"


def _of_look(look: Placed[Assessment], moments: Moments) -> Iterator[MrdPoint]:
    key, place, assessment = look
    for number, mrd in enumerate(assessment.marrow.mrd if assessment.marrow else ()):
        if mrd.result in ("not done", "not reported"):
            continue
        value = _fraction(mrd.value, mrd.unit)
        yield MrdPoint(
            key=key,
            place=place / "marrow" / "mrd" / number,
            source=mrd.source or assessment.source,
            when=moments.start(key),
            outcome=mrd.result,
            value=value,
            limit=_limit(mrd),
            method=said(mrd.method),
            specimen=said(mrd.specimen),
            level=_level_text(mrd),
            result=_result_text(mrd),
            is_censored=bool(mrd.value and mrd.value.is_censored),
        )


def _level_text(mrd: Mrd) -> str:
    if mrd.result == "negative":
        limit = _limit(mrd)
        return f"< {fraction_text(limit)}" if limit else f"limit of detection {NOT_REPORTED}"
    value = _fraction(mrd.value, mrd.unit)
    if mrd.value is not None and mrd.value.is_numeric and cells_fraction(mrd.unit) is None:
        return f"{value_text(mrd.value, mrd.unit)} as stated, unit not read"
    if value is None or mrd.value is None:
        return f"level {NOT_REPORTED}"
    if mrd.value.kind is Kind.RANGE and mrd.value.low:
        low = mrd.value.low * (cells_fraction(mrd.unit) or 0.0)
        return f"{fraction_text(low)} to {fraction_text(value)}"
    sign = {Kind.BELOW: "< ", Kind.ABOVE: "> ", Kind.ABOUT: "about "}.get(mrd.value.kind, "")
    return sign + fraction_text(value)


def _stated(name: str, text: str) -> str:
    """What is stated; or, so that a bare "not reported" has its subject, what is not."""
    return said(text) or f"{name} {NOT_REPORTED}"


def _limit(mrd: Mrd) -> float | None:
    """The stated limit; a negative value stated as "< x" gives x."""
    if mrd.limit is not None:
        return _fraction(mrd.limit, mrd.unit)
    if mrd.result == "negative" and mrd.value and mrd.value.kind is Kind.BELOW:
        return _fraction(mrd.value, mrd.unit)
    return None


def _fraction(value: Value | None, unit: str) -> float | None:
    one = cells_fraction(unit)
    if value is None or one is None:
        return None
    number = value.high if value.high is not None else value.low
    return number * one if number else None
