"""What a change of a case is called, and why one is not made."""

from collections.abc import Sequence
from typing import Literal

from boardapp.words.facts import field_name, kind_name
from boardapp.words.lists import listed
from boardapp.words.plurals import numbered


def field_edited(label: str) -> str:
    """The edit of a field: "Edit platelets, value"."""
    return f"Edit {label}"


def labelled(label: str, parts: Sequence[str]) -> str:
    """A field with its record: "platelets, value", "inotuzumab, drug 1, dose"."""
    return ", ".join(filter(None, (label, field_name(parts))))


def doubted(label: str, act: Literal["Add", "Edit", "Delete"]) -> str:
    """The edit of a doubt: "Add doubt about platelets, value"."""
    return f"{act} doubt about {label}"


def acknowledged(title: str) -> str:
    """A finding that is let stand, by what it is about: "Acknowledge “Cranial radiation”"."""
    return f"Acknowledge “{title}”"


def taken_back(title: str) -> str:
    """The acknowledgement of a finding that is open again."""
    return f"Take back “{title}”"


def added(kind: str, label: str) -> str:
    """A new record: "Add laboratory result platelets"."""
    return f"Add {kind_name(kind)} {label}".rstrip()


def copied(label: str) -> str:
    """A copy of a record."""
    return f"Duplicate {label}"


def deleted(label: str, doubts: int = 0) -> str:
    """A record that goes, with the doubts that were about it."""
    return f"Delete {label}" + (f" with {numbered(doubts, 'doubt')} about it" if doubts else "")


def moved(label: str, by: int) -> str:
    """A record that changes its place in its list."""
    return f"Move {label} {'up' if by < 0 else 'down'}"


def still_needed(fields: Sequence[str]) -> str:
    """Why a new record is not in the case yet."""
    return f"Not in the case yet: it still needs its {listed([field_name((f,)) for f in fields])}."


def still_used(label: str, times: Sequence[str], facts: Sequence[str]) -> str:
    """Why a record stays: what counts its time from it, and what cites it; with what to do."""
    reasons = []
    if times:
        reasons.append(f"the time of {listed(_some(times))} is told by it")
    if facts:
        reasons.append(f"{listed(_some(facts))} cite it")
    remedy = "Tell those times by another event" if times else "Give those facts another source"
    return f"{label} stays, since {' and '.join(reasons)}. {remedy} first, or keep it."


def pasted_results(number: int) -> str:
    """Results that were pasted: "Paste 24 results"."""
    return f"Paste {numbered(number, 'result')}"


def repeated_results(number: int) -> str:
    """One value for several cells: "Fill 6 results"."""
    return f"Fill {numbered(number, 'result')}"


def deleted_results(number: int, doubts: int = 0) -> str:
    """Several results that go: "Delete 5 results with 1 doubt about them"."""
    told = f" with {numbered(doubts, 'doubt')} about them" if doubts else ""
    return f"Delete {numbered(number, 'result')}{told}"


def retimed_results(number: int, when: str) -> str:
    """Results that have another time: "Move 5 results to 2021-03-14"."""
    return f"Move {numbered(number, 'result')} to {when}"


def added_pictures(number: int) -> str:
    """New pictures: "Add a picture", "Add 3 pictures"."""
    return "Add a picture" if number == 1 else f"Add {numbered(number, 'picture')}"


def picture_cut(caption: str, how: Literal["crop", "black out"]) -> str:
    """A picture of which a part is left, or black: "Crop marrow smear"."""
    picture = caption or "a picture"
    return f"Crop {picture}" if how == "crop" else f"Black out a part of {picture}"


_SHOWN = 4


def _some(names: Sequence[str]) -> list[str]:
    shown = list(dict.fromkeys(names))
    return (
        shown if len(shown) <= _SHOWN else [*shown[: _SHOWN - 1], f"{len(shown) - _SHOWN + 1} more"]
    )
