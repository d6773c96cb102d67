"""Treatment phases and lines of therapy."""

import math
from collections.abc import Iterable, Iterator
from itertools import groupby

from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.source import merged
from boardapp.case.therapy import Agent, Cells, Radiation, Therapy
from boardapp.case.when import When
from boardapp.clinical.response_words import ACTIVE, State, rank, state_in
from boardapp.clinical.therapy_class import TherapyClass, is_given, therapy_class
from boardapp.review.clock.moments import Moments
from boardapp.review.course.looks import first_phase, is_later, length_between
from boardapp.review.course.tissue import operation
from boardapp.review.model.course import IrradiatedField, LineOfTherapy, Look, MrdPoint, Phase
from boardapp.words.doses import cell_dose_text, fractions_text, share_text
from boardapp.words.inferred import with_inference
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.values import value_text


def phases(
    therapies: tuple[Therapy, ...], moments: Moments, as_of: When = When.NOT_REPORTED
) -> tuple[Phase, ...]:
    """Every treatment phase in the order of the file; `as_of`: up to when there are data."""
    return tuple(
        _phase(key, place, therapy, as_of, moments)
        for key, place, therapy in placed("therapies", therapies)
    )


def lines(
    all_phases: tuple[Phase, ...],
    looks: tuple[Look, ...],
    moments: Moments,
    mrd: tuple[MrdPoint, ...] = (),
) -> tuple[LineOfTherapy, ...]:
    """The phases that were given, grouped by the line number that the case states.

    What a look found after the data of the meeting is no response of a line at the meeting.
    """
    given = (p for p in all_phases if p.line is not None and p.is_given)
    numbered = sorted(given, key=lambda p: p.line or 0)
    judged: dict[int | None, list[Look]] = {}
    for look in looks:
        judged.setdefault(look.line, []).append(look)
    grouped = [(line, tuple(group)) for line, group in groupby(numbered, key=lambda p: p.line)]
    return tuple(_line(group, tuple(judged.get(line, ())), moments, mrd) for line, group in grouped)


def _phase(key: str, place: Place, therapy: Therapy, as_of: When, moments: Moments) -> Phase:
    is_ongoing = therapy.status == "ongoing"
    return Phase(
        key=key,
        place=place,
        source=therapy.source,
        name=therapy.name,
        kind=therapy.kind,
        line=therapy.line,
        intent=with_inference(said(therapy.intent), "intent", therapy.inferred),
        protocol=", ".join(filter(None, (therapy.protocol, therapy.arm))),
        arm=therapy.arm,
        status=therapy.status,
        agents="; ".join(map(agent_text, therapy.agents)),
        cycles=cycles_text(therapy),
        schedule="; ".join(_schedule_texts(therapy)),
        details="; ".join(details(therapy)),
        start=moments.start(key),
        end=moments.end(key),
        duration=moments.clock.between(key, "start", key, "end"),
        best_response=said(therapy.best_response),
        best_response_system=said(therapy.best_response_system),
        best_mrd=said(therapy.best_mrd),
        reason_stopped="ongoing" if is_ongoing else said(therapy.reason_stopped),
        outcome=said(therapy.outcome),
        target=said(therapy.target or (therapy.cells.target if therapy.cells else "")),
        is_ongoing=is_ongoing,
        has_end=therapy.end.is_reported,
        is_given=is_given(therapy),
        is_later=is_later(key, as_of, moments),
        therapy_class=therapy_class(therapy),
        fields=_fields(therapy),
        gaps=_gaps(therapy),
        course_days=_course_days(therapy, moments),
        sought=said(therapy.response_sought),
        operation=operation(therapy),
        summary=therapy.summary.strip(),
        is_line_counted="line" in therapy.inferred,
        short=_course_name(key, moments),
    )


def _course_name(key: str, moments: Moments) -> str:
    """The name of a therapy whose drug was given more than once; empty for all others."""
    found = (name.short for name in moments.short_names if name.key == key and name.is_numbered)
    return next(found, "")


def _course_days(therapy: Therapy, moments: Moments) -> tuple[float, ...]:
    days = (moments.at(course.start).drawn for course in therapy.courses)
    return tuple(day for day in days if day is not None)


def cycles_text(therapy: Therapy) -> str:
    """How many cycles were given, as stated; else the number of those with a time; else empty."""
    if therapy.cycles:
        return said(therapy.cycles.text)
    return str(len(therapy.courses)) if therapy.courses else ""


