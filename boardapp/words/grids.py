"""The grid of results in words: what a paste would do, and what is understood of a head."""

from boardapp.words.plurals import numbered
from boardapp.words.units import unit_text


def paste_text(entering: int, replacing: int, unchanged: int) -> str:
    """What enters: "24 results enter, 4 of them in the place of others. 2 stand there already."."""
    if not entering:
        told = "Nothing of this enters the case."
    else:
        verb = "enters" if entering == 1 else "enter"
        told = f"{numbered(entering, 'result')} {verb} the case{_replacing(entering, replacing)}."
    if unchanged:
        verb = "stands" if unchanged == 1 else "stand"
        told += f" {numbered(unchanged, 'result')} {verb} there already."
    return told


def _replacing(entering: int, replacing: int) -> str:
    if not replacing:
        return ""
    if replacing == entering:
        return " in the place of another" if entering == 1 else ", each in the place of another"
    return f", {replacing} of them in the place of {'another' if replacing == 1 else 'others'}"


def unread_text(unread: int, outside: int) -> str:
    """What becomes of the cells that can't enter; empty where all can."""
    told = []
    if unread == 1:
        told.append("1 cell can't be read. It stays in the grid as a draft, not in the case.")
    elif unread:
        told.append(
            f"{unread} cells can't be read. They stay in the grid as drafts, not in the case."
        )
    if outside:
        verb = "lies" if outside == 1 else "lie"
        told.append(f"{numbered(outside, 'cell')} {verb} outside of the grid and can't be taken.")
    return " ".join(told)


HEADS_FOUND = (
    "What was copied has heads of its own: tests, and times. The assistant reads them, shows what "
    "it understood, and adds the results where they belong."
)
"""Why a block with heads is not pasted cell by cell."""


def test_text(name: str, unit: str) -> str:
    """What is understood of the head of a new row."""
    return f"{name}, in {unit_text(unit)}"


def no_unit_text(name: str) -> str:
    """The same where no unit is written: none is assumed."""
    return f"{name}; no unit: write it behind the name ({name}, g/L), or behind the first result"


NEW_HINT = (
    "Type here to add: in the last row a test with its unit (platelets, 10*9/L), in the last "
    "column a time (2019-03-14, dx + 5 mo)."
)
"""What the empty last row and column are for."""
