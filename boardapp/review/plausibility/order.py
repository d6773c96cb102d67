"""What can't come before, or without, something else: relapses, grafts, counts, far times."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from boardapp.case.assessment import Assessment, CnsStatus
from boardapp.case.interval import YEAR_D
from boardapp.case.place import Place, Placed, placed
from boardapp.case.therapy import GIVEN
from boardapp.case.when import On, When
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.response_words import state_of
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised

_FIRST_YEAR, _LAST_YEAR = 1890, 2150
_LONGEST_LIFE_D = 130 * YEAR_D
MOST_CYCLES = 200
LATEST = (
    f"years {_FIRST_YEAR} to {_LAST_YEAR}, 130 years from the diagnosis and {MOST_CYCLES} cycles "
    "(limits of ours)"
)
_Looks = list[Placed[Assessment]]


def numbered_twice(scene: Scene) -> Iterator[Alarm]:
    """Two relapses of one number; the later in the file is told."""
    by_number: dict[int, _Looks] = defaultdict(list)
    for look in placed("assessments", scene.case.assessments):
        if look.record.finding == "relapse" and look.record.number is not None:
            by_number[look.record.number].append(look)
    for number, looks in by_number.items():
        if len(looks) > 1:
            yield Alarm(
                severity="warning",
                place=looks[-1].place / "number",
                title=f"Relapse {number}",
                sentence=f"{len(looks)} relapses have the number {number}.",
                to_do="Correct the number, or make one relapse of the two looks at it.",
                source=looks[-1].record.source,
                also_at=tuple(look.place / "number" for look in looks[:-1]),
            )


def without_remission(scene: Scene) -> Iterator[Alarm]:
    """A relapse with no remission told before it, since the diagnosis or the relapse before.

    A note: many reports leave the remission out; some call refractory disease a relapse. Only of a
    disease that comes back from a remission: what an operation left may grow without one.
    """
    if not profile_of(scene.case.diagnosis).uses("relapse after remission"):
        return
    ordered = stated_looks(scene.case, scene.moments)
    is_told = False
    for number, look in enumerate(ordered):
        state = state_of(look.record)
        if state == "relapse" and not is_told and not _therapy_tells(scene):
            yield _no_remission(look, scene, is_first=number == 0)
        is_told = state == "remission" or (is_told and state != "relapse")


def _therapy_tells(scene: Scene) -> bool:
    """Whether a therapy states a remission as its best response: then one is told somewhere."""
    return any("remission" in t.best_response.casefold() or t.best_response.strip() in
               ("CR", "CRi", "CRh", "CR1", "CR2", "CR3") for t in scene.case.therapies)  # fmt: skip


def _no_remission(look: Placed[Assessment], scene: Scene, *, is_first: bool) -> Alarm:
    since = "the diagnosis" if is_first else "the look before it"
    apart = scene.moments.clock.between(scene.case.diagnosis.id, "start", look.key, "start")
    soon = apart.latest is not None and apart.latest <= _SOON_D
    return Alarm(
        severity="warning" if is_first and soon else "note",
        place=look.place,
        title=capitalised(scene.moments.labels[look.key]),
        sentence=f"A relapse is stated, and no remission between {since} and it.",
        to_do="Add the remission with its time; without one the disease may be refractory.",
        source=look.record.source,
    )


_SOON_D = 60.0
"""A relapse so soon after the diagnosis without a remission is asked about (a limit of ours)."""


def grafts(scene: Scene) -> Iterator[Alarm]:
    """Engraftment or chimerism that is surely before the first transplant."""
    transplants = [
        key for key, _, therapy in placed("therapies", scene.case.therapies)
        if therapy.transplant is not None and therapy.status in GIVEN
    ]  # fmt: skip
    if not transplants:
        return
    for key, place, look in placed("assessments", scene.case.assessments):
        if look.finding != "engraftment" and not look.chimerism:
            continue
        latest = [scene.moments.clock.between(t, "start", key, "start").latest for t in transplants]
        if all(days is not None and days < 0 for days in latest):
            what = "Engraftment" if look.finding == "engraftment" else "Chimerism"
            yield Alarm(
                severity="error",
                place=place / "when",
                title=what,
                sentence=f"{what} is dated before the transplant.",
                to_do="Correct the time of the one or of the other.",
                source=look.source,
            )


def uncounted_cns(scene: Scene) -> Iterator[Alarm]:
    """CNS2 or CNS3 without the counts that COG asks for; where they are told by counts."""
    if not profile_of(scene.case.diagnosis).uses("CSF counts"):
        return
    dx = scene.case.diagnosis
    looks: list[tuple[Place, CnsStatus | None, str]] = [
        (Place("diagnosis.cns"), dx.cns, dx.source),
        *(
            (p / "cns", r.cns, r.source)
            for _, p, r in placed("assessments", scene.case.assessments)
        ),
    ]
    for place, cns, source in looks:
        stated = cns.status.strip().upper().replace(" ", "") if cns else ""
        if cns is None or not stated.startswith(("CNS2", "CNS3")) or cns.signs:
            continue
        if cns.leukocytes is None and cns.erythrocytes is None:
            yield Alarm(
                severity="note",
                place=place,
                title="CNS status",
                sentence=f"{cns.status} is stated without counts of the spinal fluid.",
                to_do="Add leukocytes, erythrocytes and cytospin: COG tells the classes by them.",
                source=source,
            )


def far_times(scene: Scene) -> Iterator[Alarm]:
    """Calendar years that no living patient has seen, and events a lifetime away.

    What lies after the day the data end, or after today, is told by other rules.
    """
    for event in scene.moments.events.values():
        if _is_told_as_late(event.start, scene):
            continue
        told = _far_year(event.start) or (event.end and _far_year(event.end)) or ""
        if not told and _is_a_lifetime_away(event.key, scene):
            told = "more than 130 years from the diagnosis"
        if told:
            yield _far(event.start_place, told, event.record.source)
    # Results share their times: each is read once, since a case may hold 100,000.
    times = {id(result.when): result.when for result in scene.case.labs}
    years = {key: told for key, when in times.items() if (told := _far_year(when))}
    by_year: dict[str, list[int]] = defaultdict(list)
    for index, result in enumerate(scene.case.labs if years else ()):
        told = years.get(id(result.when), "")
        if told and not _is_told_as_late(result.when, scene):
            by_year[told].append(index)
    for told, found in by_year.items():
        yield _far_results(found, told, scene.case.labs[found[0]].source)


def _far_results(found: list[int], told: str, source: str) -> Alarm:
    """One alarm for all results of a year: a whole export may have its dates shifted."""
    first, *others = (Place.of("labs", index, "when") for index in found)
    if not others:
        return _far(first, told, source)
    return replace(
        _far(first, told, source),
        sentence=f"The times of {len(found)} results are {told}; it can't be meant.",
        to_do="Correct the year; if all dates were shifted to protect the patient, "
        "acknowledge this.",
        also_at=tuple(others),
    )


def _is_told_as_late(when: When, scene: Scene) -> bool:
    earliest = scene.moments.at(when).earliest
    end = scene.moments.at(scene.case.meeting.as_of).latest
    if earliest is not None and end is not None and earliest > end:
        return True
    day = when.calendar_day
    return scene.today is not None and day is not None and day > scene.today


def _is_a_lifetime_away(key: str, scene: Scene) -> bool:
    first = scene.moments.start(key)
    bounds = (first.earliest, first.latest)
    return all(day is not None and abs(day) > _LONGEST_LIFE_D for day in bounds)


def _far_year(when: When) -> str:
    for clause in when.clauses:
        if isinstance(clause, On):
            for date in (clause.date, clause.until):
                if date is not None and not _FIRST_YEAR <= date.year <= _LAST_YEAR:
                    swapped = f" ({2000 + date.year % 100}?)" if date.year < 1000 else ""
                    return f"the year {date.year:04d}{swapped}"
    return ""


def _far(place: Place, told: str, source: str) -> Alarm:
    return Alarm(
        severity="error",
        place=place,
        title="Time",
        sentence=f"The time is {told}; it can't be meant.",
        to_do="Correct the year.",
        source=source,
    )


def many_cycles(scene: Scene) -> Iterator[Alarm]:
    """More cycles than anybody is given, or a cycle with such a number."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        found = [(place / "cycles", therapy.cycles.low)] if therapy.cycles else []
        found += [(place / "courses" / n / "number", float(cycle.number))
                  for n, cycle in enumerate(therapy.courses)]  # fmt: skip
        for where, number in found:
            if number is not None and number > MOST_CYCLES:
                yield Alarm(
                    severity="error",
                    place=where,
                    title=f"{capitalised(therapy.name)}: cycles",
                    sentence=f"{number:,.0f} cycles are stated; more than {MOST_CYCLES} are "
                    "doubted (a limit of ours).",
                    to_do="Look up the number of cycles.",
                    source=therapy.source,
                )
                break
