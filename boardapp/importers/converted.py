"""A case in another format, and what that format can't hold."""

from dataclasses import dataclass

from boardapp.importers.report import LeftOut


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of a file, how many facts it states, and what is not in it, with the reason."""

    data: bytes
    facts: int
    left_out: tuple[LeftOut, ...] = ()
