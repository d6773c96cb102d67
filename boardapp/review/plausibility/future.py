"""What is told as past and dated after the day on which the case is read."""

from collections.abc import Iterator
from datetime import date

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.when import On, When
from boardapp.review.checks.times import end_of_data
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised

_PAST = frozenset(
    {
        "diagnosis",
        "assessment",
        "adverse event",
        "transfusion",
        "infection",
        "admission",
        "organ support",
        "imaging study",
        "pathology report",
        "image",
    }
)
_TO_DO = "Correct the date, or the clock of this computer."


def dates_after_today(scene: Scene) -> Iterator[Alarm]:
    """Facts that are certainly later than today; silent where no day is given.

    A whole case in the future is told once: its dates were shifted, or its years are wrong.
    What lies after the day the data end is told by another rule.
    """
    if scene.today is None:
        return
    if whole := _whole_case(scene, scene.today):
        yield whole
        return
    as_of = scene.case.meeting.as_of
    if _is_after(_first_day(as_of), scene.today):
        yield _alarm(Place("meeting.as_of"), "the day the data end", scene.today)
    yield from _events(scene, scene.today)
    yield from _results(scene, scene.today)


def _whole_case(scene: Scene, today: date) -> Alarm | None:
    """One alarm where birth or diagnosis lie after today, and all else with them."""
    dx = scene.case.diagnosis
    born = _first_day(scene.case.patient.born)
    diagnosed = scene.moments.clock.earliest_date(dx.id)
    is_unborn = _is_after(born, today)
    first = born if is_unborn else diagnosed
    if first is None:
        return _whole_table(scene, today)
    if not _is_after(first, today):
        return None
    return Alarm(
        severity="warning",
        place=Place("patient.born" if is_unborn else "diagnosis.when"),
        title="Dates after today",
        sentence=f"By its times the {'birth' if is_unborn else 'diagnosis'} is not before "
        f"{first.isoformat()}; today is {today.isoformat()}.",
        to_do="Correct the year; if all dates were shifted to protect the patient, "
        "acknowledge this.",
        source=scene.case.patient.source if is_unborn else dx.source,
    )


def _whole_table(scene: Scene, today: date) -> Alarm | None:
    """One alarm where nothing but results has a date, and all of these lie after today."""
    dated = [
        (place, day, source)
        for place, _, when, source in _measured(scene.case)
        if (day := _first_day(when)) is not None
    ]
    if len(dated) < 2 or not all(day > today for _, day, _ in dated):
        return None
    place, _, source = dated[0]
    first, last = (f(day for _, day, _ in dated).isoformat() for f in (min, max))
    return Alarm(
        severity="warning",
        place=place / "when",
        title="Dates after today",
        sentence=f"All {len(dated)} results are dated from {first} to {last}; today is "
        f"{today.isoformat()}.",
        to_do="Correct the year; if all dates were shifted to protect the patient, "
        "acknowledge this.",
        source=source,
    )


def _events(scene: Scene, today: date) -> Iterator[Alarm]:
    limit = scene.moments.at(end_of_data(scene.case)[0]).latest
    for key, event in scene.moments.events.items():
        record = event.record
        is_past = record.status in GIVEN if isinstance(record, Therapy) else event.kind in _PAST
        start = scene.moments.clock.start(key).earliest
        is_told = limit is not None and start is not None and start > limit
        if is_past and not is_told and _is_after(scene.moments.clock.earliest_date(key), today):
            yield _alarm(event.start_place, event.label, today, record.source)


def _results(scene: Scene, today: date) -> Iterator[Alarm]:
    """The first result of each test that is dated after today."""
    limit = scene.moments.at(end_of_data(scene.case)[0]).latest
    told: set[str] = set()
    for place, name, when, source in _measured(scene.case):
        if name in told or not _is_after(_first_day(when), today):
            continue
        start = scene.moments.at(when).earliest
        if limit is None or start is None or start <= limit:
            told.add(name)
            yield _alarm(place / "when", f"a result of {name}", today, source)


def _measured(case: Case) -> Iterator[tuple[Place, str, When, str]]:
    """Results and body measures: place, name, time and source."""
    for index, result in enumerate(case.labs):
        yield Place.of("labs", index), result.test, result.when, result.source
    for index, measure in enumerate(case.measurements):
        yield Place.of("measurements", index), measure.name, measure.when, measure.source


def _first_day(when: When) -> date | None:
    """The first day that a stated date allows; None where no date is stated."""
    days = [
        date(clause.date.year, clause.date.month or 1, clause.date.day or 1)
        for clause in when.clauses
        if isinstance(clause, On) and not clause.about
    ]
    return max(days, default=None)


def _is_after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _alarm(place: Place, what: str, today: date, source: str = "") -> Alarm:
    return Alarm(
        severity="warning",
        place=place,
        title=capitalised(what),
        sentence=f"{capitalised(what)} is dated after today ({today.isoformat()}).",
        to_do=_TO_DO,
        source=source,
    )
