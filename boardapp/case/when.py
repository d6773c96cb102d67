"""`When`: a time as the source states it, with its precision and its doubt.

Grammar (one or more clauses, parted by commas; all of them hold)::

    when    = "not reported" | clause { "," clause }
    clause  = [ "~" ] ( date [ ".." date ] | "age" span | anchor [ ("+" | "-") span ] )
            | ( "after" | "before" | "during" ) anchor
    date    = YYYY [ "-" MM [ "-" DD ] ]
    span    = amount [ ".." amount ]        ("12..18 mo", "1 y 3 mo", "P5M")
    anchor  = event id [ ".start" | ".end" ]

An anchor without an edge means the event's start; after "after" it means the event's
end, so that "after hsct" is after all of it. Nothing here knows a calendar or a clock:
what a clause means in days is decided by `boardapp.review.clock.clock`.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple, Self

import msgspec

Unit = Literal["d", "wk", "mo", "y"]
Edge = Literal["", "start", "end"]
Relation = Literal["after", "before", "during"]

UNIT_SPELLINGS: dict[str, Unit] = {
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("wk", "week", "weeks", "w"), "wk"),
    **dict.fromkeys(("mo", "month", "months"), "mo"),
    **dict.fromkeys(("y", "yr", "year", "years"), "y"),
}
"""Spellings that are read; the first of each unit is the one that is written."""

_ID = r"[A-Za-z][A-Za-z0-9_-]*"
_ANCHOR = re.compile(rf"({_ID})(?:\.(start|end))?")
_OFFSET = re.compile(rf"({_ID}(?:\.(?:start|end))?)\s+([+-])\s*(.+)")
_RELATION = re.compile(r"(after|before|during)\s+(.+)")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_BESIDE_DATE = re.compile(r"(~?\s*\d{4}(?:-\d{2}){0,2})[\s;(/]+(.*?)\)?")
_IN_WORDS = re.compile(r"(~?\s*[\d.][^,]*?)\s+(after|before|since|from)\s+(.+)")
_MAX_LENGTH = 500
_MAX_NUMBER = 100_000  # Of days, more than any life; larger numbers are slips of the hand.
_LEAST_DAYS: dict[Unit, float] = {"d": 1, "wk": 7, "mo": 28, "y": 365}
_MOST_DAYS: dict[Unit, float] = {"d": 1, "wk": 7, "mo": 31, "y": 366}
NOT_REPORTED = "not reported"


class WhenError(ValueError):
    """A text that the grammar of `When` does not read; the message says which part."""


class Part(NamedTuple):
    """A number of days, weeks, months or years; never negative."""

    number: float
    unit: Unit

    def __str__(self) -> str:
        # All digits and no exponent, so that the text reads back as the same number.
        return f"{Decimal(repr(self.number)).normalize():f} {self.unit}"


Amount = tuple[Part, ...]
"""A stated length of time, such as ((1, "y"), (3, "mo"))."""


class Span(msgspec.Struct, frozen=True):
    """A stated length of time, or a range of it where `high` is not None."""

    low: Amount
    high: Amount | None = None

    @property
    def unit(self) -> Unit:
        """The finest unit stated: it sets the precision."""
        return (self.high or self.low)[-1].unit

    def __str__(self) -> str:
        if self.high is None:
            return _amount_text(self.low)
        if len(self.low) == len(self.high) == 1 and self.low[0].unit == self.high[0].unit:
            return f"{str(self.low[0]).partition(' ')[0]}..{self.high[0]}"
        return f"{_amount_text(self.low)}..{_amount_text(self.high)}"


class Anchor(msgspec.Struct, frozen=True):
    """An event of the case, or one edge of it."""

    event: str
    edge: Edge = ""

    def __str__(self) -> str:
        return f"{self.event}.{self.edge}" if self.edge else self.event


class CalendarDate(msgspec.Struct, frozen=True):
    """A year, a month or a day; `month` and `day` are None where not stated."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text


class On(msgspec.Struct, frozen=True):
    """A calendar date, or the stretch up to `until`."""

    date: CalendarDate
    until: CalendarDate | None = None
    about: bool = False

    def __str__(self) -> str:
        end = f"..{self.until}" if self.until else ""
        return f"{'~ ' if self.about else ''}{self.date}{end}"


