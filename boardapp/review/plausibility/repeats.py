"""What stands twice, or can't stand at one time: records, numbers, states, cycles."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from boardapp.case.place import Place, placed
from boardapp.clinical.response_words import ENDS_REMISSION, state_of
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.lists import listed
from boardapp.words.times import short_text


def records(scene: Scene) -> Iterator[Alarm]:
    """A therapy, a look or an adverse event that stands twice with one name and one time."""
    case = scene.case
    seen: dict[tuple[str, ...], Place] = {}
    for place, name, times, source in (
        *(
            (p, t.name, (t.start, t.end), t.source)
            for _, p, t in placed("therapies", case.therapies)
        ),
        *(
            (p, " ".join((a.finding, a.response, *a.sites)), (a.when,), a.source)
            for _, p, a in placed("assessments", case.assessments)
        ),
        *(
            (p, e.term, (e.onset, e.end), e.source)
            for _, p, e in placed("adverse_events", case.adverse_events)
        ),
    ):
        if not times[0].is_reported:
            continue
        key = (place.collection, name.casefold(), *map(str, times))
        first = seen.setdefault(key, place)
        if first != place:
            what = capitalised(name.strip())
            yield Alarm(
                severity="note",
                place=place,
                title=what,
                sentence=f"{what} stands twice with the same time.",
                to_do="Remove one of them if it was entered twice.",
                source=source,
                also_at=(first,),
            )


def relapse_numbers(scene: Scene) -> Iterator[Alarm]:
    """Numbers of relapses between which one is missing; a file may begin with a later one."""
    numbers = {
        look.number: place
        for _, place, look in placed("assessments", scene.case.assessments)
        if look.finding == "relapse" and look.number is not None
    }
    for earlier, later in pairwise(sorted(numbers)):
        if later - earlier > 1:
            lacking = [str(n) for n in range(earlier + 1, min(later, earlier + 1 + _MOST_NAMED))]
            yield Alarm(
                severity="note",
                place=numbers[later] / "number",
                title=f"Relapse {later}",
                sentence=f"Relapse {later} follows relapse {earlier}; {listed(lacking)} "
                f"{'is' if len(lacking) == 1 else 'are'} not in the case.",
                to_do="Add what is missing, or correct the number.",
            )


_MOST_NAMED = 5


def states_at_one_time(scene: Scene) -> Iterator[Alarm]:
    """A remission and a look that excludes it on one and the same day."""
    by_day: dict[float, list[tuple[Place, str, str, str]]] = defaultdict(list)
    for key, place, look in stated_looks(scene.case, scene.moments):
        moment = scene.moments.start(key)
        state = state_of(look)
        if state and moment.is_exact and moment.earliest is not None:
            by_day[moment.earliest].append((place, state, look.source, short_text(moment)))
    for looks in by_day.values():
        remission = next((one for one in looks if one[1] == "remission"), None)
        other = next((one for one in looks if one[1] in ENDS_REMISSION), None)
        if remission and other:
            yield Alarm(
                severity="warning",
                place=other[0] / ("response" if other[0].collection == "imaging" else "finding"),
                title="Two states at one time",
                sentence=f"For one day ({other[3]}) two states are given: remission, {other[1]}.",
                to_do="Correct the time of the one or of the other, or make them one look.",
                source=other[2],
                also_at=(remission[0],),
            )


def cycles(scene: Scene) -> Iterator[Alarm]:
    """Cycles of one number, later cycles that began earlier, and those outside their therapy."""
    clock = scene.moments.clock
    for key, place, therapy in placed("therapies", scene.case.therapies):
        title = f"{capitalised(therapy.name)}: cycles"
        numbers: dict[int, int] = {}
        before: tuple[int, float] | None = None
        for n, course in enumerate(therapy.courses):
            at = place / "courses" / n
            moment = scene.moments.at(course.start)
            told = ""
            if course.number in numbers:
                told = f"Two cycles have the number {course.number}"
            elif before and before[0] < course.number and (moment.latest or before[1]) < before[1]:
                told = f"Cycle {course.number} is dated before cycle {before[0]}"
            elif course.start.is_reported and therapy.end.is_reported:
                since = clock.apart((key, "end"), course.start).earliest
                if since is not None and since > 0:
                    told = f"Cycle {course.number} began after the end of {therapy.name}"
            numbers[course.number] = n
            if moment.earliest is not None:
                before = course.number, moment.earliest
            if told:
                yield Alarm(
                    severity="warning",
                    place=at / "start",
                    title=title,
                    sentence=f"{told}.",
                    to_do="Look up numbers and days of the cycles.",
                    source=course.source or therapy.source,
                )
                break
