"""Inotuzumab ozogamicin against its label, and what happened to CD19 and CD22."""

from collections.abc import Iterable, Iterator

from boardapp.case.assessment import Antigen
from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.therapy import GIVEN, Cycle, Therapy
from boardapp.case.value import Kind, Value
from boardapp.clinical.antigens import LEDGER, target_of
from boardapp.clinical.inotuzumab_label import (
    MOST_CYCLES_WITHOUT_TRANSPLANT,
    RULE,
    SOURCE,
    is_inotuzumab,
)
from boardapp.review.clock.moments import Moments
from boardapp.review.course.therapy_lines import cycles_text
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.toxicity import AntigenEntry, InotuzumabCourse, InotuzumabLedger
from boardapp.review.toxicity.label_doses import doses_against_label
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.numbers import rounded_text
from boardapp.words.plurals import stated_count
from boardapp.words.times import AT_DIAGNOSIS
from boardapp.words.values import value_text, with_unit


def inotuzumab_ledger(
    case: Case, moments: Moments, labs: tuple[LabSeries, ...] = ()
) -> InotuzumabLedger | None:
    """Every phase of the drug with cycles and doses; None where it was not given."""
    phases = [
        phase
        for phase in placed("therapies", case.therapies)
        if phase.record.status in GIVEN and _has_inotuzumab(phase.record)
    ]
    if not phases:
        return None
    therapies = [therapy for _, _, therapy in phases]
    return InotuzumabLedger(
        courses=tuple(
            InotuzumabCourse(
                key=key,
                place=place,
                source=therapy.source,
                name=therapy.name,
                cycles=cycles_text(therapy),
                dose=_dose_text([therapy]),
                start=moments.start(key),
                end=moments.end(key),
            )
            for key, place, therapy in phases
        ),
        cycles=_sum_text(therapies),
        cumulative_dose=_dose_text(therapies),
        against_label=_against_label(therapies),
        doses=tuple(
            dose
            for key, place, therapy in phases
            for dose in doses_against_label(key, place, therapy, moments, labs)
        ),
        rule=RULE,
        citation=SOURCE,
        place=phases[0][1],
        source=phases[0][2].source,
    )


def antigen_ledger(case: Case, moments: Moments) -> tuple[AntigenEntry, ...]:
    """Each look at CD19 and CD22 and each drug against them, by antigen in order of time.

    The diagnosis and every relapse have an entry: "not reported" where nobody says.
    """
    if not _concerns(case):
        return ()
    keyed: list[AntigenEntry] = [*_expressions(case, moments), *_exposures(case, moments)]
    rank = {key: n for n, key in enumerate(moments.in_order({entry.key for entry in keyed}))}
    # At one time a relapse is looked at before the next drug is given.
    keyed.sort(key=lambda e: (LEDGER.index(e.antigen), rank[e.key], e.kind == "exposure"))
    return tuple(keyed)


def _concerns(case: Case) -> bool:
    """Whether the case names one of the antigens, or a drug against one."""
    looks = (case.diagnosis.immunophenotype, *(look.antigens for look in case.assessments))
    named = any(antigen.name.upper() in LEDGER for antigens in looks for antigen in antigens)
    return named or any(_targets(t) for t in case.therapies if t.status in GIVEN)


def _has_inotuzumab(therapy: Therapy) -> bool:
    return any(map(is_inotuzumab, (therapy.name, *(agent.name for agent in therapy.agents))))


def _count(therapy: Therapy) -> int | None:
    value = therapy.cycles
    if value is None:
        return len(therapy.courses) or None
    is_whole = value.kind is Kind.NUMBER and value.low is not None and value.low == int(value.low)
    return int(value.low or 0) if is_whole else None


def _sum_text(therapies: list[Therapy]) -> str:
    """The cycles by phase and their sum; whether a phase counts the others is not known."""
    texts = [cycles_text(therapy) for therapy in therapies]
    counts = [_count(therapy) for therapy in therapies]
    known = [count for count in counts if count is not None]
    if len(texts) == 1 or len(known) < len(counts):
        return " and ".join(texts)
    return f"{' and '.join(texts)} by phase, {sum(known)} if none counts another"


