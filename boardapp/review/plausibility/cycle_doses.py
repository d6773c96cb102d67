"""Doses of a cycle: against its stated total, and against its own days."""

from collections.abc import Iterator

from boardapp.case.place import Place, placed
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.value import Kind
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.review.toxicity.cycle_times import CycleTimes
from boardapp.words.capitals import capitalised
from boardapp.words.values import with_unit

_ROUNDING = 0.01
"""A total and a sum that differ by less than this share are one number, rounded."""


def totals(scene: Scene) -> Iterator[Alarm]:
    """A cycle whose doses add up to another dose than the total that is stated for it."""
    for place, therapy, course in _courses(scene):
        total = _number(course)
        doses = [d for d in course.doses if not course.agent or d.agent in ("", course.agent)]
        if total is None or not doses:
            continue
        known = [d.dose.low for d in doses if d.dose is not None and d.dose.kind is Kind.NUMBER]
        if len(known) < len(doses) or {dose.unit for dose in doses} != {course.unit}:
            continue
        found = sum(low for low in known if low is not None)
        if abs(found - total) > _ROUNDING * max(total, found):
            parts, whole = (with_unit(f"{dose:.4g}", course.unit) for dose in (found, total))
            yield Alarm(
                severity="warning",
                place=place / "dose",
                title=f"{capitalised(therapy.name)}: doses of cycle {course.number}",
                sentence=f"The doses of cycle {course.number} add up to {parts}, its "
                f"total is stated as {whole}.",
                to_do="Look up which doses were given, and correct the one or the other.",
                source=course.source or therapy.source,
                also_at=(place / "doses",),
            )


def days(scene: Scene) -> Iterator[Alarm]:
    """A dose on a day that its cycle does not have."""
    for key, place, therapy in placed("therapies", scene.case.therapies):
        times = CycleTimes(key, therapy, scene.moments.clock)
        for number, course in enumerate(times.courses):
            last = times.last_day(number)
            here = place / "courses" / therapy.courses.index(course)
            for dose_number, dose in enumerate(course.doses):
                if why := _why_outside(dose.day, last, therapy):
                    yield Alarm(
                        severity="warning",
                        place=here / "doses" / dose_number / "day",
                        title=f"{capitalised(therapy.name)}: day of a dose",
                        sentence=f"A dose of cycle {course.number} stands on day {dose.day}, "
                        f"{why}.",
                        to_do="Look up the day; day 1 is the day on which the cycle starts.",
                        source=dose.source or course.source or therapy.source,
                    )


def _why_outside(day: int, last: int | None, therapy: Therapy) -> str:
    if last is not None and day > last:
        return f"but the next cycle, or its end, comes after day {last}"
    # Days before a transplant are counted back from it.
    if day < 1 and therapy.transplant is None:
        return "which is before the cycle starts"
    return ""


def _courses(scene: Scene) -> Iterator[tuple[Place, Therapy, Cycle]]:
    for index, therapy in enumerate(scene.case.therapies):
        for number, course in enumerate(therapy.courses):
            yield Place.of("therapies", index, "courses", number), therapy, course


def _number(course: Cycle) -> float | None:
    is_number = course.dose is not None and course.dose.kind is Kind.NUMBER
    return course.dose.low if is_number and course.dose is not None else None
