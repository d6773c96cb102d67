"""A case with a mark of its own in every field of the schema, two records of each kind."""

import types
import typing
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from boardapp.case.case import Case
from boardapp.case.value import Value
from boardapp.case.when import When

NO_FACTS = frozenset({"unknown", "format", "version", "presentation"})
"""What the file is, keys that the program doesn't know, and how its deck was chosen."""


@dataclass
class Marks:
    """The marks set so far: (path of the field, text to look for)."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    number: int = 100

    def next(self) -> int:
        """A number that no other mark holds."""
        self.number += 1
        return self.number

    def count(self, path: str) -> int:
        """How often this field has been set, from 1."""
        self.used[path] += 1
        return self.used[path]


def marked_case() -> tuple[Case, list[tuple[str, str]]]:
    """The case, and its marks."""
    marks = Marks()
    made: Case = _struct(Case, "", marks)
    return made, marks.texts


def _struct(kind: type[Any], path: str, marks: Marks) -> Any:
    hints = typing.get_type_hints(kind)
    names = [name for name in kind.__struct_fields__ if name not in NO_FACTS]
    return kind(**{n: _value(hints[n], f"{path}.{n}".lstrip("."), marks) for n in names})


def _value(hint: Any, path: str, marks: Marks) -> Any:
    if path in FIXED:
        chosen = FIXED[path]
        return chosen[(marks.count(path) - 1) % len(chosen)]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(a for a in args if a is not type(None)), path, marks)
    if origin is tuple:
        return (_value(args[0], path, marks), _value(args[0], path, marks))
    if origin is Literal:
        return args[0]
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _struct(hint, path, marks)
    return _leaf(hint, path, marks)


def _leaf(hint: Any, path: str, marks: Marks) -> Any:
    owner, _, name = path.rpartition(".")
    number = marks.next()
    if name == "id":
        return f"{owner.replace('.', '-')}-{marks.count(path)}"
    text, value = _mark(hint, name, number)
    if text:
        marks.texts.append((path, text))
    return value


def _mark(hint: Any, name: str, number: int) -> tuple[str, Any]:
    if name == "source":
        return f"¶{number}", f"sources-1 ¶{number}"
    if hint is When:
        return f"{number} d", When.parse(f"dx + {number} d")
    if hint is Value:
        return f"7.{number}1", Value(float(f"7.{number}1"))
    if hint is float:
        text = f"{'3' if name == 'low' else '9'}.{number}1"
        return text, float(text)
    if hint is bool:
        return "", True
    if hint is int:
        return str(number), number
    assert hint is str, (hint, name)
    return f"Mark{number}x", f"Mark{number}x"


FIXED: dict[str, tuple[Any, ...]] = {
    "diagnosis.id": ("dx",),
    "diagnosis.when": (When.parse("2000-01-01"),),
    "meeting.date": (When.parse("dx + 9001 d"),),
    "meeting.as_of": (When.parse("dx + 9000 d"),),
    "therapies.line": (1, 2),
    "assessments.after": ("therapies-1", "therapies-2"),
    "assessments.number": (1, 2),
    "therapies.courses.number": (1, 2),
    "therapies.courses.doses.day": (1, 2),
    "adverse_events.grade": (Value(2), Value(3)),
    "options.references": (("references-1",), ("references-2",)),
    "doubts.about": ("therapies-1", "therapies-2"),
    "acknowledgements.about": ("therapies-1", "therapies-2"),
    "patient.born": (When.parse("1990-01-01"),),
}
"""Fields in which only certain values make sense; one after the other, record by record."""
