"""Numbers as tables print them: decimal commas, thousands, ranges and "less than".

Whether a comma is a decimal mark is decided once for a whole table, by cells that can
mean only one thing ("1,5", "0,125", "1.5"). A cell that could still mean two things,
such as "150.000" among decimal commas, is refused and not guessed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

Mark = Literal[".", ",", ""]

_NUMBER = re.compile(r"(?<![\w,])\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?(?!\w)")
_ONE_MARK = re.compile(r"(\d+)([.,])(\d+)(?:[eE][+-]?\d+)?")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+,\d+"),
}
"""Thousands beside each decimal mark; among decimal commas only where a comma follows."""
_RANGE = re.compile(r"(\d[\d.]*)\s*(?:[-–—]|\bto\b|\bbis\b)\s*(\d[\d.]*)(?=\s+\D|$)")
_BLANK_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+(?![\d])")
_FLAG_BEHIND = re.compile(r"(.*\d)\s*(?:\(?(?:HH?|LL?)\)?|[*!↑↓▲▼]+)")
_FLAG_BEFORE = re.compile(r"(?:(HH?|LL?)\s+|([*!↑↓▲▼]+)\s*)([<>≤≥]?\s*\d.*)")
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_SIGNS = {"≤": "<=", "≥": ">=", "less than ": "<", "greater than ": ">"}


class NumeralError(ValueError):
    """A number that can be read in two ways; the message says which."""


def decimal_mark(cells: Iterable[str]) -> Mark:
    """The decimal mark that a table's numbers settle on; empty where none or both are seen."""
    seen = {mark for cell in cells for mark in _certain_marks(cell)}
    if len(seen) != 1:
        return ""
    return "," if "," in seen else "."


def plain_number(cell: str, mark: Mark) -> tuple[str, str]:
    """A cell in the notation of a case ("<0.1", "40..50"), and how it was read if otherwise.

    The second text is empty where only signs and a range's dash were changed. A flag of the
    laboratory ("130 H") is taken off and told. What holds no number is returned as it is.
    Raises `NumeralError`.
    """
    text = _with_plain_signs(plain_characters(cell).strip())
    turned = _BLANK_THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), _without_flag(text))
    turned = _NUMBER.sub(lambda found: _as_point(found[0], mark), turned)
    note = "" if turned == text else f'"{cell.strip()}" read as {turned}'
    return _RANGE.sub(r"\1..\2", turned, count=1) if _RANGE.match(turned) else turned, note


def plain_characters(text: str) -> str:
    """The text with its full-width letters, digits and signs as plain ones."""
    return text.translate(_FULL_WIDTH)


def _without_flag(text: str) -> str:
    """A number without the laboratory's own flag; it is judged by the range, not by the flag."""
    if match := _FLAG_BEHIND.fullmatch(text):
        return match[1]
    match = _FLAG_BEFORE.fullmatch(text)
    return match[3] if match else text


def _certain_marks(cell: str) -> Iterator[str]:
    for number in _NUMBER.findall(cell):
        match = _ONE_MARK.fullmatch(number)
        if match is None:
            yield from (mark for mark, grouped in _GROUPED.items() if _settles(grouped, number))
        elif len(match[3]) != 3 or match[1].startswith("0") or len(match[1]) > 3:
            yield match[2]


def _settles(grouped: re.Pattern[str], number: str) -> bool:
    """Whether both marks stand in the number, thousands first."""
    return "," in number and "." in number and grouped.fullmatch(number) is not None


def _with_plain_signs(text: str) -> str:
    for sign, plain in _SIGNS.items():
        if text.casefold().startswith(sign):
            return f"{plain}{text[len(sign) :].strip()}"
    return text


def _as_point(number: str, mark: Mark) -> str:
    """The number with a decimal point and no thousands. Raises `NumeralError`."""
    if mark and _GROUPED[mark].fullmatch(number):
        return number.replace("." if mark == "," else ",", "").replace(",", ".")
    if mark == "," and "." in number:
        raise NumeralError(f'"{number}" stands among decimal commas and may mean two numbers')
    if mark != "," and "," in number:
        raise NumeralError(f'"{number}" may have a decimal comma or thousands')
    return number.replace(",", ".") if number.count(",") == 1 else number
