"""Times that read two ways, events after a death, ages in words, results before birth."""

import re
from collections.abc import Iterator

from boardapp.case.complications import AdverseEvent
from boardapp.case.events import Event
from boardapp.case.interval import MONTH_D, YEAR_D, Age
from boardapp.case.place import Place, placed
from boardapp.case.therapy import GIVEN
from boardapp.case.when import UNIT_SPELLINGS, Offset, Unit
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.times import age_text, short_text

_LEAST_IN_SERIES = 3
_DEATH = re.compile(r"^(?:died|dead|deceased|death|fatal)\b", re.IGNORECASE)
_UNIT = r"(day|week|month|year)s?"
_AGE = re.compile(
    rf"\b(?:aged|(?:at\s+(?:the\s+)?)?age(?:\s+of)?)\s+(?:about\s+|around\s+)?(\d{{1,3}})\s+{_UNIT}\b"
    rf"|\b(\d{{1,3}})[- ]{_UNIT}[- ]old\b"
    rf"|\b(?:diagnos(?:ed|is)|present(?:ed|ing|ation))\s+at\s+(\d{{1,3}})\s+{_UNIT}\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|parents?|sister|brother|siblings?|twin|cousin|aunt|uncle|grand\w+|donor"
    r"|family|born|gestation\w*|previous\w*|earlier|prior|past|history|had\s+been|operated)\b",
    re.IGNORECASE,
)
"""What a sentence is about before an age that is not the patient's at this diagnosis."""
_GESTATION = re.compile(r"^['’]?s?\s*(?:of\s+)?gestation", re.IGNORECASE)
_DAYS_OF: dict[Unit, float] = {"d": 1.0, "wk": 7.0, "mo": MONTH_D, "y": YEAR_D}
_HAPPENS_TO_THE_LIVING = frozenset(
    {
        "therapy",
        "assessment",
        "adverse event",
        "transfusion",
        "infection",
        "admission",
        "organ support",
        "imaging study",
        "goal",
    }
)


def windows(scene: Scene) -> Iterator[Alarm]:
    """A span over a series of relapses, read from the first, perhaps meant from diagnosis.

    "Within 15 months" of the first of three or more relapses: the source may count from
    the diagnosis as well. Silent where only one of the readings is possible.
    """
    relapses = [
        (key, event)
        for key in scene.moments.in_order(scene.moments.events)
        if (event := scene.moments.events[key]).kind == "assessment"
        and event.record.finding == "relapse"
    ]
    rank = {key: number for number, (key, _) in enumerate(relapses)}
    for key, event in relapses:
        for clause in event.start.clauses:
            if not isinstance(clause, Offset) or not _starts_at_zero(clause):
                continue
            first = clause.anchor.event
            span = rank[key] - rank.get(first, rank[key]) + 1
            if first not in rank or span < _LEAST_IN_SERIES or not _both_hold(scene, event, clause):
                continue
            label = scene.moments.labels[first]
            yield Alarm(
                severity="note",
                place=event.start_place,
                title=capitalised(event.label),
                sentence=f"{span} relapses are said to lie within {_length(clause)}, counted here "
                f"from {label}; counted from the diagnosis it would fit as well.",
                to_do=f"Ask from where the source counts, or for the time of {event.label}.",
                source=event.record.source,
            )


def _starts_at_zero(clause: Offset) -> bool:
    span = clause.span
    if span is None or span.high is None or clause.sign < 0:
        return False
    return all(part.number == 0 for part in span.low)


def _length(clause: Offset) -> str:
    return " ".join(map(str, clause.span.high or ())) if clause.span else ""


def _both_hold(scene: Scene, event: Event, clause: Offset) -> bool:
    """Whether the clock lets the event lie within the same span from the diagnosis."""
    parts = (clause.span.high or ()) if clause.span else ()
    days = sum(part.number * _DAYS_OF[part.unit] for part in parts)
    earliest = scene.moments.start(event.key).earliest
    return earliest is None or earliest <= days