def agent_text(agent: Agent) -> str:
    """A drug with its dose, unit, basis, share, route and schedule, as far as stated."""
    dose = ""
    if agent.dose:
        dose = value_text(agent.dose, agent.unit)
        dose = f"(dose {dose})" if agent.dose.is_missing else dose
    share = f"({part})" if (part := share_text(agent.share)) else ""
    told = (agent.name, dose, agent.basis, share, agent.route, agent.schedule)
    return " ".join(filter(None, told))


def _schedule_texts(therapy: Therapy) -> list[str]:
    return [f"{_cycles_text(item.cycles)}{item.text}" for item in therapy.schedules]


def _cycles_text(cycles: str) -> str:
    return f"cycles {cycles.replace('..', '–')}: " if said(cycles) else ""


def details(therapy: Therapy) -> list[str]:
    """What is stated of radiation, cells, transplant and operation."""
    parts = [field.text for field in _fields(therapy)]
    if done := operation(therapy):
        parts.append(done.text)
    if cells := therapy.cells:
        parts += _cells_texts(cells, is_graft=therapy.transplant is not None)
    if graft := therapy.transplant:
        named = (graft.kind, graft.donor, graft.match, graft.cell_source)
        parts.append(", ".join(filter(None, map(said, named))))
        for label, items in (
            ("graft", map(cell_dose_text, graft.cell_doses)),
            ("conditioning", graft.conditioning),
            ("prophylaxis", graft.prophylaxis),
            ("outcome", (graft.outcome,) if graft.outcome else ()),
        ):
            if told := ", ".join(items):
                parts.append(f"{label} {told}")
    return [part for part in parts if part]


def _cells_texts(cells: Cells, *, is_graft: bool) -> list[str]:
    """Product and target, dose and lymphodepletion; of a graft only what is stated."""
    named = (("product", cells.product), ("target", cells.target))
    missing = [label for label, text in named if not said(text)]
    told = [f"{label} {text}" for label, text in named if label not in missing]
    if missing and not is_graft:
        told.append(f"{' and '.join(missing)} {NOT_REPORTED}")
    if cells.dose:
        told.append(f"cell dose {value_text(cells.dose, cells.unit)}")
    texts = [", ".join(told)]
    return [*texts, f"lymphodepletion {cells.lymphodepletion}"] if cells.lymphodepletion else texts


def _gaps(therapy: Therapy) -> tuple[str, ...]:
    """What a case itself says is not reported of a therapy: dose, product, target."""
    doses = [a.dose is not None and a.dose.is_missing for a in therapy.agents]
    fields = [f.dose is None or f.dose.is_missing for f in therapy.radiation]
    cells = None if therapy.transplant else therapy.cells
    gaps = (
        ("dose", any((*doses, *fields))),
        ("product", cells is not None and not said(cells.product)),
        ("target", cells is not None and not said(cells.target)),
    )
    return tuple(name for name, is_missing in gaps if is_missing)


def _fields(therapy: Therapy) -> tuple[IrradiatedField, ...]:
    """What was irradiated, of which anything is stated."""
    return tuple(field for field in map(_field, therapy.radiation) if field.text)


def _field(field: Radiation) -> IrradiatedField:
    """A field with its dose and fractions, as far as stated."""
    is_dosed = field.dose is not None and not field.dose.is_missing
    dose = value_text(field.dose, field.unit) if field.dose and is_dosed else ""
    is_parted = field.fractions is not None and not field.fractions.is_missing
    fractions = fractions_text(field.fractions) if field.fractions and is_parted else ""
    site = said(field.site)
    if not site and not dose:
        return IrradiatedField("", "")
    told = " ".join(filter(None, (dose or f"dose {NOT_REPORTED}", fractions)))
    return IrradiatedField(site, ", ".join(filter(None, (told, field.technique))))


def _line(
    group: tuple[Phase, ...],
    looks: tuple[Look, ...],
    moments: Moments,
    mrd: tuple[MrdPoint, ...],
) -> LineOfTherapy:
    first, last = first_phase(group, moments), _last_to_end(group)
    stated = _stated(p.best_response_told for p in group)
    told_looks = tuple(look for look in looks if not look.is_later)
    best = _best(told_looks)
    claimed = [rank(state_in(p.best_response)) for p in group if p.best_response]
    if best and claimed and rank(best.state) >= min(claimed):
        best = None
    told = [best.told or best.name] if best else []
    ended_by = (_named(look) for look in _ending(told_looks) if look is not best)
    stated_mrd = _joined(p.best_mrd for p in group)
    lowest = None if stated_mrd else _lowest(mrd, told_looks)
    return LineOfTherapy(
        number=first.line or 0,
        place=group[0].place,
        source=merged(p.source for p in group),
        name=" + ".join(dict.fromkeys(p.name for p in group)),
        intent=_intent(group),
        has_one_intent=_has_one_intent(group),
        start=first.start,
        end=last.end,
        duration=length_between((first.key, "start"), (last.key, "end"), moments),
        cycles=_joined(p.cycles for p in group),
        best_responses=(*stated, *told),
        pathological_responses=tuple(_specimens(group, (*stated, *told))),
        best_mrd=lowest.result if lowest else stated_mrd,
        best_mrd_point=lowest,
        reason_stopped=_joined(p.reason_stopped for p in group),
        phases=group,
        looks=looks,
        best_look=best,
        later="; ".join(dict.fromkeys(look.name for look in looks if look.is_later)),
        ended_by="; ".join(dict.fromkeys(ended_by)),
    )


