"""One line of what is said about a field beside its value: a doubt, or why a finding stands."""

from collections.abc import Callable
from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.desktop.session.edits import Edit


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What stands in the line, and what a text in it asks for.

    `place` and `field` are those of its draft. `told` is what the line answers, `detail` more of
    that for who asks; both are empty where the line speaks for itself. `text` is what the case
    states; `takes` the field of a draft beside it that goes into the case with it.
    `edit` gives the edit for a text and that draft (None: there is none), and raises
    EditRefusedError; it gives None where nothing changes.
    """

    place: str
    field: str
    name: str
    hint: str
    text: str
    edit: Callable[[Case, str, str | None], Edit | None]
    told: str = ""
    detail: str = ""
    takes: str = ""
    is_grave: bool = False
    is_open: bool = True
