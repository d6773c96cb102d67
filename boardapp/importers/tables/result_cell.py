"""One cell of results: a number, a limit, a range, words, or no result at all.

Words such as HOLD or "see comments" say that there is no result; they are never zero, and no
result of their own. "1+", "NEG" and "yellow" are results in words.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from boardapp.case.number_spellings import spelled
from boardapp.case.value import Kind, Value
from boardapp.clinical.analyte import words
from boardapp.clinical.units import UnitError, read_unit
from boardapp.importers.numerals import Mark, NumeralError, plain_number

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a table holds in one place: a text of a CSV file, or what a workbook stores."""


class CellKind(Enum):
    """What sort of result a cell states."""

    NUMBER = "numeric"
    CENSORED = "censored"
    RANGE = "range"
    WORDS = "words"
    NO_RESULT = "not a result"
    UNCLEAR = "can be read in two ways"
    EMPTY = "empty"


_KINDS = {
    Kind.NUMBER: CellKind.NUMBER,
    Kind.ABOUT: CellKind.NUMBER,
    Kind.BELOW: CellKind.CENSORED,
    Kind.ABOVE: CellKind.CENSORED,
    Kind.RANGE: CellKind.RANGE,
    Kind.TEXT: CellKind.WORDS,
    Kind.MISSING: CellKind.NO_RESULT,
}


@dataclass(frozen=True, slots=True)
class ResultCell:
    """A cell as read.

    `unit` and `flag` are those that stand behind the number ("185 g/L", "130 H"). `is_unread`
    tells words that begin as a number does, and were not read as one ("12 cells").
    """

    kind: CellKind
    value: Value | None = None
    unit: str = ""
    flag: str = ""
    is_unread: bool = False


EMPTY = ResultCell(CellKind.EMPTY)
_NONE = ResultCell(CellKind.NO_RESULT)
_UNCLEAR = ResultCell(CellKind.UNCLEAR)
"""No words: a case would read them as one of the two numbers."""

_NO_RESULT = frozenset(
    words(
        "hold; held; on hold; see comment; see comments; see note; see notes; see text; see "
        "report; see below; comment; notdone; not done; not performed; test not "
        "performed; tnp; not tested; not reported; not available; unavailable; not applicable; "
        "not measured; not calculated; unable to calculate; unable to report; cannot calculate; "
        "n/a; na; #n/a; null; nan; none given; pending; in process; in progress; to follow; "
        "folgt; ausstehend; en cours; cancelled; canceled; cancel; canc; storniert; annulé; "
        "test cancelled; order cancelled; random; art; ven; art.; ven.; cap; mix; arterial; "
        "venous; capillary; mixed venous; intubated; not intubated; qns; quantity not "
        "sufficient; quantity insufficient; insufficient; insufficient sample; insufficient "
        "specimen; zu wenig material; material fehlt; kein material; insuffisant; hemolyzed; "
        "haemolysed; hemolysed; hämolytisch; hémolysé; grossly hemolyzed; specimen hemolyzed; "
        "clotted; geronnen; coagulé; specimen clotted; lipemic; no sample; no specimen; sample "
        "lost; specimen lost; lost; error; duplicate; duplicate order; rejected; specimen "
        "rejected; unsatisfactory; contaminated; wrong tube; invalid; repeat; credited; nicht "
        "durchgeführt; nicht bestimmt; nicht messbar; non fait; non réalisé; no realizado; "
        "#div/0!; #value!; #ref!; #name?; #num!; #null!; unknown; unk; ?; -; --; ---; –; —; .; "
        "..; /; *; **; ***"
    )
)
"""Words that say that there is no result, or from where it was taken."""

_FLAGS = r"(?:[HLA]{1,2}|HI|LO|high|low|abn?|crit|[*!↑↓▲▼+]{1,2}|[-]{1,2})"
_FLAG_BEHIND = re.compile(
    rf"(.*?\d)\s*(?:\(\s*({_FLAGS})\s*\)|\[\s*({_FLAGS})\s*\]|(?<=\d)([*!↑↓▲▼]+)|"
    r"(?:(?<=[.,]\d)|(?<=[.,]\d\d))([+-]{1,2})|"
    r"((?<=\d)(?:HH?|LL?)|\s(?:HH?|LL?|A|AA|HI|LO|high|low|abn|crit))\*?)",
    re.IGNORECASE,
)
_FLAG_BEFORE = re.compile(r"(HH?|LL?|[*!↑↓▲▼]+)\s*(?<=[\s*!↑↓▲▼])([<>≤≥]?\s*\d.*)")
_ORDER = re.compile(r"(?:LESS|GREATER)\s+THAN|[<>]\s*OR\s*=|[<>]\s*/\s*=", re.IGNORECASE)


def read_cell(cell: Cell, mark: Mark) -> ResultCell:
    """Read one cell; `mark` is the decimal mark on which the whole table settles."""
    if cell is None or cell == "":
        return EMPTY
    if isinstance(cell, bool):
        return ResultCell(CellKind.WORDS, Value(str(cell).upper()))
    if isinstance(cell, int | float):
        return _of_number(cell)
    if not isinstance(cell, str):
        return ResultCell(CellKind.WORDS, Value(str(cell)), is_unread=True)
    return _of_text(" ".join(without_apostrophe(cell).split()), mark)


def _of_number(cell: float) -> ResultCell:
    if not math.isfinite(cell):
        return _NONE
    return ResultCell(CellKind.NUMBER, Value(int(cell) if number_is_whole(cell) else cell))


