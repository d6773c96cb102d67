"""A performance status that its scale does not have, or that is made for another age."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.clinical.performance import (
    Fault,
    Scale,
    most_and_step,
    performance_fault,
    scale_of,
)
from boardapp.review.model.findings import Severity
from boardapp.review.plausibility.rule import Alarm, Scene

_SEVERITIES: dict[Fault, Severity] = {
    "out of range": "error",
    "between steps": "note",
    "too old": "note",
    "no scale": "note",
}


def statuses(scene: Scene) -> Iterator[Alarm]:
    """Each performance status that is doubted."""
    for n, one in enumerate(scene.case.patient.performance):
        age = scene.moments.clock.age_at(one.when)
        fault = performance_fault(one.scale, one.value, age)
        if fault is None:
            continue
        scale = scale_of(one.scale)
        yield Alarm(
            severity=_SEVERITIES[fault],
            place=Place.of("patient", "performance", n, "scale" if scale is None else "value"),
            title="Performance status",
            sentence=_sentence(fault, one.scale if scale else "", one.value.text, scale),
            to_do="Look up the scale and the value.",
            source=one.source,
        )


def _sentence(fault: Fault, named: str, value: str, scale: Scale | None) -> str:
    if scale is None:
        return f"A performance status of {value} is stated without its scale."
    if fault == "too old":
        return f"{named} {value} is stated; that scale is made for those under 16 years."
    most, step = most_and_step(scale)
    steps = " in steps of ten" if step > 1 else ""
    return f"{named} {value} is stated; that scale goes from 0 to {most}{steps}."