def _named(look: Look) -> str:
    """A look by its name; one that the next line may have begun before says so."""
    return look.name if look.line_or is None else f"{look.name} (or under line {look.line_or})"


def _specimens(group: tuple[Phase, ...], told: Iterable[str]) -> Iterator[str]:
    """What the specimens of a line show of it; what is stated so already is said once."""
    known = {text.casefold() for text in told}
    found = (phase.operation.response for phase in group if phase.operation)
    yield from (text for text in dict.fromkeys(found) if text and text.casefold() not in known)


def _intent(group: tuple[Phase, ...]) -> str:
    """The intent of a line; where it is that of one of its therapies, which."""
    if _has_one_intent(group):
        return _joined(p.intent for p in group)
    return "; ".join(f"{p.name}: {p.intent}" for p in group if p.intent)


def _has_one_intent(group: tuple[Phase, ...]) -> bool:
    """Whether all that treats the disease states it; what is given beside it shares its aim."""
    treating = [p for p in group if p.therapy_class not in _GIVEN_BESIDE] or list(group)
    stated = {p.intent for p in group if p.intent}
    return not stated or (len(stated) == 1 and all(p.intent for p in treating))


_GIVEN_BESIDE: frozenset[TherapyClass] = frozenset({"intrathecal", "radiation", "supportive"})


def _lowest(mrd: tuple[MrdPoint, ...], looks: tuple[Look, ...]) -> MrdPoint | None:
    """The lowest MRD of a line, the first where several are: not that of a relapse after it."""
    keys = {look.key for look in looks if look.state not in ACTIVE}
    return min((point for point in mrd if point.key in keys), key=_level, default=None)


def _level(point: MrdPoint) -> tuple[bool, float]:
    """Negative before all others, each by its limit or its level."""
    level = point.limit if point.outcome == "negative" else point.value
    return point.outcome != "negative", math.inf if level is None else level


_ENDS_LINE: frozenset[State] = ACTIVE | {"death"}


def _ending(looks: tuple[Look, ...]) -> Iterator[Look]:
    """What came of a line: each relapse and progression, death, and refractory disease.

    Refractory disease that yielded later under the same line is none of them. A return below
    the microscope ends nothing, and is told.
    """
    yielded = [n for n, look in enumerate(looks) if look.state in _YIELDED]
    for number, look in enumerate(looks):
        is_over = look.state == "refractory" and any(later > number for later in yielded)
        if (look.state in _ENDS_LINE and not is_over) or look.is_molecular_return:
            yield look


_YIELDED: frozenset[State] = frozenset({"remission", "partial response"})


def _best(looks: tuple[Look, ...]) -> Look | None:
    """The first of the looks with the best and deepest response of a line.

    A progression alone is none, and neither is a follow-up that names no state of the disease
    ("alive with no symptoms").
    """
    told = [look for look in looks if _is_response(look)]
    return min(told, key=lambda look: (rank(look.state), -look.depth), default=None)


def _is_response(look: Look) -> bool:
    is_named = bool(look.response) and look.finding != "follow-up"
    return bool(look.state or is_named) and look.state not in _NO_BEST and not _is_return(look)


def _is_return(look: Look) -> bool:
    return look.is_molecular_return and look.state != "remission"


_NO_BEST: frozenset[State] = frozenset({"progression", "relapse", "death"})


def _last_to_end(group: tuple[Phase, ...]) -> Phase:
    """The phase drawn to the latest day: where the line ends."""
    return max(group, key=lambda p: -math.inf if p.end.drawn is None else p.end.drawn)


def _joined(texts: Iterable[str]) -> str:
    """The different statements, once each; empty where nothing is reported."""
    return "; ".join(_stated(texts))


def _stated(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(said, texts))))