def _against_label(therapies: list[Therapy]) -> str:
    counts = [_count(therapy) for therapy in therapies]
    known = [count for count in counts if count is not None]
    limit = MOST_CYCLES_WITHOUT_TRANSPLANT
    if known and (max(known) > limit or sum(known) > limit):
        return f"exceeds label: more than {limit} cycles"
    if len(known) < len(counts):
        return f"not assessable: cycles {NOT_REPORTED}"
    return f"within the label's {limit} cycles without a transplant"


def _dose_text(therapies: Iterable[Therapy]) -> str:
    """The sum of the doses of cycles, and how many cycles it covers."""
    courses = [c for t in therapies for c in t.courses if not c.agent or is_inotuzumab(c.agent)]
    doses = [dose for course in courses if (dose := _course_dose(course)) is not None]
    units = {unit for _, unit in doses}
    if len(units) != 1:
        return f"dose {NOT_REPORTED}" if not doses else "doses in several units, not added up"
    total = with_unit(rounded_text(sum(dose for dose, _ in doses), 4), units.pop())
    return f"{total} in {len(doses)} of {len(courses)} cycles with a stated time"


def _course_dose(course: Cycle) -> tuple[float, str] | None:
    """The dose of a cycle with its unit: the stated total, else the sum of all its doses."""
    if course.dose is not None:
        stated = [(course.dose, course.unit)]
    else:
        named = [d for d in course.doses if is_inotuzumab(d.agent or course.agent)]
        stated = [(dose.dose or Value.NOT_REPORTED, dose.unit) for dose in named]
    known = [value.low for value, _ in stated if value.kind is Kind.NUMBER]
    units = {unit for _, unit in stated}
    if len(known) < len(stated) or len(units) != 1:
        return None
    return sum(low for low in known if low is not None), units.pop()


def _expressions(case: Case, moments: Moments) -> Iterator[AntigenEntry]:
    dx = case.diagnosis
    yield from _of_look(
        dx.immunophenotype,
        dx.id,
        AT_DIAGNOSIS,
        Place("diagnosis.immunophenotype"),
        moments,
        source=dx.source,
    )
    for key, place, look in placed("assessments", case.assessments):
        if look.finding != "relapse" and not look.antigens:
            continue
        named = {antigen.name for antigen in look.antigens}
        for entry in _of_look(
            look.antigens, key, moments.labels[key], place / "antigens", moments, source=look.source
        ):
            if look.finding == "relapse" or entry.antigen in named:
                yield entry


def _of_look(
    antigens: tuple[Antigen, ...], key: str, at: str, place: Place, moments: Moments, *, source: str
) -> Iterator[AntigenEntry]:
    for name in LEDGER:
        found = [(n, a) for n, a in enumerate(antigens) if a.name.upper() == name]
        text = "; ".join(_state_text(antigen) for _, antigen in found) or NOT_REPORTED
        yield AntigenEntry(
            antigen=name,
            key=key,
            when=moments.start(key),
            kind="expression",
            at=at,
            text=text,
            is_missing=not any(said(antigen.state) or antigen.value for _, antigen in found),
            place=place / found[0][0] if found else place.record,
            source=found[0][1].source if found else source,
        )


def _state_text(antigen: Antigen) -> str:
    share = f" ({value_text(antigen.value, antigen.unit)})" if antigen.value else ""
    return f"{antigen.state}{share}"


def _exposures(case: Case, moments: Moments) -> Iterator[AntigenEntry]:
    for key, place, therapy in placed("therapies", case.therapies):
        if therapy.status not in GIVEN:
            continue
        for target in _targets(therapy):
            yield AntigenEntry(
                antigen=target,
                key=key,
                when=moments.start(key),
                kind="exposure",
                at=therapy.name,
                text=_exposure_text(therapy),
                place=place,
                source=therapy.source,
            )


def _exposure_text(therapy: Therapy) -> str:
    cycles = cycles_text(therapy)
    if not cycles:
        return f"cycles {NOT_REPORTED}" if therapy.cycles else "given"
    return stated_count(cycles, "cycle")


def _targets(therapy: Therapy) -> tuple[str, ...]:
    """The antigens of the ledger that a phase aims at: as stated, else by its drugs."""
    stated = " ".join((therapy.target, therapy.cells.target if therapy.cells else "")).upper()
    if any(name in stated for name in LEDGER):
        return tuple(name for name in LEDGER if name in stated)
    found = {target_of(name) for name in (therapy.name, *(a.name for a in therapy.agents))}
    return tuple(name for name in LEDGER if name in found)
