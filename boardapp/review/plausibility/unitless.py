"""Numbers that say nothing without a unit: doses, radiation, sizes, measures, leukocytes."""

from collections.abc import Iterator

from boardapp.case.place import Place, placed
from boardapp.case.value import Value
from boardapp.review.model.findings import Severity
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised

_Number = tuple[Place, str, Value | None, str, str]


def numbers(scene: Scene) -> Iterator[Alarm]:
    """Every dose, size and measure that is a number and has no unit."""
    yield from _alarms("warning", _doses(scene))
    yield from _alarms("warning", _sizes(scene))
    yield from _alarms("note", _measures(scene))


def _alarms(severity: Severity, found: Iterator[_Number]) -> Iterator[Alarm]:
    for place, what, value, unit, source in found:
        if value is None or not value.is_numeric or unit.strip():
            continue
        if _is_gone(place, value):
            continue
        yield Alarm(
            severity=severity,
            place=place,
            title=capitalised(what),
            sentence=f"{capitalised(what)}: {value.text} is stated without a unit.",
            to_do="Add the unit that the source gives.",
            source=source,
        )


def _is_gone(place: Place, value: Value) -> bool:
    """Whether it is the size of a lesion that is gone: 0 is 0 in every unit."""
    return place.collection == "imaging" and value.low == value.high == 0


def _sizes(scene: Scene) -> Iterator[_Number]:
    for _, place, study in placed("imaging", scene.case.imaging):
        what = f"{study.modality}, sum of diameters"
        yield place / "sum_of_diameters", what, study.sum_of_diameters, study.unit, study.source
        for n, lesion in enumerate(study.lesions):
            name = ", ".join(filter(None, (study.modality, lesion.name, lesion.site)))
            yield place / "lesions" / n / "size", name, lesion.size, lesion.unit, study.source


def _doses(scene: Scene) -> Iterator[_Number]:
    for _, place, therapy in placed("therapies", scene.case.therapies):
        source = therapy.source
        for n, agent in enumerate(therapy.agents):
            at = place / "agents" / n / "dose"
            yield at, agent.name, agent.dose, agent.unit, agent.source or source
        for n, field in enumerate(therapy.radiation):
            what = f"radiation, {field.site}" if field.site else therapy.name
            yield place / "radiation" / n / "dose", what, field.dose, field.unit, source
        for n, cycle in enumerate(therapy.courses):
            at = place / "courses" / n
            yield at / "dose", cycle.agent or therapy.name, cycle.dose, cycle.unit, source
            for m, dose in enumerate(cycle.doses):
                drug = dose.agent or cycle.agent or therapy.name
                yield at / "doses" / m / "dose", drug, dose.dose, dose.unit, dose.source or source
        if therapy.cells:
            cells = therapy.cells
            yield place / "cells" / "dose", f"{therapy.name}, cells", cells.dose, cells.unit, source
        for n, graft in enumerate(therapy.transplant.cell_doses if therapy.transplant else ()):
            at = place / "transplant" / "cell_doses" / n / "dose"
            yield at, f"{therapy.name}, {graft.cells}", graft.dose, graft.unit, source


def _measures(scene: Scene) -> Iterator[_Number]:
    dx = scene.case.diagnosis
    place = Place("diagnosis.leukocytes")
    yield place, "leukocytes at diagnosis", dx.leukocytes, dx.leukocytes_unit, dx.source
    for _, place, one in placed("measurements", scene.case.measurements):
        yield place / "value", one.name, one.value, one.unit, one.source
