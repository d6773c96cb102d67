"""Whole cases that read back as they are, of any size, for Hypothesis.

Hypothesis draws how many records a case has and a seed for each, so that it can leave records
out one by one when it makes a failing case smaller. What stands in a record comes from its seed
and from the types of the model, so that a field that is added to the model is filled too.
"""

import types
import typing
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import fields

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd
from boardapp.case.case import Acknowledgement, Case, Doubt, Image
from boardapp.case.complications import AdverseEvent
from boardapp.case.deck_settings import SlideSetting
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Option
from boardapp.case.record import Record
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from . import words

PICTURE, NO_PICTURE = "picture.png", "nowhere.png"
"""The files that images name; only the first is written beside the case."""
EVENTS = {
    "therapies": True, "assessments": False, "adverse_events": True, "transfusions": False,
    "infections": True, "admissions": True, "images": False, "goals": False,
}  # fmt: skip
"""The collections whose records happen at a time, and whether they have an end."""
MOST_EVENTS = 60
_SEEDS = st.integers(0, 2**16)
_ONCE = ("privacy", "meeting", "patient", "diagnosis", "recommendation", "presentation")
_ABOUT = (
    "dx", "labs[0]", "labs[0].value", "therapies[0].agents[0].dose", "diagnosis.disease",
    "meeting.question", "nowhere[3].at.all", "", "patient.born", "assessments[0].marrow", "=1+1",
)  # fmt: skip
_CHOICES: dict[tuple[type[Record], str], tuple[Any, ...]] = {
    (AdverseEvent, "grade"): (None, Value(1), Value(4), Value(5), Value("3..4"), Value(1e300)),
    (Acknowledgement, "about"): _ABOUT,
    (Acknowledgement, "rule"): ("", "doubt", "essentials", "times", "=1+1"),
    (Assessment, "number"): (None, None, 0, 1, 2, 3, 17),
    (Assessment, "sites"): (("marrow",), ("CNS", "testis"), ("extramedullary",), ("=1+1",)),
    (CnsStatus, "status"): ("CNS1", "CNS2", "CNS3", "not reported", "not done", ""),
    (Doubt, "about"): _ABOUT,
    (Image, "file"): ("", "", PICTURE, NO_PICTURE),
    (Marrow, "blasts"): (None, Value(80), Value("<5"), Value("40..50"), Value("not done")),
    (Mrd, "value"): (None, Value(1e-4), Value("<0.01"), Value(1e-300), Value(0), Value(1e300)),
    (Mrd, "limit"): (None, Value(1e-5), Value(0), Value(1e-300)),
    (Mrd, "unit"): ("1", "%", "", "furlong"),
    (Option, "references"): ((), ("references-0",), ("references-0", "nowhere")),
    (SlideSetting, "key"): ("timeline", "labs", "question", "status", "toxicity", "nowhere", ""),
    (Therapy, "kind"): ("chemotherapy", "antibody", "cells", "transplant", "radiation", ""),
    (Therapy, "intent"): ("curative", "bridge", "palliative", "not reported", "=1+1"),
    (Therapy, "line"): (None, None, 1, 1, 2, 3, 4, 40, -1),
}


def _sized(most: int) -> st.SearchStrategy[list[int]]:
    """The seeds of some records: mostly few, sometimes as many as there may be."""
    few = st.lists(_SEEDS, max_size=min(most, 5))
    many = st.integers(0, most).flatmap(lambda n: st.lists(_SEEDS, min_size=n, max_size=n))
    return st.one_of(few, many)


@st.composite
def cases(draw: st.DrawFn, *, most_labs: int = 300) -> Case:
    """A case that the codec takes, with at most 60 events, and with any times and values."""
    order = draw(st.lists(st.sampled_from(sorted(EVENTS)), max_size=6, unique=True))
    seeds = {name: draw(_sized(MOST_EVENTS // len(order))) for name in order}
    seeds["labs"] = draw(_sized(most_labs))
    most = {"options": 30, "doubts": 50, "sources": 3, "measurements": 20, "work_ups": 3,
            "references": 20, "remarks": 5, "acknowledgements": 5}  # fmt: skip
    seeds |= {name: draw(_sized(number)) for name, number in most.items()}
    return _Maker(seeds).case(Random(draw(_SEEDS)))


class _Maker:
    """Makes the records of one case."""

    def __init__(self, seeds: dict[str, list[int]]) -> None:
        self._seeds = seeds
        self._sources = [f"sources-{number}" for number in range(len(seeds["sources"]))]
        self._events = [("dx", False)]
        for collection, has_end in EVENTS.items():
            count = len(seeds.get(collection, ()))
            self._events += [(f"{collection}-{number}", has_end) for number in range(count)]

    def case(self, random: Random) -> Case:
        """The case: the parts that stand once, and a record for each seed."""
        fields = _fields(Case)
        given: dict[str, Any] = {"title": words.text(random, 8)}
        for name in _ONCE:
            given[name] = self._record(random, fields[name])
        for name, seeds in self._seeds.items():
            kind = typing.get_args(fields[name])[0]
            has_id = "id" in kind.__struct_fields__
            given[name] = tuple(
                self._record(Random(seed), kind, **({"id": f"{name}-{number}"} if has_id else {}))
                for number, seed in enumerate(seeds)
            )
        return Case(**given)

    def _record(self, random: Random, kind: type[Record], **fixed: str) -> Any:
        """A record with all that it must have and some of what it may."""
        required = _required(kind)
        given = {
            name: self._field(random, kind, name, hint)
            for name, hint in _fields(kind).items()
            if name in required or random.random() < 0.6
        }
        if kind is LabResult and random.random() < 0.9:
            given["test"], given["unit"] = random.choice(words.TESTS)
        return kind(**(given | fixed))

    def _field(self, random: Random, kind: type[Record], name: str, hint: Any) -> Any:
        if name == "source":
            return self._citation(random)
        choices = _CHOICES.get((kind, name))
        if choices and random.random() < 0.9:
            return random.choice(choices)
        return words.name(random) if name == "name" else self._typed(random, hint)

    def _citation(self, random: Random) -> str:
        places = ("", " ¶7", " =1+1", " page 3, table 2")
        cited = random.sample(self._sources, min(len(self._sources), random.randint(0, 2)))
        return "; ".join(source + random.choice(places) for source in cited)

    def _typed(self, random: Random, hint: Any) -> Any:
        arguments = typing.get_args(hint)
        match typing.get_origin(hint):
            case typing.Literal:
                return random.choice(arguments)
            case types.UnionType:
                return self._typed(random, random.choice(arguments))
            case origin if origin is tuple:
                several = range(random.randint(0, 3))
                return tuple(self._typed(random, arguments[0]) for _ in several)
        if issubclass(hint, Record):
            return self._record(random, hint)
        return words.time(random, self._events) if hint is When else _PLAIN[hint](random)


_PLAIN: dict[type, Callable[[Random], Any]] = {
    str: words.text,
    bool: lambda random: random.random() < 0.5,
    int: lambda random: random.choice((0, 1, 2, 3, 9, 400, -1)),
    float: words.number,
    Value: words.value,
    types.NoneType: lambda _: None,
}


@cache
def _fields(kind: type[Record]) -> dict[str, Any]:
    """The type of each field that a case file states."""
    hints = typing.get_type_hints(kind)
    left_out = {"unknown", "id", "format", "version"}
    return {name: hints[name] for name in kind.__struct_fields__ if name not in left_out}


@cache
def _required(kind: type[Record]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.required)
