"""What is wrong with a case file, said so that a clinician can put it right."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

SHOWN_FAULTS = 20
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text may hold: C0 without tab and line feed, delete, C1, lone
surrogates, and the two non-characters that XML, and so a PowerPoint file, can't hold."""


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong.

    `place` is a path in the case such as "labs[12].value"; empty where the file as a
    whole is meant, and `what` then continues a sentence that begins with its name.
    `remedy` says what to do; empty where `what` says so already.
    """

    place: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        sentence = f"{self.place}: {self.what}" if self.place else self.what
        return f"{sentence}; {self.remedy}" if self.remedy else sentence


class Refusal(Exception):
    """Why a file is not read or written, continuing a sentence that begins with its name."""


class CaseFileError(Exception):
    """A case file that can't be read or written. Lists every fault found, in plain words."""

    def __init__(self, path: Path | str, faults: Iterable[Fault]) -> None:
        self.path = Path(path)
        self.faults = tuple(faults)
        super().__init__(self.path, self.faults)

    def __str__(self) -> str:
        name = self.path.name
        lines = [_ended(f"{name} {fault}") for fault in self.faults if not fault.place]
        placed = [_ended(str(fault)) for fault in self.faults if fault.place]
        if placed:
            count = "1 fault" if len(placed) == 1 else f"{len(placed)} faults"
            lines += [f"{name} has {count}:", *placed[:SHOWN_FAULTS]]
        if len(placed) > SHOWN_FAULTS:
            lines.append(f"and {len(placed) - SHOWN_FAULTS} more.")
        return "\n".join(lines)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def clipped(text: str, length: int = 40) -> str:
    """The text in quotes, cut where a message would grow past reading."""
    text = UNPRINTABLE.sub("?", text)
    return f'"{text[:length]}…"' if len(text) > length else f'"{text}"'


def joined(place: str, key: str) -> str:
    """The path of a key inside the object at `place`; unprintable characters as "?"."""
    key = UNPRINTABLE.sub("?", key)[:60]
    return f"{place}.{key}" if place else key
