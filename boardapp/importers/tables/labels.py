"""What stands about the patient above a table, or in columns of its own: number, name, birth.

A label is followed by what it labels, in its own cell ("MR No: 123") or in the next that is
filled, unless that is a label too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from boardapp.importers.tables.headers import folded_header, role_of
from boardapp.importers.tables.result_cell import Cell
from boardapp.importers.tables.sheet import Row
from boardapp.importers.tables.texts import text_of

About = Literal["patient", "name", "born"]
_BIRTH = frozenset(
    (
        *("dob", "date of birth", "birth date", "birthdate", "geburtsdatum", "geb datum", "geb"),
        *("date de naissance", "né le", "née le", "fecha de nacimiento"),
    )
)
_IN_ONE_CELL = re.compile(r"([^:]{2,40}):\s*(.+)")


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of the patient: the id, a name or the like, or the birth date."""

    about: About
    cell: Cell


def about_of(header: str) -> About | None:
    """What a header or label says of the patient; None if nothing."""
    role = role_of(header)
    if role == "patient":
        return "patient"
    if role != "identity":
        return None
    return "born" if folded_header(header) in _BIRTH else "name"


def patients_above(labels: Iterable[Label]) -> list[str]:
    """The ids of patients among the labels, each once."""
    ids = (text_of(label.cell) for label in labels if label.about == "patient")
    return list(dict.fromkeys(filter(None, ids)))


def labels_in(rows: Iterable[Row]) -> Iterator[Label]:
    """The labels in the rows above a table, each with what it labels."""
    for row in rows:
        open_label: About | None = None
        for cell in row:
            text = text_of(cell)
            if not text:
                continue
            about = about_of(text) if isinstance(cell, str) else None
            match = _IN_ONE_CELL.fullmatch(text) if isinstance(cell, str) else None
            if match and (named := about_of(match[1])):
                yield _label(named, match[2].strip())
                open_label = None
            elif about is not None:
                open_label = about
            elif open_label is not None:
                yield _label(open_label, cell)
                open_label = None
            elif isinstance(cell, str) and role_of(text):
                open_label = None


def _label(about: About, cell: Cell) -> Label:
    """A patient's id has a digit; "Patient: Doe, John" is a name."""
    has_digit = any(map(str.isdigit, text_of(cell)))
    return Label("name" if about == "patient" and not has_digit else about, cell)