class AtAge(msgspec.Struct, frozen=True):
    """The patient's age."""

    span: Span
    about: bool = False

    def __str__(self) -> str:
        return f"{'~ ' if self.about else ''}age {self.span}"


class Offset(msgspec.Struct, frozen=True):
    """A length of time after (`sign` 1) or before (-1) an anchor; span None: with it."""

    anchor: Anchor
    span: Span | None = None
    sign: Literal[1, -1] = 1
    about: bool = False

    def __str__(self) -> str:
        text = f"{'~ ' if self.about else ''}{self.anchor}"
        return text if self.span is None else f"{text} {'+' if self.sign > 0 else '-'} {self.span}"


class Order(msgspec.Struct, frozen=True):
    """Only the order relative to an anchor is known."""

    relation: Relation
    anchor: Anchor

    def __str__(self) -> str:
        return f"{self.relation} {self.anchor}"


Clause = On | AtAge | Offset | Order


class When:
    """A time as stated: clauses that all hold. No clause means "not reported".

    Frozen and hashable. `str(when)` is the canonical text, which `parse` reads back.
    It is a plain class, not a struct, so that the codec writes it as one string.
    """

    __slots__ = ("_clauses", "_hash")
    NOT_REPORTED: ClassVar[Self]

    def __init__(self, clauses: Iterable[Clause] = ()) -> None:
        self._clauses = tuple(clauses)
        self._hash = hash(
            self._clauses
        )  # asked for once a result, of which a case may hold 100,000

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the order stated."""
        return self._clauses

    @property
    def is_reported(self) -> bool:
        """Whether the source says anything of the time."""
        return bool(self._clauses)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The events that this time refers to, in the order stated."""
        return tuple(c.anchor for c in self._clauses if isinstance(c, Offset | Order))

    @property
    def calendar_day(self) -> date | None:
        """The exact calendar day, where the only clause is one; else None."""
        match self._clauses:
            case (On(CalendarDate(year, int(month), int(day)), None, False),):
                return date(year, month, day)
        return None

    @staticmethod
    def parse(text: str) -> "When":
        """Read one text of the grammar. Raises `WhenError` naming the part it can't read."""
        return _parse(text)

    def __str__(self) -> str:
        return ", ".join(map(str, self._clauses)) or NOT_REPORTED

    def __repr__(self) -> str:
        return f"When({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and self._clauses == other._clauses

    def __hash__(self) -> int:
        return self._hash


When.NOT_REPORTED = When()


@lru_cache(maxsize=100_000)
def _parse(text: str) -> When:
    if len(text) > _MAX_LENGTH:
        raise WhenError(f"a time of {len(text)} characters is longer than {_MAX_LENGTH}")
    if text.strip() == NOT_REPORTED:
        return When.NOT_REPORTED
    when = When(_clause(part.strip()) for part in text.split(","))
    if len(str(when)) > _MAX_LENGTH:  # The canonical text may be longer, and is read too.
        raise WhenError(f"a time is written in more than {_MAX_LENGTH} characters")
    return when


def _clause(text: str) -> Clause:
    if not text:
        raise WhenError('is empty; write a time such as "dx + 5 mo", or "not reported"')
    if match := _RELATION.fullmatch(text):
        return Order(match[1], _anchor(match[2]))  # type: ignore[arg-type]
    about = text.startswith("~")
    text = text.removeprefix("~").strip()
    if text.startswith("age "):
        return AtAge(_span(text[4:].strip()), about)
    if text[:1].isdigit():
        return _on(text, about=about)
    if match := _OFFSET.fullmatch(text):
        return Offset(_anchor(match[1]), _span(match[3]), 1 if match[2] == "+" else -1, about)
    return Offset(_anchor(text), about=about)


def _on(text: str, *, about: bool) -> On:
    if _IN_WORDS.fullmatch(text):
        raise WhenError(f'"{text}" is no date; {_advice_on_date(text)}')
    first, dots, last = text.partition("..")
    start, until = _calendar(first), _calendar(last) if dots else None
    if until and (until.year, until.month or 12, until.day or 31) < (
        start.year,
        start.month or 1,
        start.day or 1,
    ):
        raise WhenError(f'"{text}" ends before it begins')
    return On(start, until, about)


