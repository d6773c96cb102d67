"""The JSON of a case file, read with care: what plain JSON readers let pass is a fault here.

Repeated keys, numbers that are not finite, characters that no slide can show, and
nesting without end are each found with their place.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from boardapp.casefile.faults import UNPRINTABLE, CaseFileError, Fault, clipped, joined

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""What JSON holds."""

MAX_DEPTH = 64
RESERVED_KEY = "$unknown"


class Unreadable(msgspec.Struct, frozen=True):
    """Stands in a tree for a number that can't be kept; its fault is listed already."""

    text: str


class _Repeats(msgspec.Struct):
    """The objects of a tree in which a key stands twice, by identity.

    The objects are kept, so that no other can take over the identity of one that is dropped.
    """

    found: dict[int, tuple[dict[str, Json], list[str]]] = msgspec.field(default_factory=dict)

    def build(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        """Make an object of its pairs, as the JSON reader asks for."""
        tree = dict(pairs)
        if len(tree) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated = [key for key in tree if keys.count(key) > 1]
            self.found[id(tree)] = (tree, repeated)
        return tree

    def keys_of(self, tree: dict[str, Json]) -> list[str]:
        """The keys that stand more than once in this object."""
        return self.found[id(tree)][1] if id(tree) in self.found else []


def parse_json(data: bytes, path: Path) -> tuple[Json, list[Fault]]:
    """Read a JSON text into a tree and the list of what it should not hold.

    Raises `CaseFileError` where the text is no JSON, naming line and column.
    """
    text = _decoded(data, path)
    repeats = _Repeats()
    try:
        tree = json.loads(
            text,
            object_pairs_hook=repeats.build,
            parse_int=_integer,
            parse_float=_real,
            parse_constant=Unreadable,
        )
    except json.JSONDecodeError as error:
        raise CaseFileError(path, [_syntax_fault(text, error)]) from None
    except RecursionError:
        raise CaseFileError(path, [Fault("", "nests deeper than any case does")]) from None
    return tree, _all_faults(tree, repeats)


def text_faults(tree: Json) -> list[Fault]:
    """The characters, numbers and depths in a tree that a case file can't hold."""
    return _all_faults(tree, _Repeats())


def _all_faults(tree: Json, repeats: _Repeats) -> list[Fault]:
    return [] if _is_sound(tree, repeats) else list(_tree_faults(tree, "", repeats, 0))


def _is_sound(tree: Json, repeats: _Repeats) -> bool:
    """Whether nothing is to be said of a tree: asked level by level, without naming any place.

    To name the places of 100,000 results takes some seconds, and hardly a file has a fault.
    """
    if repeats.found:
        return False
    level: list[object] = [tree]
    for _ in range(MAX_DEPTH + 1):
        texts: list[str] = []
        below: list[object] = []
        for item in level:
            if isinstance(item, str):
                texts.append(item)
            elif isinstance(item, dict):
                texts.extend(item)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif isinstance(item, Unreadable):
                return False
        if RESERVED_KEY in texts or UNPRINTABLE.search("".join(texts)):
            return False
        if not below:
            return True
        level = below
    return False


def _decoded(data: bytes, path: Path) -> str:
    if not data.strip():
        raise CaseFileError(path, [Fault("", "is empty")])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise CaseFileError(path, [Fault("", "is not encoded in UTF-8 but in UTF-16", _SAVE_AS)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"holds a character in line {line} that is not encoded in UTF-8"
        raise CaseFileError(path, [Fault("", what, _SAVE_AS)]) from None


_SAVE_AS = "open it in a text editor and save it in the encoding UTF-8"


def _syntax_fault(text: str, error: json.JSONDecodeError) -> Fault:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        what = f"ends in line {text.rstrip().count(chr(10)) + 1} before the case is complete"
        return Fault("", what, "it may have been cut off; use another copy of it")
    what = f"is not valid JSON in line {error.lineno}, column {error.colno}: {error.msg.lower()}"
    return Fault("", what, "correct it there, or use another copy of it")


def _integer(text: str) -> int | Unreadable:
    try:
        return int(text)
    except ValueError:  # Python refuses to read more than some thousand digits.
        return Unreadable(text)


def _real(text: str) -> float | Unreadable:
    number = float(text)
    return number if abs(number) != float("inf") else Unreadable(text)


def _tree_faults(tree: object, place: str, repeats: _Repeats, depth: int) -> Iterator[Fault]:
    if depth > MAX_DEPTH:
        yield Fault(place, f"nests more than {MAX_DEPTH} levels deep")
    elif isinstance(tree, dict):
        yield from _key_faults(tree, place, repeats)
        for key, value in tree.items():
            yield from _tree_faults(value, joined(place, key), repeats, depth + 1)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _tree_faults(value, f"{place}[{index}]", repeats, depth + 1)
    elif isinstance(tree, str):
        yield from _character_faults(tree, place)
    elif isinstance(tree, Unreadable):
        yield Fault(place, f"{clipped(tree.text)} is no number that can be kept")


def _key_faults(tree: dict[str, Json], place: str, repeats: _Repeats) -> Iterator[Fault]:
    for key in repeats.keys_of(tree):
        yield Fault(joined(place, key), "stands more than once", "keep one of them")
    for key in tree:
        yield from _character_faults(key, joined(place, key))
    if RESERVED_KEY in tree:
        what = "is a name that boardapp keeps for itself"
        yield Fault(joined(place, RESERVED_KEY), what, "rename it")
        del tree[RESERVED_KEY]


def _character_faults(text: str, place: str) -> Iterator[Fault]:
    if match := UNPRINTABLE.search(text):
        what = f"holds a control character (U+{ord(match[0]):04X}) after {match.start()} others"
        yield Fault(place, what, "delete it; a new line is written \\n")
