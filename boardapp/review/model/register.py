"""Every fact of a case, record by record, as a review shows it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from boardapp.case.value import Value
from boardapp.review.model.base import Moment, Shown


class RegisterFact(msgspec.Struct, frozen=True, kw_only=True):
    """One field as stated: the names of its parts, its value, and its unit beside a number."""

    parts: tuple[str, ...]
    value: str | int | float | bool | date | Value | Moment
    unit: str = ""


class RegisterEntry(Shown, frozen=True, kw_only=True):
    """One record of the file. `kind` is its list in the file ("therapies")."""

    kind: str
    facts: tuple[RegisterFact, ...]


class NoteEntry(Shown, frozen=True, kw_only=True):
    """What who made the case noted at a record; `inferred` are fields the source does not state.

    `about` is what the record is called: "relapse 2".
    """

    about: str
    text: str
    inferred: tuple[str, ...] = ()


Register = Sequence[RegisterEntry]
