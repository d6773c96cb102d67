"""A small model of blood counts: what each course of treatment does, day by day.

Every count is a healthy level times e^-effect, where the effects of all courses add up:
each falls to its nadir, holds, and recovers. Transfusions lift platelets and haemoglobin
and fade. There is no physiology behind it, only the shapes that a clinician knows.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2021, 2, 8)
LAST_DAY = date(2023, 6, 30)
PLATELET_TRIGGER = 20.0
HAEMOGLOBIN_TRIGGER = 75.0
CONSUMED_FROM, CONSUMED_UNTIL = date(2022, 12, 26), date(2023, 1, 13)
"""Sinusoidal obstruction: transfused platelets last less long."""


@dataclass(frozen=True)
class Dip:
    """The mark a course leaves: effects as powers of e, days counted from `start`.

    `fall`, `hold` and `rise` are days: to the nadir, at it, and back from it.
    """

    start: date
    fall: int
    hold: int
    rise: int
    neutrophils: float
    lymphocytes: float
    platelets: float
    haemoglobin: float

    def share(self, day: date) -> float:
        """How much of the effect is felt on `day`, 0 to 1."""
        age = (day - self.start).days
        if age <= 0 or age >= self.fall + self.hold + self.rise:
            return 0.0
        if age < self.fall:
            return _ramp(age / self.fall)
        return _ramp(min(1.0, (self.fall + self.hold + self.rise - age) / self.rise))


@dataclass(frozen=True)
class Blood:
    """Counts on one day: ×10⁹/L, haemoglobin in g/L; `transfused` names the products."""

    day: date
    haemoglobin: float
    platelets: float
    neutrophils: float
    lymphocytes: float
    other: float
    blasts: float
    transfused: tuple[str, ...]

    @property
    def leukocytes(self) -> float:
        """The sum of all white cells."""
        return self.neutrophils + self.lymphocytes + self.other + self.blasts


def _dip(start: str, fall: int, hold: int, rise: int, *effects: float) -> Dip:
    return Dip(date.fromisoformat(start), fall, hold, rise, *effects)


DIPS = (
    # The leukemia itself fills the marrow: at diagnosis and at the marrow relapse.
    Dip(FIRST_DAY - timedelta(days=20), 18, 12, 32, 1.3, 0.2, 2.2, 0.5),
    _dip("2021-09-02", 18, 22, 26, 1.0, 0.4, 1.7, 0.35),
    # Frontline: induction, protocol IB in two blocks, high doses, reintensification.
    _dip("2021-02-12", 10, 11, 9, 2.6, 1.2, 1.0, 0.25),
    _dip("2021-03-23", 9, 3, 10, 1.5, 0.8, 1.6, 0.3),
    _dip("2021-04-08", 7, 2, 9, 1.2, 0.8, 1.1, 0.3),
    _dip("2021-05-03", 8, 2, 7, 0.7, 0.4, 0.5, 0.1),
    _dip("2021-05-18", 10, 6, 16, 3.4, 1.4, 3.6, 0.5),
    _dip("2021-07-13", 12, 8, 16, 2.6, 1.2, 2.6, 0.45),
    _dip("2021-02-20", 25, 150, 25, 0.3, 0.5, 0.15, 0.1),
    # Blinatumomab: little, and few B cells.
    _dip("2021-09-27", 5, 12, 20, 0.8, 1.0, 0.4, 0.15),
    _dip("2021-11-08", 5, 10, 20, 0.5, 0.7, 0.3, 0.1),
    # Inotuzumab ozogamicin: platelets more than the rest.
    _dip("2021-12-13", 9, 9, 30, 1.3, 0.8, 1.8, 0.2),
    _dip("2022-01-10", 9, 9, 26, 0.9, 0.6, 1.0, 0.15),
    # Lymphodepletion and cytokine release, with a second fall in the third week.
    _dip("2022-02-14", 7, 4, 9, 3.4, 3.2, 1.9, 0.35),
    _dip("2022-03-01", 5, 8, 22, 1.9, 0.8, 2.1, 0.3),
    _dip("2022-02-14", 10, 20, 70, 0.3, 0.3, 0.6, 0.15),
    # B-cell aplasia.
    _dip("2022-02-20", 10, 120, 60, 0.1, 0.7, 0.1, 0.0),
    # Reinduction: three cycles.
    _dip("2022-09-06", 11, 8, 16, 2.3, 1.0, 1.9, 0.4),
    _dip("2022-10-10", 8, 2, 10, 0.7, 0.5, 0.4, 0.15),
    _dip("2022-10-31", 9, 6, 13, 3.4, 1.3, 3.5, 0.5),
    # Conditioning and the empty marrow; platelets and red cells come back later, ...
    _dip("2022-12-05", 8, 11, 11, 5.4, 3.6, 0.0, 0.0),
    _dip("2022-12-05", 11, 21, 26, 0.0, 0.0, 3.7, 0.6),
    # ... and the graft takes half a year to fill its place.
    _dip("2022-12-12", 20, 30, 160, 0.3, 1.8, 0.9, 0.12),
)


def days() -> Iterator[Blood]:
    """Every day of the course, with transfusions given on Mondays, Wednesdays, Fridays."""
    lift = {"platelets": 0.0, "red cells": 0.0}
    day = FIRST_DAY
    while day <= LAST_DAY:
        own = _own_counts(day)
        given = _needed(day, own, lift)
        yield Blood(
            day=day,
            haemoglobin=own["haemoglobin"] + lift["red cells"],
            platelets=own["platelets"] + lift["platelets"],
            neutrophils=own["neutrophils"],
            lymphocytes=own["lymphocytes"],
            other=0.12 * (own["neutrophils"] + own["lymphocytes"]) + 0.01,
            blasts=_blasts(day),
            transfused=given,
        )
        kept = 0.45 if CONSUMED_FROM <= day <= CONSUMED_UNTIL else 0.7
        lift["platelets"] = kept * lift["platelets"] + (38.0 if "platelets" in given else 0.0)
        lift["red cells"] = 0.97 * lift["red cells"] + (24.0 if "red cells" in given else 0.0)
        day += timedelta(days=1)


def _ramp(x: float) -> float:
    """A smooth step from 0 to 1."""
    return 0.5 - 0.5 * math.cos(math.pi * x)


def _own_counts(day: date) -> dict[str, float]:
    """What the marrow makes, before transfusions."""
    healthy = {"neutrophils": 3.4, "lymphocytes": 4.2, "platelets": 310.0, "haemoglobin": 119.0}
    felt = [(dip, dip.share(day)) for dip in DIPS]
    return {
        name: level * math.exp(_drift(name, day) - sum(s * getattr(dip, name) for dip, s in felt))
        for name, level in healthy.items()
    }


def _drift(name: str, day: date) -> float:
    """The slow wandering of a count that nothing explains, as a power of e."""
    size, long, short = _DRIFTS[name]
    since = (day - FIRST_DAY).days
    return size * (math.sin(since / long) + 0.6 * math.sin(since / short))


_DRIFTS = {
    "haemoglobin": (0.025, 13.1, 5.3),
    "platelets": (0.12, 11.3, 4.1),
    "neutrophils": (0.2, 9.7, 3.7),
    "lymphocytes": (0.12, 15.9, 6.1),
}
"""Size (a power of e) and two rhythms (days) of each count."""


def _needed(day: date, own: dict[str, float], lift: dict[str, float]) -> tuple[str, ...]:
    if day.weekday() not in (0, 2, 4):
        return ()
    needs = []
    if own["platelets"] + lift["platelets"] < PLATELET_TRIGGER:
        needs.append("platelets")
    if own["haemoglobin"] + lift["red cells"] < HAEMOGLOBIN_TRIGGER:
        needs.append("red cells")
    return tuple(needs)


def _blasts(day: date) -> float:
    """Blasts in the blood, ×10⁹/L: at diagnosis until the drugs act, and at the relapse."""
    since = (day - FIRST_DAY).days
    at_diagnosis = 405.0 * math.exp(-0.09 * since**1.6) if since < 30 else 0.0
    from_peak = abs((day - date(2021, 9, 24)).days)
    at_relapse = 5.2 * math.exp(-((from_peak / 6.0) ** 2))
    return sum(count for count in (at_diagnosis, at_relapse) if count > 0.02)