def _calendar(text: str) -> CalendarDate:
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise WhenError(f'"{text}" is no date; {_advice_on_date(text.strip())}')
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise WhenError(f'"{text}" is no day of the calendar') from None
    return CalendarDate(year or 0, month, day)


def _anchor(text: str) -> Anchor:
    match = _ANCHOR.fullmatch(text.strip())
    if not match and (day := _DATE.fullmatch(text.strip())):
        raise WhenError(f'"{text}" names no event; {_advice_on_order(day)}')
    if not match:
        raise WhenError(
            f'"{text}" names no event; write an id such as "dx" or "hsct.end", '
            "or a time such as 2019-03-14"
        )
    return Anchor(match[1], match[2] or "")  # type: ignore[arg-type]


def _advice_on_date(text: str) -> str:
    """What to write instead, where the text says what was meant; it is a text that is read."""
    if match := _IN_WORDS.fullmatch(text):
        sign = "-" if match[2] == "before" else "+"
        meant = f"{match[3]} {sign} {match[1]}"
    elif match := _BESIDE_DATE.fullmatch(text):
        meant = f"{match[1]}, {match[2]}"
    elif _is_span(text):
        return f'write "age {text}" for an age, "dx + {text}" for the time after the diagnosis'
    else:
        return "write 2019, 2019-03 or 2019-03-14"
    try:
        _parse(meant)
    except WhenError:
        return (
            "write 2019, 2019-03 or 2019-03-14; several statements of one time are parted by commas"
        )
    return f'write "{meant}"'


def _is_span(text: str) -> bool:
    try:
        _span(text)
    except WhenError:
        return False
    return True


def _advice_on_order(day: re.Match[str]) -> str:
    """For "after 2016-09-30": an order is one to an event, and a date has a range instead."""
    year = int(day[1])
    ranges = (f"{day[0]}..{year + 1:04d}", f"{max(year - 1, 1):04d}..{day[0]}")
    return (
        f'for the time after a date write a range of dates such as "{ranges[0]}", for the time '
        f'before it "{ranges[1]}"; or give the event of that date an id and write that'
    )


def _span(text: str) -> Span:
    if text.startswith("P"):
        return Span(_iso_amount(text))
    first, dots, last = text.partition("..")
    if not dots:
        return Span(_amount(text))
    high = _amount(last)
    # In "12..18 mo" the unit stands once, behind the range.
    low = (
        (_part(first.strip(), high[-1].unit),)
        if _NUMBER.fullmatch(first.strip())
        else _amount(first)
    )
    if _is_certainly_longer(low, high):
        raise WhenError(f'"{text.strip()}" is a range upside down; the shorter time comes first')
    return Span(low, high)


def _is_certainly_longer(low: Amount, high: Amount) -> bool:
    """Whether `low` is longer than `high` however long the months and years are."""
    if len(low) == len(high) == 1 and low[0].unit == high[0].unit:
        return low[0].number > high[0].number
    least = sum(part.number * _LEAST_DAYS[part.unit] for part in low)
    return least > sum(part.number * _MOST_DAYS[part.unit] for part in high)


def _part(number: str, unit: Unit) -> Part:
    part = Part(float(number), unit)
    if part.number > _MAX_NUMBER:
        raise WhenError(f"{number[:20]} {unit} is longer than any life")
    return part


def _amount(text: str) -> Amount:
    parts, end = [], 0
    for match in _PART.finditer(text):
        if text[end : match.start()].strip():
            break
        if match[2] not in UNIT_SPELLINGS:
            raise WhenError(f'"{match[2]}" is no unit of time; use d, wk, mo or y')
        parts.append(_part(match[1], UNIT_SPELLINGS[match[2]]))
        end = match.end()
    if not parts or text[end:].strip():
        raise WhenError(f'"{text.strip()}" is no length of time; write "28 d" or "12..18 mo"')
    return tuple(parts)


def _iso_amount(text: str) -> Amount:
    match = _ISO.fullmatch(text)
    numbers = (
        [(n, unit) for n, unit in zip(match.groups(), ("y", "mo", "wk", "d"), strict=True) if n]
        if match
        else []
    )
    if not numbers:
        raise WhenError(f'"{text}" is no length of time; write P5M, P28D or "5 mo"')
    return tuple(_part(number, unit) for number, unit in numbers)  # type: ignore[arg-type]


def _amount_text(amount: Amount) -> str:
    return " ".join(map(str, amount))
