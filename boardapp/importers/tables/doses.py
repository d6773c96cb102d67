"""Drugs that a transposed table tells beside its results: what was given, week by week.

A row whose label names a drug, and no share of a dose ("6-Mercaptopurine%"), states doses: a
number in the column of a date is what was given from then on, nought is that it was stopped, and
a date is a day on which a dose was given. What is not stated, the unit above all, is not guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from boardapp.case.therapy import Agent, Schedule, Therapy
from boardapp.case.value import Value
from boardapp.case.when import On, When
from boardapp.clinical.names import names_a_drug
from boardapp.importers.tables.date_column import DateOrder, is_date, read_time
from boardapp.importers.tables.result_cell import Cell, CellKind, read_cell
from boardapp.importers.tables.time_column import Reader, TimeEntry

_SHARE = re.compile(r"%|\badj|\bpercent|\bprozent", re.IGNORECASE)
_ROUTES = (
    ("intrathecal", re.compile(r"\bIT\b|\bi\.?t\.|intrathecal", re.IGNORECASE)),
    ("intravenous", re.compile(r"\bIV\b|\bi\.?v\.|intravenous", re.IGNORECASE)),
    ("oral", re.compile(r"\boral|\bPO\b|\bp\.?o\.", re.IGNORECASE)),
)
_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose: of the drug that a label names, from a time on or on a day of its own.

    `stated` is None where only the day is told. `order` sorts doses in time.
    """

    label: str
    when: When
    order: tuple[str, int, str]
    stated: Value | None
    place: str


def is_drug_row(label: str) -> bool:
    """Whether a row with this label states doses of a drug."""
    return names_a_drug(label) and _SHARE.search(label) is None


def doses_in(
    label: str,
    cells: Iterable[Cell],
    times: Sequence[TimeEntry],
    places: Sequence[str],
    reader: Reader,
) -> list[Dose]:
    """The doses that one row states, each told to the ledger."""
    kind, found = f"{reader.kind}: doses", []
    for cell, time, place in zip(cells, times, places, strict=True):
        read = read_cell(cell, "")
        if read.kind is CellKind.EMPTY or not time.when.is_reported:
            continue
        reader.ledger.read(kind)
        if is_date(cell):
            own = read_time(cell, DateOrder.STATED)
            if own is None:
                reader.ledger.left_out(kind, "a time that can't be read surely")
                continue
            when = reader.as_when(own.iso, reader.kind)
            found.append(Dose(label, when, (own.iso, 0, ""), None, place))
        elif read.kind is CellKind.NUMBER:
            found.append(Dose(label, time.when, time.order, read.value, place))
        else:
            reader.ledger.left_out(kind, "is no dose")
            continue
        reader.ledger.kept(kind)
        if read.value is None or read.value.low != 0:
            reader.ledger.put("administrations")
    return found


def therapies_of(doses: Sequence[Dose], source: str) -> list[Therapy]:
    """A therapy for each drug, with its doses in time; equal ones that follow are one entry."""
    by_drug: dict[str, list[Dose]] = defaultdict(list)
    for dose in doses:
        by_drug[_LETTERS.sub(" ", dose.label.casefold()).strip()].append(dose)
    return [_therapy(sorted(own, key=_in_time), source) for own in by_drug.values()]


def _therapy(doses: list[Dose], source: str) -> Therapy:
    label = " ".join(doses[0].label.split())
    runs = list(_runs(doses))
    return Therapy(
        name=label,
        start=doses[0].when,
        end=doses[-1].when,
        agents=(Agent(name=label, route=_route(label)),),
        schedules=tuple(_schedule(run, source) for run in runs),
        source=f"{source} {doses[0].place}",
        note="the table states no unit of the doses" if doses[0].stated is not None else "",
    )


def _schedule(run: list[Dose], source: str) -> Schedule:
    first = run[0]
    if first.stated is None:
        text = "a dose on this day"
    elif first.stated.low == 0:
        text = "dose 0"
    else:
        text = f"dose {first.stated.text}"
    if len(run) > 1:
        text = f"{text}, {len(run)} entries"
    when = _stretch(first.when, run[-1].when)
    return Schedule(text=text, when=when, source=f"{source} {first.place}")


def _stretch(first: When, last: When) -> When:
    """From the one time to the other; the first alone where they are no dates."""
    match first.clauses, last.clauses:
        case (On(start, None),), (On(end, None),) if start != end:
            return When((On(start, end),))
    return first


def _runs(doses: Iterable[Dose]) -> Iterable[list[Dose]]:
    """Neighbours in time with one dose, as one list."""
    run: list[Dose] = []
    for dose in doses:
        if run and (dose.stated is None or dose.stated != run[-1].stated):
            yield run
            run = []
        run.append(dose)
    if run:
        yield run


def _route(label: str) -> str:
    return next((route for route, pattern in _ROUTES if pattern.search(label)), "")


def _in_time(dose: Dose) -> tuple[str, int, str]:
    return dose.order