def after_death(scene: Scene) -> Iterator[Alarm]:
    """Whatever begins for certain after the patient has died."""
    for key, death in scene.moments.events.items():
        if not _is_death(death):
            continue
        latest = scene.moments.clock.end(key).latest
        for other, event in scene.moments.events.items():
            is_planned = getattr(event.record, "status", "given") not in GIVEN
            if other == key or event.kind not in _HAPPENS_TO_THE_LIVING or is_planned:
                continue
            since = scene.moments.clock.between(key, "end", other, "start").earliest
            if since is not None and since > 0:
                yield _late(event.start_place, event.label, death.label, event.record.source)
        yield from _results_after(scene, latest, death.label)
        yield from _measures_after(scene, latest, death.label)


def _results_after(scene: Scene, latest: float | None, death: str) -> Iterator[Alarm]:
    if latest is None:
        return
    for series in scene.labs:
        late = [p for p in series.points if p.earliest is not None and p.earliest > latest + 1]
        if late:
            yield _late(late[0].place, f"a result of {series.test}", death, late[0].source)


def _measures_after(scene: Scene, latest: float | None, death: str) -> Iterator[Alarm]:
    """What was measured or judged of the patient surely after the death."""
    if latest is None:
        return
    measures = placed("measurements", scene.case.measurements)
    status = placed("performance", scene.case.patient.performance, Place("patient"))
    found = [(place, one.name, one.when, one.source) for _, place, one in measures]
    found += [
        (place, f"{one.scale} {one.value.text}", one.when, one.source) for _, place, one in status
    ]
    for place, what, when, source in found:
        earliest = scene.moments.at(when).earliest
        if earliest is not None and earliest > latest + 1:
            yield _late(place / "when", what, death, source)


def _late(place: Place, what: str, death: str, source: str) -> Alarm:
    return Alarm(
        severity="error",
        place=place,
        title=capitalised(what),
        sentence=f"{capitalised(what)} is dated after the death ({death}).",
        to_do="Correct the time of the one or of the other.",
        source=source,
    )


def _is_death(event: Event) -> bool:
    record = event.record
    if isinstance(record, AdverseEvent) and record.grade and record.grade.low == 5:
        return True
    return bool(_DEATH.match(getattr(record, "outcome", "") or getattr(record, "finding", "")))


def ages(scene: Scene) -> Iterator[Alarm]:
    """An age in the words of the diagnosis that is not the age at its time.

    Ages of relatives and of earlier illnesses are another's. Where any age of the text fits,
    the others are taken for such, too.
    """
    dx = scene.case.diagnosis
    age = scene.moments.clock.age(dx.id)
    told = [*_ages_told(dx.summary)]
    if age is None or not told or any(_fits(days, age) for _, days in told):
        return
    yield Alarm(
        severity="warning",
        place=Place("diagnosis.summary"),
        title="Age at diagnosis",
        sentence=f'The summary says "{told[0][0]}", but by its times the patient was '
        f"{age_text(age)}.",
        to_do="Correct the summary, the birth date or the time of the diagnosis.",
        source=dx.source,
    )


def _ages_told(text: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """The ages of the patient that a text tells, with what each means in days.

    An age is completed units, and people round: one unit to either side is not judged.
    """
    for sentence in re.split(r"(?<=[.;])\s+", text):
        for match in _AGE.finditer(sentence):
            before, after = sentence[: match.start()], sentence[match.end() :]
            if _ANOTHERS.search(before) or _GESTATION.match(after):
                continue
            number, unit = (group for group in match.groups() if group)
            days = _DAYS_OF[UNIT_SPELLINGS[unit.lower()]]
            yield match[0], ((int(number) - 1) * days, (int(number) + 2) * days)


def _fits(told: tuple[float, float], age: Age) -> bool:
    low, high = told
    is_below = age.high_days is not None and age.high_days < low
    return not is_below and not (age.low_days is not None and age.low_days > high)


def before_birth(scene: Scene) -> Iterator[Alarm]:
    """Results that are dated before the patient was born."""
    born = scene.moments.clock.age(scene.case.diagnosis.id)
    if born is None or born.high_days is None:
        return
    for series in scene.labs:
        early = [p for p in series.points if p.latest is not None and p.latest < -born.high_days]
        if early:
            yield Alarm(
                severity="error",
                place=early[0].place,
                title=capitalised(series.test),
                sentence=f"A result of {series.test} ({short_text(early[0].when)}) is dated "
                "before the birth.",
                to_do="Correct the date of the result, or that of the birth.",
                source=early[0].source,
            )
