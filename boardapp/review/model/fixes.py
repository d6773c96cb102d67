"""The one sure mend of a finding, as data: what it would change. Nothing is changed by itself."""

import msgspec

from boardapp.case.place import Place
from boardapp.case.value import Value


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """Another statement in a field: the place of the field, and what it is to state."""

    place: Place
    stated: Value | str | float | tuple[str, ...] | None


class Rename(msgspec.Struct, frozen=True, kw_only=True):
    """Another key for what a record holds under a key that nobody reads."""

    holder: Place
    key: str
    meant: str


class Remove(msgspec.Struct, frozen=True, kw_only=True):
    """One record less: another one says the same."""

    place: Place


class RespellUnit(msgspec.Struct, frozen=True, kw_only=True):
    """Another spelling of the unit of all results of one test that have this one."""

    test: str
    printed: str
    meant: str


Change = Put | Rename | Remove | RespellUnit


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """What mends a finding for sure, if the user wants it: one step to undo.

    `text` says it ("Read 1200 Gy as 12 Gy"). `doubt` is what is then kept of what stood there
    before, as a doubt about `about`; empty where nothing was stated by it.
    """

    text: str
    changes: tuple[Change, ...]
    about: Place
    doubt: str = ""
