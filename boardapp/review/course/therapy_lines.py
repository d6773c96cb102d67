"""Treatment phases and lines of therapy."""

import math
from collections.abc import Iterable
from itertools import groupby

from boardapp.case.place import Place, placed
from boardapp.case.source import merged
from boardapp.case.therapy import Agent, Radiation, Therapy
from boardapp.review.clock.moments import Moments
from boardapp.review.model.course import LineOfTherapy, Phase, Relapse
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.units import unit_text


def phases(therapies: tuple[Therapy, ...], moments: Moments) -> tuple[Phase, ...]:
    """Every treatment phase in the order of the file, which is the order told."""
    return tuple(
        _phase(key, place, therapy, moments)
        for key, place, therapy in placed("therapies", therapies)
    )


def lines(
    all_phases: tuple[Phase, ...], relapses: tuple[Relapse, ...], moments: Moments
) -> tuple[LineOfTherapy, ...]:
    """The phases grouped by the line number that the case states, in its order."""
    numbered = sorted((p for p in all_phases if p.line is not None), key=lambda p: p.line or 0)
    grouped = [tuple(group) for _, group in groupby(numbered, key=lambda p: p.line)]
    return tuple(_line(group, relapses, moments) for group in grouped)


def line_at(key: str, all_phases: tuple[Phase, ...], moments: Moments) -> tuple[Phase, ...]:
    """The phases of the last line that had begun before this event; empty if none."""
    begun = [p for p in all_phases if p.line and moments.is_before(p.key, key)]
    number = max((p.line or 0 for p in begun), default=0)
    return tuple(p for p in all_phases if p.line == number) if number else ()


def _phase(key: str, place: Place, therapy: Therapy, moments: Moments) -> Phase:
    is_ongoing = therapy.status == "ongoing"
    return Phase(
        key=key,
        place=place,
        source=therapy.source,
        name=therapy.name,
        kind=therapy.kind,
        line=therapy.line,
        intent=therapy.intent,
        protocol=", ".join(filter(None, (therapy.protocol, therapy.arm))),
        status=therapy.status,
        agents="; ".join(map(agent_text, therapy.agents)),
        cycles=cycles_text(therapy),
        schedule="; ".join(_schedule_texts(therapy)),
        details="; ".join(details(therapy)),
        start=moments.start(key),
        end=moments.end(key),
        duration=moments.between((key, "start"), (key, "end")),
        best_response=therapy.best_response,
        best_mrd=therapy.best_mrd,
        reason_stopped="ongoing" if is_ongoing else therapy.reason_stopped,
        outcome=therapy.outcome,
        target=therapy.target or (therapy.cells.target if therapy.cells else ""),
        is_ongoing=is_ongoing,
        course_days=_course_days(therapy, moments),
    )


def _course_days(therapy: Therapy, moments: Moments) -> tuple[float, ...]:
    days = (moments.at(course.start).drawn for course in therapy.courses)
    return tuple(day for day in days if day is not None)


def cycles_text(therapy: Therapy) -> str:
    """How many cycles were given, as stated; else the number of those with a time."""
    if therapy.cycles:
        return therapy.cycles.text
    return str(len(therapy.courses)) if therapy.courses else NOT_REPORTED


def agent_text(agent: Agent) -> str:
    """A drug with its dose, unit, basis, route and schedule, as far as stated."""
    dose = ""
    if agent.dose:
        dose = f"{agent.dose.text} {unit_text(agent.unit)}".rstrip()
        dose = f"(dose {dose})" if agent.dose.is_missing else dose
    return " ".join(filter(None, (agent.name, dose, agent.basis, agent.route, agent.schedule)))


def _schedule_texts(therapy: Therapy) -> list[str]:
    return [f"{_cycles_text(item.cycles)}{item.text}" for item in therapy.schedules]


def _cycles_text(cycles: str) -> str:
    is_stated = cycles and cycles != NOT_REPORTED
    return f"cycles {cycles.replace('..', '–')}: " if is_stated else ""


def details(therapy: Therapy) -> list[str]:
    """What is stated of radiation, cells and transplant."""
    parts = [_radiation_text(field) for field in therapy.radiation]
    if cells := therapy.cells:
        parts.append(f"product {cells.product}, target {cells.target}")
        if cells.lymphodepletion:
            parts.append(f"lymphodepletion {cells.lymphodepletion}")
    if graft := therapy.transplant:
        parts.append(
            ", ".join(filter(None, (graft.kind, graft.donor, graft.match, graft.cell_source)))
        )
        for label, items in (
            ("conditioning", graft.conditioning),
            ("prophylaxis", graft.prophylaxis),
        ):
            if items:
                parts.append(f"{label} {', '.join(items)}")
    return [part for part in parts if part]


def _radiation_text(field: Radiation) -> str:
    dose = f"{field.dose.text} {field.unit}" if field.dose else f"dose {NOT_REPORTED}"
    fractions = f" in {field.fractions.text} fractions" if field.fractions else ""
    return f"{field.site} {dose}{fractions}"


def _line(
    group: tuple[Phase, ...], relapses: tuple[Relapse, ...], moments: Moments
) -> LineOfTherapy:
    first, last = first_phase(group, moments), _last_to_end(group)
    ended_by = [r for r in relapses if r.line == str(first.line)]
    return LineOfTherapy(
        number=first.line or 0,
        place=group[0].place,
        source=merged(p.source for p in group),
        name=" + ".join(dict.fromkeys(p.name for p in group)),
        intent=_joined(p.intent for p in group),
        start=first.start,
        end=last.end,
        duration=moments.between((first.key, "start"), (last.key, "end")),
        cycles=_joined(p.cycles for p in group),
        best_response=_joined(p.best_response for p in group),
        best_mrd=_joined(p.best_mrd for p in group),
        reason_stopped=_joined(p.reason_stopped for p in group),
        phases=group,
        ended_by="; ".join(
            f"relapse {r.number} ({' + '.join(r.sites) or 'site not reported'})" for r in ended_by
        ),
    )


def first_phase(group: tuple[Phase, ...], moments: Moments) -> Phase:
    """Where a line starts: the first phase told, unless another is known to be earlier."""
    first = group[0]
    for phase in group[1:]:
        if moments.is_surely_before(phase.key, first.key):
            first = phase
    return first


def _last_to_end(group: tuple[Phase, ...]) -> Phase:
    """The phase drawn to the latest day: where the line ends."""
    return max(group, key=lambda p: -math.inf if p.end.drawn is None else p.end.drawn)


def _joined(texts: Iterable[str]) -> str:
    """The different statements, once each; what is not reported yields to what is."""
    stated = list(dict.fromkeys(t for t in texts if t and t != NOT_REPORTED))
    return "; ".join(stated) or NOT_REPORTED
