"""Where a table has its header, and in which of three shapes it is.

Rule "table layout, version 1" (ours). The header is the row among the first that names most of
what its shape needs: a test and a value (long), or a time and known tests (wide); a table with
several dates in one row and known tests below it in one column is transposed. What a mapping
says goes before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from boardapp.clinical.printed_tests import printed_test
from boardapp.importers.tables.beside_tests import (
    are_limits,
    cell_at,
    is_unit,
    limit_column,
    unit_column,
    unit_row,
)
from boardapp.importers.tables.body_measures import measure_named
from boardapp.importers.tables.date_column import is_date, is_relative_day
from boardapp.importers.tables.doses import is_drug_row
from boardapp.importers.tables.headers import Role, rank_of, role_of
from boardapp.importers.tables.labels import Label, labels_in
from boardapp.importers.tables.mapping import Mapping, Shape
from boardapp.importers.tables.result_cell import Cell
from boardapp.importers.tables.sheet import Row, Sheet

_SEARCHED_ROWS = 60
_LONGEST_LABEL = 40
"""Letters of a label; a sentence below a table may name drugs too."""


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """A header that names a test: as printed, and in its parts."""

    printed: str
    name: str
    unit: str = ""
    limits: str = ""
    """The normal range as printed, where the table gives one for all results of the test."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet whose shape is known; rows and columns count from 0.

    `header` is the row of the header, or of the dates where they go across. `roles` are the
    columns that hold one thing for all tests, `identity` those that name a person. `tests` are the
    columns of a wide table, or the rows of a transposed one, `labels` its column of names and
    `first` the first row of results below the header of a wide one. `labels_above` tell of the
    patient above the table, and `drugs` are the rows of a transposed one that state doses; `beside`
    are its columns of units and ranges, which are no times.
    """

    sheet: Sheet
    shape: Shape
    header: int
    roles: dict[Role, int]
    identity: tuple[int, ...]
    headers: tuple[str, ...]
    tests: dict[int, PrintedHeader]
    labels: int = 0
    first: int = 0
    labels_above: tuple[Label, ...] = ()
    drugs: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def time(self) -> tuple[Role, int] | None:
        """The column (row) of times, and whether it holds dates or days."""
        for role in _TIMES:
            if role in self.roles:
                return role, self.roles[role]
        return None


_TIMES: tuple[Role, ...] = ("when", "date", "day", "study day")


def find_layout(sheet: Sheet, mapping: Mapping) -> Layout | None:
    """The layout of a sheet; None where it is no table of laboratory results."""
    head = sheet.head()
    shapes: tuple[Shape, ...] = ("long", "transposed", "wide")
    for shape in (mapping.shape,) if mapping.shape else shapes:
        found = _FINDERS[shape](sheet, head, mapping)
        if found is not None:
            return replace(found, labels_above=tuple(labels_in(head[: found.header])))
    return None


def _candidates(head: Sequence[Row], mapping: Mapping) -> Iterator[int]:
    if mapping.header_row is not None and 0 < mapping.header_row <= len(head):
        yield mapping.header_row - 1
    yield from range(min(len(head), _SEARCHED_ROWS))


def _long(sheet: Sheet, head: Sequence[Row], mapping: Mapping) -> Layout | None:
    best: tuple[int, int, dict[Role, int]] | None = None
    for row in _candidates(head, mapping):
        roles = roles_in(head[row], mapping)
        has_test = "test" in roles or "code" in roles
        has_value = "value" in roles or "number" in roles
        if has_test and has_value and (best is None or len(roles) > best[0]):
            best = (len(roles), row, roles)
    if best is None:
        return None
    _, row, roles = best
    if not any(role in roles for role in _TIMES) and (place := _dated_column(head, row, roles)):
        roles = {**roles, "date": place}
    return Layout(sheet, "long", row, roles, _naming(head[row], mapping), _texts(head[row]), {})


def _dated_column(head: Sequence[Row], row: int, roles: dict[Role, int]) -> int | None:
    """A column of dates whose name is not known; of several that of the sample."""
    taken = {*roles.values(), *_naming(head[row], Mapping())}
    found = []
    for column in range(len(head[row])):
        cells = [cell_at(cells, column) for cells in head[row + 1 :]]
        filled = [cell for cell in cells if cell not in ("", None)]
        if column not in taken and filled and sum(map(is_date, filled)) * 2 > len(filled):
            found.append(column)
    of_sample = [c for c in found if _SAMPLED.search(str(head[row][c]))]
    return next(iter(of_sample or found), None)


_SAMPLED = re.compile(
    r"collect|sampl|draw|taken|entnahm|abnahm|prélèv|prelev|extrac", re.IGNORECASE
)


def _wide(sheet: Sheet, head: Sequence[Row], mapping: Mapping) -> Layout | None:
    best: tuple[int, int] | None = None
    for row in _candidates(head, mapping):
        roles = roles_in(head[row], mapping)
        taken = set(roles.values())
        known = sum(
            _is_known(cell, mapping) for place, cell in enumerate(head[row]) if place not in taken
        )
        if not known or _has_dates(head[row]) or (best is not None and known <= best[0]):
            continue
        if any(role in roles for role in _TIMES) or _dates_below(head, row) is not None:
            best = (known, row)
    if best is None:
        return None
    row = best[1]
    roles = roles_in(head[row], mapping)
    if not any(role in roles for role in _TIMES):
        place = _dates_below(head, row)
        roles = {**roles, "date": place if place is not None else 0}
    taken = {place for role, place in roles.items() if role in _RECORD_ROLES}
    units = unit_row(head, row, taken)
    below = row if units is None else units
    limits = below + 1 if are_limits(head, below + 1, taken) else None
    tests = dict(_test_columns(head, row, (units, limits), taken, mapping))
    roles = {role: place for role, place in roles.items() if role in _RECORD_ROLES}
    naming = _naming(head[row], mapping)
    first = max(place for place in (row, units, limits) if place is not None) + 1
    return Layout(sheet, "wide", row, roles, naming, _texts(head[row]), tests, first=first)


_RECORD_ROLES: frozenset[Role] = frozenset(
    {
        "patient",
        "when",
        "date",
        "time",
        "day",
        "study day",
        "comment",
        "identity",
        "ignored",
        "specimen",
    }
)
"""What a row of a wide table says of all its results."""


def _test_columns(
    head: Sequence[Row],
    row: int,
    beside: tuple[int | None, int | None],
    taken: set[int],
    mapping: Mapping,
) -> Iterator[tuple[int, PrintedHeader]]:
    units, limits = beside
    for place, cell in enumerate(head[row]):
        if place in taken or not isinstance(cell, str) or not cell.strip():
            continue
        header = printed_header(cell)
        use = mapping.test_of(cell) or mapping.test_of(header.name)
        if mapping.role_of(cell) in ("ignored", "identity") or (use and use.ignore):
            continue
        unit = header.unit or (_text_at(head[units], place) if units is not None else "")
        printed = _text_at(head[limits], place) if limits is not None else ""
        is_measure = bool(measure_named(header.name))
        is_known = printed_test(header.name, unit=unit).analyte is not None or is_measure
        if use is not None or is_known or unit:
            yield place, PrintedHeader(header.printed, header.name, unit, printed)


def _transposed(sheet: Sheet, head: Sequence[Row], mapping: Mapping) -> Layout | None:
    for row in _candidates(head, mapping):
        dates = [place for place, cell in enumerate(head[row]) if _is_time(cell)]
        if len(dates) < 2 and not (dates and mapping.shape):
            continue
        labels = _label_column(head, row, dates[0], mapping)
        if labels is None:
            continue
        is_day = not any(is_date(head[row][place]) for place in dates)
        beside = (
            unit_column(head, row, labels, dates[0]),
            limit_column(head, row, labels, dates[0]),
        )
        tests = dict(_test_rows(head, row, labels, beside, mapping))
        time: Role = "day" if is_day else "date"
        return Layout(
            sheet,
            "transposed",
            row,
            {time: row},
            identity=(),
            headers=(),
            tests=tests,
            labels=labels,
            drugs=tuple(_drug_rows(head, labels, tests)),
            beside=tuple(place for place in beside if place is not None),
        )
    return None


def _test_rows(
    head: Sequence[Row],
    row: int,
    labels: int,
    beside: tuple[int | None, int | None],
    mapping: Mapping,
) -> Iterator[tuple[int, PrintedHeader]]:
    units, limits = beside
    for place, cells in enumerate(head):
        label = cell_at(cells, labels)
        if place == row or not isinstance(label, str) or not label.strip():
            continue
        header = printed_header(label)
        use = mapping.test_of(label) or mapping.test_of(header.name)
        if use is not None and use.ignore:
            continue
        unit = header.unit or (_text_at(cells, units) if units is not None else "")
        printed = _text_at(cells, limits) if limits is not None else ""
        is_measure = bool(measure_named(header.name)) and place > row
        if use is not None or printed_test(header.name, unit=unit).analyte or is_measure:
            yield place, PrintedHeader(header.printed, header.name, unit, printed)


def _drug_rows(head: Sequence[Row], labels: int, tests: dict[int, PrintedHeader]) -> Iterator[int]:
    for place, cells in enumerate(head):
        label = cell_at(cells, labels)
        is_label = isinstance(label, str) and len(label) <= _LONGEST_LABEL
        if is_label and place not in tests and is_drug_row(str(label)):
            yield place


def _label_column(head: Sequence[Row], row: int, before: int, mapping: Mapping) -> int | None:
    """The column left of the dates that names most tests."""
    counts = {
        column: sum(_is_known(cell_at(cells, column), mapping) for cells in head[row + 1 :])
        for column in range(before)
    }
    column = max(counts, key=lambda place: counts[place], default=None)
    return column if column is not None and counts[column] else None


def roles_in(cells: Row, mapping: Mapping) -> dict[Role, int]:
    """The columns of a header row whose names are known; of two with one role the surer."""
    found: dict[Role, tuple[int, int]] = {}
    for place, cell in enumerate(cells):
        if not isinstance(cell, str):
            continue
        said = mapping.role_of(cell)
        role = said or role_of(cell)
        if role is None:
            continue
        rank = -1 if said else rank_of(cell)
        if role not in found or rank < found[role][0]:
            found[role] = (rank, place)
    return {role: place for role, (_, place) in found.items()}


def _naming(cells: Row, mapping: Mapping) -> tuple[int, ...]:
    """The columns that name a person, of which there may be several."""
    return tuple(
        place
        for place, cell in enumerate(cells)
        if isinstance(cell, str) and (mapping.role_of(cell) or role_of(cell)) == "identity"
    )


@lru_cache(maxsize=4_000)
def printed_header(text: str) -> PrintedHeader:
    """A header in its parts: "Hb (g/dL)", "WBC [x10^9/L]", "Creatinine, mg/dL", "PLT 10*9/L"."""
    plain = " ".join(text.split())
    for match in filter(None, (pattern.fullmatch(plain) for pattern in _HEADERS)):
        if not is_unit(match[2]):
            continue
        name, unit = match[1].strip(" ,;:_"), match[2].strip()
        found = printed_test(name, unit=unit)
        fits = found.analyte is not None and found.doubt is None
        if fits or printed_test(plain).analyte is None:
            return PrintedHeader(text, name, unit)
    return PrintedHeader(text, plain)


_HEADERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(.+?)\s*\(([^()]+(?:\([^()]*\)[^()]*)?)\)",
        r"(.+?)\s*\[([^\[\]]+)\]",
        r"(.+?)\s*[,;_]\s*([^,;_]+)",
        r"(.+?)\s+(?:in\s+)?(\S+)",
        r"(.+?)\s+(\S+\s\S+)",
    )
)


def _is_known(cell: Cell, mapping: Mapping) -> bool:
    if not isinstance(cell, str) or not cell.strip() or len(cell) > 100:
        return False
    if mapping.test_of(cell) is not None:
        return True
    header = printed_header(cell)
    known = printed_test(header.name, unit=header.unit).analyte is not None
    return known or bool(measure_named(header.name))


def _is_time(cell: Cell) -> bool:
    return is_date(cell) or is_relative_day(cell)


def _has_dates(cells: Row) -> bool:
    return sum(map(is_date, cells)) > 1


def _dates_below(head: Sequence[Row], row: int) -> int | None:
    """The first column whose cells below the header are dates, or days in words."""
    for column in range(len(head[row])):
        cells = [cell_at(cells, column) for cells in head[row + 1 : row + 8]]
        filled = [cell for cell in cells if cell not in ("", None)]
        if filled and sum(map(_is_time, filled)) * 2 > len(filled):
            return column
    return None


def _text_at(cells: Row, column: int) -> str:
    cell = cell_at(cells, column)
    return cell.strip() if isinstance(cell, str) else ""


def _texts(cells: Row) -> tuple[str, ...]:
    return tuple(cell if isinstance(cell, str) else str(cell) for cell in cells)


_FINDERS = {"long": _long, "wide": _wide, "transposed": _transposed}
