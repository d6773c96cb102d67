"""Small reviews made by hand; days count from the diagnosis."""

from collections.abc import Callable
from typing import Any

import pytest

from boardapp.case.place import Place
from boardapp.case.when import When
from boardapp.clinical.therapy_class import class_of_kind
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.course import LineOfTherapy, MrdPoint, Phase, Relapse, Status
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.missing import NOT_REPORTED


def moment(
    earliest: float | None, latest: float | None = None, drawn: float | None = None
) -> Moment:
    """A time known to the day, or from one day to another."""
    latest = earliest if latest is None and drawn is None else latest
    return Moment(
        when=When.parse("dx"),
        names=("diagnosis",),
        earliest=earliest,
        latest=latest,
        drawn=earliest if drawn is None else drawn,
    )


def open_moment(earliest: float | None, drawn: float, latest: float | None = None) -> Moment:
    """A time that is bounded on one side, and drawn somewhere."""
    return Moment(earliest=earliest, latest=latest, drawn=drawn)


def row(label: str) -> Row:
    return Row(label=label, value=NOT_REPORTED, is_missing=True)


def review(**parts: Any) -> Review:
    """A review with nothing in it but the parts given."""
    texts = dict.fromkeys(("title", "label", "privacy", "one_liner"), "")
    rows = {name: row(name) for name in ("question", "reason", "new_problem")}
    lists = dict.fromkeys(
        (
            "diagnosis", "antigens", "patient", "course", "lines", "supportive", "relapses",
            "remissions", "mrd", "labs", "measurements", "cns", "complications", "work_ups",
            "goals", "options", "recommendation", "attendance", "images", "findings",
            "definitions", "references", "sources", "remarks", "clock",
        ),
        (),
    )  # fmt: skip
    status = Status(text="", as_of=Moment(), rows=())
    defaults: dict[str, Any] = {**texts, **rows, **lists, "status": status}
    return Review(**{**defaults, "is_synthetic": True, "as_of": Moment(), **parts})


def result(
    day: float | None,
    low: float | None,
    high: float | None = None,
    value: str = "",
    bounds: tuple[float | None, float | None] | None = None,
) -> LabPoint:
    """A laboratory result: a number, a range, or a word where both bounds are None."""
    earliest, latest = bounds or (day, day)
    return LabPoint(
        day=day,
        earliest=earliest,
        latest=latest,
        when=moment(earliest, latest, day),
        value=value or f"{low:g}",
        low=low,
        high=high,
        reference_low=None,
        reference_high=None,
        flag="",
        place=Place("labs[0]"),
        source="letter ¶7",
    )


def number(day: float, value: float) -> LabPoint:
    return result(day, value, value)


def series(*points: LabPoint, **fields: Any) -> LabSeries:
    defaults: dict[str, Any] = {
        "test": "platelets", "unit": "10*9/L", "specimen": "", "reference": "",
    }  # fmt: skip
    return LabSeries(**{**defaults, "points": points, **fields})


def mrd(day: float | None, outcome: str, **fields: Any) -> MrdPoint:
    defaults: dict[str, Any] = {
        "key": f"assessment-{day}", "value": None, "limit": None, "method": "NGS",
        "specimen": "marrow", "level": "", "result": outcome,
    }  # fmt: skip
    when = Moment() if day is None else moment(day)
    return MrdPoint(**{**defaults, "when": when, "outcome": outcome, **fields})


def phase(name: str, start: Moment, end: Moment, **fields: Any) -> Phase:
    texts = dict.fromkeys(
        (
            "protocol", "agents", "cycles", "schedule", "details", "best_response",
            "best_mrd", "reason_stopped", "outcome",
        ),
        "",
    )  # fmt: skip
    defaults: dict[str, Any] = {
        **texts, "key": name, "kind": "chemotherapy", "line": 1, "intent": "",
        "status": "given",
    }  # fmt: skip
    given = {**defaults, "name": name, "start": start, "end": end, **fields}
    given["is_given"] = given["status"] in ("given", "ongoing")
    return Phase(therapy_class=class_of_kind(given["kind"]), **given)


def line(number: int, *phases: Phase) -> LineOfTherapy:
    texts = dict.fromkeys(("intent", "cycles", "best_mrd", "reason_stopped"), "")
    return LineOfTherapy(
        number=number,
        name=phases[0].name,
        start=phases[0].start,
        end=phases[-1].end,
        phases=phases,
        best_responses=(),
        **texts,
    )


def relapse(number: int, when: Moment, *sites: str) -> Relapse:
    texts = dict.fromkeys(("line", "marrow", "cns", "confirmed_by"), "")
    return Relapse(
        key=f"relapse-{number}",
        number=number,
        when=when,
        sites=sites,
        is_isolated=False,
        summary="",
        **texts,
    )


class Makers:
    """What makes the parts of a review."""

    moment = staticmethod(moment)
    open_moment = staticmethod(open_moment)
    review = staticmethod(review)
    result = staticmethod(result)
    number = staticmethod(number)
    series = staticmethod(series)
    mrd = staticmethod(mrd)
    phase = staticmethod(phase)
    line = staticmethod(line)
    relapse = staticmethod(relapse)


@pytest.fixture(scope="session")
def make() -> type[Makers]:
    return Makers


@pytest.fixture(scope="session")
def read() -> Callable[[str], Review]:
    """Reads an example case for a board."""
    from boardapp.casefile.files import read_case
    from boardapp.resources import example_case
    from boardapp.review.review_case import review_case

    def read_example(name: str) -> Review:
        return review_case(read_case(example_case(name)))

    return read_example
