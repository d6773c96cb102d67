"""Numbers as people write them, in the one notation of a case: "≤5", "1,5", "40–50", "10⁻⁴".

Only what can mean one thing is read. "45,000" may be forty-five thousand or forty-five, and
stays words, which the check asks about.
"""

import re
import unicodedata
from typing import NamedTuple

_LONGEST = 80
_DIGITS = r"\d+(?:[.,]\d+)*"
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"
# Before a stroke the power is a part of the unit: "3.2 ×10^9/L".
_POWER = r"10(?:\^|\*\*?)[+-]?\d{1,2}(?!\s*[/\d])"
_FORMS = (rf"{_DIGITS}\s*[x×*·]\s*{_POWER}", _POWER, _SPACED, rf"{_DIGITS}(?:[eE][+-]?\d+)?")
_NUMBER = rf"[+-]?(?:{'|'.join(_FORMS)})"
_SIGNS = {
    "less than or equal to": "<=",
    "greater than or equal to": ">=",
    "less than": "<",
    "greater than": ">",
    "more than": ">",
    "at least": ">=",
    "at most": "<=",
    "up to": "<=",
    "below": "<",
    "above": ">",
    "under": "<",
    "over": ">",
    "about": "~",
    "approximately": "~",
    "approx.": "~",
    "circa": "~",
    "ca.": "~",
    "=<": "<=",
    "=>": ">=",
    "<=": "<=",
    ">=": ">=",
    "≤": "<=",
    "≥": ">=",
    "<": "<",
    ">": ">",
    "~": "~",
    "≈": "~",
    "±": "~",
}
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_ONE = re.compile(rf"({_SIGN})?\s*({_NUMBER})\s*", re.IGNORECASE)
_TWO = re.compile(rf"({_NUMBER})\s*(?:-|\bto\b)\s*({_NUMBER})\s*", re.IGNORECASE)
_UNIT = re.compile(r"[x×*]?\s*(?:10\^\d{1,2}\s*)?[A-Za-z%/°µμ\[{][^,;]*|[x×*]\s*10\^\d{1,2}[^,;]*")
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_IS_TEN_TO = re.compile(rf"(?:([\d.]+)\s*[x×*·]\s*)?{_POWER}")
_LIKE_A_NUMBER = re.compile(rf"\s*(?:{_SIGN})?\s*[+-]?[\d.,]*\d", re.IGNORECASE)
_A_SCORE = re.compile(r"[1-4]\s?\+{1,4}|\d+\s*[:/]\s*\d+|\d+\s*[A-Z]?\+")
"""Words that begin with a digit and are no number: "1+", a titre "1:80", "7/10"."""


class Spelled(NamedTuple):
    """A number in the notation of a case ("<5", "40..50"), and the unit written behind it."""

    number: str
    unit: str


def spelled(text: str) -> Spelled | None:
    """A text that states a number or a range, perhaps with its unit; None for other words."""
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    if (match := _TWO.match(plain)) and (unit := _unit(plain[match.end() :])) is not None:
        low, high = _decimal(match[1]), _decimal(match[2])
        is_range = low is not None and high is not None and float(low) <= float(high)
        return Spelled(f"{low}..{high}", _as_written(text, unit)) if is_range else None
    if (match := _ONE.match(plain)) and (unit := _unit(plain[match.end() :])) is not None:
        number = _decimal(match[2])
        sign = _SIGNS[match[1].lower()] if match[1] else ""
        return Spelled(f"{sign}{number}", _as_written(text, unit)) if number is not None else None
    return None


def is_power_of_ten(text: str) -> bool:
    """Whether a number is written as a power of ten, which its reader should see again."""
    return len(text) <= _LONGEST and _IS_TEN_TO.search(_plain(text)) is not None


def looks_like_a_number(text: str) -> bool:
    """Whether words begin as a number does: somebody meant one, and it was not read."""
    return (
        _LIKE_A_NUMBER.match(_plain(text[:_LONGEST])) is not None
        and _A_SCORE.fullmatch(text.strip()) is None
    )


def _plain(text: str) -> str:
    """With plain digits, signs and dashes; raised digits behind "^"."""
    flat = re.sub("[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "^" + found[0].translate(_RAISED), text)
    return unicodedata.normalize("NFKC", flat).translate(_DASHES).strip()


def _unit(rest: str) -> str | None:
    """The unit behind a number, empty if nothing is; None if it can be no unit."""
    if not rest:
        return ""
    return rest.strip() if _UNIT.fullmatch(rest) else None


def _as_written(text: str, unit: str) -> str:
    """The unit with its own signs: "×10⁹/L"."""
    ends = (text[n:] for n in range(len(text)))
    return next((end.strip() for end in ends if unit and _plain(end) == unit), unit)


def _decimal(token: str) -> str | None:
    """A number with a decimal point and no marks of thousands; None where it may mean two."""
    power = re.fullmatch(r"(?:(.*?)\s*[x×*·]\s*)?([+-]?)10(?:\^|\*\*?)([+-]?\d+)", token)
    if power:
        mantissa = _decimal(power[1]) if power[1] else f"{power[2]}1"
        return f"{mantissa}e{int(power[3])}" if mantissa is not None else None
    number = re.sub(r"\s", "", token)
    commas, points = number.count(","), number.count(".")
    if commas and points:
        last = max(number.rfind(","), number.rfind("."))
        decimal, thousands = (",", ".") if number[last] == "," else (".", ",")
        if number.count(decimal) > 1 or not _in_thousands(number[:last], thousands):
            return None
        return number.replace(thousands, "").replace(",", ".")
    if commas > 1:  # "1,200,000" can mean only one thing; points may be those of a date.
        return number.replace(",", "") if _in_thousands(number, ",") else None
    if points > 1:
        return None
    if commas:
        before, after = number.lstrip("+-").split(",")
        is_decimal = len(after) != 3 or before == "0" or len(before) > 3 or " " in token
        return number.replace(",", ".") if is_decimal else None
    return number


def _in_thousands(whole: str, mark: str) -> bool:
    first, *rest = whole.lstrip("+-").split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)
