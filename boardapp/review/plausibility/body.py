"""Weight, height and body surface that don't belong together, or to that age."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from boardapp.case.interval import YEAR_D
from boardapp.case.place import Place, placed
from boardapp.clinical import body_size
from boardapp.clinical.drug_labels import in_unit
from boardapp.review.plausibility.rule import Alarm, Scene

_NAMES = {
    "weight": ("weight", "body weight"),
    "height": ("height", "length", "body height", "body length", "stature"),
    "surface": ("bsa", "body surface", "body surface area"),
}
_UNITS = {"weight": "kg", "height": "cm", "surface": "m2"}
_NEAR_D = 31.0
_LOOK = "Look up the values and their units."


class _Measure(NamedTuple):
    """One plain measure in kg, cm or m², on the day on which it is drawn."""

    value: float
    day: float | None
    place: Place
    source: str


def weight_at(scene: Scene, day: float | None) -> float | None:
    """The weight in kg nearest to a day, within a month; None where none is stated."""
    if day is None:
        return None
    near = [
        (abs(m.day - day), m.value)
        for m in _measures(scene, "weight")
        if m.day is not None and abs(m.day - day) <= _NEAR_D
    ]
    return min(near)[1] if near else None


def surfaces(scene: Scene) -> Iterator[Alarm]:
    """A body surface that height and weight of the same time don't give."""
    heights, weights = _measures(scene, "height"), _measures(scene, "weight")
    for stated in _measures(scene, "surface"):
        height, weight = _nearest(stated, heights), _nearest(stated, weights)
        if height and weight and body_size.is_apart(stated.value, height.value, weight.value):
            by_rule = body_size.mosteller(height.value, weight.value)
            yield Alarm(
                severity="warning",
                place=stated.place,
                title="Body surface",
                sentence=f"{stated.value:g} m² is stated; {height.value:g} cm and "
                f"{weight.value:g} kg give {by_rule:.2f} m² (Mosteller).",
                to_do=_LOOK,
                source=stated.source,
                also_at=(height.place, weight.place),
            )


def weights(scene: Scene) -> Iterator[Alarm]:
    """A weight that doubles or halves within a year, or that nobody of that age has."""
    found = _measures(scene, "weight")
    birth = scene.moments.clock.age(scene.case.diagnosis.id)
    for one in found:
        age = (
            None
            if birth is None or one.day is None or birth.low_days is None
            else (birth.low_days + one.day)
        )
        if (
            age is not None
            and one.value < body_size.LEAST_WEIGHT_KG
            and age >= (body_size.LEAST_WEIGHT_FROM_Y * YEAR_D)
        ):
            yield Alarm(
                severity="warning",
                place=one.place,
                title="Weight",
                sentence=f"{one.value:g} kg is stated at an age of {int(age / YEAR_D)} years; "
                f"under {body_size.LEAST_WEIGHT_KG:g} kg from "
                f"{body_size.LEAST_WEIGHT_FROM_Y:g} years on is doubted (a limit of ours).",
                to_do=_LOOK,
                source=one.source,
            )
    yield from _jumps(found)


def heights(scene: Scene) -> Iterator[Alarm]:
    """A height that nobody has, or that is less than an earlier one."""
    for one in _measures(scene, "height"):
        if not _LEAST_HEIGHT_CM <= one.value <= _MOST_HEIGHT_CM:
            yield Alarm(
                severity="error",
                place=one.place,
                title="Height",
                sentence=f"{one.value:g} cm is stated; nobody is less than {_LEAST_HEIGHT_CM:g} cm "
                f"tall, or more than {_MOST_HEIGHT_CM:g} (limits of ours).",
                to_do=_LOOK,
                source=one.source,
            )
            return
    found = sorted(
        (m for m in _measures(scene, "height") if m.day is not None), key=lambda m: m.day or 0.0
    )
    for first, second in pairwise(found):
        if first.value - second.value > _SHRUNK_CM:
            yield Alarm(
                severity="warning",
                place=second.place,
                title="Height",
                sentence=f"{second.value:g} cm is stated after {first.value:g} cm.",
                to_do=_LOOK,
                source=second.source,
                also_at=(first.place,),
            )
            return


_LEAST_HEIGHT_CM, _MOST_HEIGHT_CM = 20.0, 280.0
HEIGHT_SOURCE = (
    "nobody shrinks by more than 3 cm, is less than 20 cm tall or more than 280 (limits of ours)"
)
_SHRUNK_CM = 3.0


def _jumps(found: list[_Measure]) -> Iterator[Alarm]:
    for first, second in combinations(found, 2):
        if first.day is None or second.day is None or abs(second.day - first.day) > YEAR_D:
            continue
        ratio = max(first.value, second.value) / min(first.value, second.value)
        # An infant may double its weight within half a year.
        if ratio >= body_size.WEIGHT_JUMP and min(first.value, second.value) >= (
            body_size.LEAST_WEIGHT_KG
        ):
            yield Alarm(
                severity="warning",
                place=second.place,
                title="Weight",
                sentence=f"{first.value:g} kg and {second.value:g} kg are stated within a year.",
                to_do=_LOOK,
                source=second.source,
                also_at=(first.place,),
            )
            return


def _nearest(stated: _Measure, others: list[_Measure]) -> _Measure | None:
    if stated.day is None:
        return others[0] if len(others) == 1 else None
    near = [o for o in others if o.day is not None and abs(o.day - stated.day) <= _NEAR_D]
    return min(near, key=lambda o: abs((o.day or 0.0) - (stated.day or 0.0)), default=None)


def _measures(scene: Scene, kind: str) -> list[_Measure]:
    found = []
    for _, place, record in placed("measurements", scene.case.measurements):
        if record.name.strip().casefold() not in _NAMES[kind]:
            continue
        value = in_unit(record.value, record.unit, _UNITS[kind])
        if value is not None and value > 0 and record.value.low == record.value.high:
            day = scene.moments.at(record.when).drawn
            found.append(_Measure(value, day, place / "value", record.source))
    return found