def number_is_whole(number: float) -> bool:
    """Whether a number can be written without a point and none of its digits is lost."""
    return isinstance(number, int) or (number.is_integer() and abs(number) < 1e15)


def _of_text(text: str, mark: Mark) -> ResultCell:
    if not text:
        return EMPTY
    if _DIGITS.fullmatch(text) or (mark != "," and _DECIMAL.fullmatch(text)):
        return ResultCell(CellKind.NUMBER, _as_number(Value(text)))
    folded = text.casefold()
    if folded in _NO_RESULT or folded.strip(" .:!") in _NO_RESULT:
        return _NONE
    if not any(character.isdigit() for character in text):
        return ResultCell(CellKind.WORDS, Value(text))
    bare, flag = _without_flag(_ORDER.sub(_sign, text))
    try:
        plain, _ = plain_number(bare, mark)
        value, unit = _value_and_unit(plain)
        value = _as_number(value)
    except (NumeralError, ValueError):
        return _UNCLEAR
    if value.kind is Kind.TEXT:
        return ResultCell(CellKind.WORDS, Value(text), is_unread=value.is_unread)
    return ResultCell(_KINDS[value.kind], value, unit, flag)


def _sign(found: re.Match[str]) -> str:
    text = found[0].upper()
    if "THAN" in text:
        return "less than" if text.startswith("LESS") else "greater than"
    return f"{text[0]}="


def _without_flag(text: str) -> tuple[str, str]:
    """The text, and the flag of the laboratory that stands behind or before the number."""
    if match := _FLAG_BEHIND.fullmatch(text):
        return match[1], next(filter(None, match.groups()[1:])).strip()
    if match := _FLAG_BEFORE.fullmatch(text):
        return match[2], match[1]
    return text, ""


def without_apostrophe(text: str) -> str:
    """A text without the mark by which spreadsheets are kept from running it as a formula."""
    return text[1:] if _GUARDED.match(text) else text


_DIGITS = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,12}\.[0-9]{1,12}")
_GUARDED = re.compile(r"'[=@+\-\t\r]")


def _as_number(value: Value) -> Value:
    """The number itself, where it has the same digits as the text; "10.0" keeps its text."""
    if value.kind is not Kind.NUMBER or not isinstance(value.stated, str):
        return value
    number = float(value.stated)
    if number_is_whole(number) and value.stated == str(int(number)):
        return Value(int(number))
    is_same = value.stated == repr(number) and not number_is_whole(number)
    return Value(number) if is_same else value


def _value_and_unit(plain: str) -> tuple[Value, str]:
    """The value, and the unit behind it where it is one. Raises ValueError."""
    value = Value(plain)
    if value.kind is not Kind.TEXT:
        return value, ""
    if (match := _POWER_UNIT.fullmatch(plain)) and is_known_unit(match[2]):
        return Value(match[1]), match[2]
    found = spelled(plain)
    if found is None or not _NAMED.search(found.unit):
        return value, ""
    return (Value(found.number), found.unit) if is_known_unit(found.unit) else (value, "")


def is_known_unit(text: str) -> bool:
    """Whether it is a unit that laboratories print, or a code of UCUM."""
    try:
        read_unit(text)
    except UnitError:
        return False
    return True


_NAMED = re.compile(r"[^\W\d_]|%")
"""What a unit has and the rest of a date ("/07/2021") has not: a letter."""
_LIMIT = re.compile(r"(<=?|>=?|≤|≥)\s*(\d[\d.]*)")
_POWER_UNIT = re.compile(r"([<>]?=?\s*[\d.]+)\s+([x×]?10[*^].+)")
"""A unit that begins with a number: "40 10*3/uL"."""
_TWO_NUMBERS = re.compile(r"[\d.,]+\s*(?:-|–|—|to|bis|à)\s*[\d.,]*\d(?![\d.,])")
_BRACKETS = re.compile(r"[\[(]\s*(.*?)\s*[\])]")


def read_range(text: str, mark: Mark) -> tuple[float | None, float | None] | None:
    """The limits of a normal range as printed ("3.5-5.0", "< 5", "(135 - 145)").

    None where it can't be read; words such as "negative" set no limits.
    """
    text = " ".join(text.split())
    if match := _BRACKETS.fullmatch(text):
        text = match[1]
    if not any(character.isdigit() for character in text):
        return None, None
    try:
        match = _TWO_NUMBERS.match(text)
        if match and not _is_beside_range(text[match.end() :].strip()):
            return None
        plain, _ = plain_number(_ORDER.sub(_sign, match[0] if match else text), mark)
        if match := _LIMIT.match(plain):
            number = float(match[2])
            return (None, number) if match[1][0] in "<≤" else (number, None)
        value, _ = _value_and_unit(plain)
    except (NumeralError, ValueError):
        return None
    return (value.low, value.high) if value.kind is Kind.RANGE else None


def _is_beside_range(rest: str) -> bool:
    """Whether what stands behind two numbers can be their unit, or a remark without a number.

    Behind "12-14" in "12-14 y Male: 4.4-5.2" stands another range: the first was an age.
    """
    return not any(character.isdigit() for character in rest) or is_known_unit(rest)


def read_limit(text: str, mark: Mark) -> float | None:
    """One limit of a normal range; None where there is none, or it can't be read."""
    try:
        plain, _ = plain_number(text, mark)
        value = Value(plain.lstrip("<>=≤≥ ")) if plain.strip() else None
    except (NumeralError, ValueError):
        return None
    return value.low if value is not None and value.kind is Kind.NUMBER else None
