"""Derived values in words, each with what a reader must know beside it."""

from boardapp.review.model.derived import DerivedValue
from boardapp.words.derived import bounded_text, one_decimal_text
from boardapp.words.lists import parted

_DIGITS = 3


def derived_text(one: DerivedValue) -> str:
    """The value with its unit and note; or why it was not derived."""
    if not one.is_known:
        return f"not derived: {one.why_not}"
    if one.has_one_decimal:
        told = one_decimal_text(one.low, one.high, is_beyond=one.is_beyond)
    else:
        told = bounded_text(one.low, one.high, one.unit, _DIGITS, is_beyond=one.is_beyond)
    return parted((told, one.note))
