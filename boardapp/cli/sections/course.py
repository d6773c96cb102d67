"""The course in a terminal: lines of therapy, looks, relapses, remissions, the clock."""

from collections.abc import Iterator

import msgspec

from boardapp.cli.sections.antigens import antigen_lines
from boardapp.cli.sections.chimerism import chimerism_lines
from boardapp.cli.sections.imaging import imaging_lines
from boardapp.cli.sections.layout import (
    cited,
    entry,
    row_line,
    section,
    section_if_any,
    time_told,
    wrapped,
)
from boardapp.cli.sections.tissue import tissue_sections
from boardapp.review.course.calm import calm_words
from boardapp.review.course.dose_texts import (
    alkylator_remark,
    alkylator_text,
    equivalent_remark,
    equivalent_text,
    total_name,
    total_remark,
    total_text,
    unstated_text,
)
from boardapp.review.course.one_liner import as_of_text
from boardapp.review.course.relapses import until_text
from boardapp.review.model.base import Row
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.doses import dose_text
from boardapp.words.looks import remission_length_told, remission_name
from boardapp.words.missing import stated
from boardapp.words.times import duration_text, stated_time
from boardapp.words.vital import state_name


def course_sections(review: Review) -> Iterator[str]:
    """How things stand, the disease, and how it went."""
    yield section(_status_heading(review), map(row_line, review.status.rows))
    yield from section_if_any("Patient", map(row_line, review.patient))
    yield section("Diagnosis", map(row_line, (*review.diagnosis, _read_as(review))))
    yield from tissue_sections(review)
    yield from section_if_any("Antigens", antigen_lines(review))
    yield from section_if_any("Course", _course(review))
    yield section("Lines of therapy", _lines(review))
    yield section("Other therapies", _beside_lines(review))
    yield from section_if_any("Doses", _doses(review))
    yield from section_if_any("Dose totals", _totals(review))
    yield section("Looks at the disease", _looks(review))
    turns = f"{capitalised(review.disease.words.turn)}s"
    yield section(turns, (*_relapses(review), *_calm(review)))
    yield section("Remissions", _remissions(review))
    yield from section_if_any("Imaging", imaging_lines(review))
    yield from section_if_any("MRD", _mrd(review))
    yield from section_if_any("Donor share", chimerism_lines(review))
    yield from section_if_any("Stated and computed", _judged(review))
    yield section("Clock (days from diagnosis)", _clock(review))


def _read_as(review: Review) -> Row:
    """The profile of the disease with what decided, and by which version of the rule."""
    row = review.read_as
    return msgspec.structs.replace(row, note=f"{row.note}; {row.rule}", source="")


def _status_heading(review: Review) -> str:
    death = review.status.death
    name = state_name(is_dead=death is not None)
    if death is not None:
        return f"{name}, {time_told(death.when)}" if death.when.is_reported else name
    return f"{name}, {as_of_text(time_told(review.as_of))}"


def _course(review: Review) -> Iterator[str]:
    for one in review.course:
        doubts = (f"doubt: {doubt}" for doubt in one.doubts)
        yield entry(f"{time_told(one.when)}: {one.title}", one.text, *doubts, source=one.source)


def _lines(review: Review) -> Iterator[str]:
    asks_mrd = "MRD" in review.disease.items
    for line in review.lines:
        details = (
            f"Intent: {stated(line.intent)}",
            f"start: {time_told(line.start)}",
            f"cycles: {stated(line.cycles)}",
            f"best response: {stated(line.best_response)}",
            f"MRD: {stated(line.best_mrd)}" if line.best_mrd or asks_mrd else "",
            f"then: {stated(line.ended_by)}",
            f"after the data of the meeting: {line.later}" if line.later else "",
            f"stopped for: {stated(line.reason_stopped)}",
            f"length: {stated(duration_text(line.duration))}",
        )
        told = "; ".join(filter(None, details))
        yield wrapped(f"{line.number}. {line.name}. {told}. {cited(line.source)}", hanging=3)


def _beside_lines(review: Review) -> Iterator[str]:
    for phase in (*review.outside_lines, *review.supportive, *review.not_given):
        status = "" if phase.status == "given" else f" ({phase.status})"
        is_timed = phase.is_given or phase.start.is_reported or phase.end.is_reported
        times = (
            f"start: {time_told(phase.start)}",
            f"end: {time_told(phase.end)}",
            f"length: {stated(duration_text(phase.duration))}",
        )
        details = (
            f"Kind: {stated(phase.kind)}",
            f"intent: {stated(phase.intent)}",
            *(times if is_timed else ()),
            phase.agents,
            phase.details,
            f"reason: {phase.reason_stopped}" if phase.reason_stopped else "",
            f"outcome: {stated(phase.outcome)}",
        )
        told = "; ".join(filter(None, details)).rstrip(".")
        yield wrapped(f"{phase.name}{status}. {told}. {cited(phase.source)}", hanging=3)


def _doses(review: Review) -> Iterator[str]:
    for one in review.doses:
        line = f"line {one.line}" if one.line is not None else ""
        how = (one.kind, dose_text(one.dose, one.unit, one.share), *one.how)
        yield entry(f"{one.therapy}, {one.what}", line, *how, source=one.source)


def _totals(review: Review) -> Iterator[str]:
    """Each drug, then what anthracyclines and alkylators are together."""
    ledger = review.dose_ledger
    if ledger is None:
        return
    for total in ledger.totals:
        yield entry(total_name(total), total_text(total), total_remark(total), source=total.source)
    for one in ledger.equivalents:
        name = f"Anthracyclines as doxorubicin ({one.system})"
        yield entry(name, equivalent_text(one), equivalent_remark(one, ledger))
    if found := ledger.alkylators:
        name = "Alkylators as cyclophosphamide (CED, read in an abstract)"
        yield entry(name, alkylator_text(found), alkylator_remark(found))
    if ledger.unstated:
        yield entry("All totals", unstated_text(ledger))


def _looks(review: Review) -> Iterator[str]:
    for look in review.looks:
        later = " (after the data of the meeting)" if look.is_later else ""
        words = f": {look.words.rstrip('.')}" if look.words else ""
        yield wrapped(
            f"{time_told(look.when)}: {look.name}{later}{words}. {cited(look.source)}", hanging=3
        )


def _relapses(review: Review) -> Iterator[str]:
    asked = review.disease.relapse_columns
    for relapse in review.relapses:
        isolated = " (isolated)" if relapse.is_isolated else ""
        sites = " + ".join(relapse.sites) or "site not reported"
        since = stated(duration_text(relapse.since_line_start))
        since = f"from the start of line {stated(relapse.line)}: {since}"
        details = (
            f"{sites}{isolated}: {time_told(relapse.when)}",
            f"from diagnosis: {stated(duration_text(relapse.since_diagnosis))}",
            since,
            f"marrow: {stated(relapse.marrow)}" if "marrow" in asked or relapse.has_marrow else "",
            f"CNS: {stated(relapse.cns)}" if "CNS" in asked or relapse.has_cns else "",
        )
        told = "; ".join(filter(None, details))
        yield wrapped(f"{relapse.number}. {told}. {cited(relapse.source)}", hanging=3)


def _calm(review: Review) -> Iterator[str]:
    """What was reported since the last relapse or progression, up to the last look."""
    calm = review.sequence.calm if review.sequence else None
    if calm is not None:
        what = calm_words(calm.states, review.disease.words)
        told = f"Since then, up to the last look: no {what} reported"
        yield entry(told, calm.mrd, source=calm.source)


def _remissions(review: Review) -> Iterator[str]:
    for remission in review.remissions:
        until = until_text(remission)
        called = remission.is_called_remission
        name = "" if called else f"{remission_name(is_called_remission=called)} "
        end = until if remission.is_ongoing else f"until {until}"
        length = stated(remission_length_told(remission))
        yield wrapped(
            f"{name}{remission.label}, from: {time_told(remission.start)}; {end}; length: "
            f"{length}. {stated(remission.evidence)}. {cited(remission.source)}",
            hanging=3,
        )


def _mrd(review: Review) -> Iterator[str]:
    for point in review.mrd:
        yield entry(f"{time_told(point.when)}: {point.text}", source=point.source)


def _judged(review: Review) -> Iterator[str]:
    """Each judgement of the source beside that of its rule."""
    for row in review.stated_and_computed:
        missing = f"missing: {', '.join(row.missing)}" if row.missing else ""
        yield entry(
            f"{row.subject}, {row.at}",
            f"stated: {row.stated}",
            f"computed: {row.computed}",
            row.agreement,
            missing,
            f"rule: {row.rule}",
            source=row.source,
        )


def _clock(review: Review) -> Iterator[str]:
    width = max(len(edge.key) for edge in review.clock)
    for edge in review.clock:
        when = edge.when
        bounds = f"{_day(when.earliest)} .. {_day(when.latest)}"
        yield f"{edge.key:<{width}}  {edge.edge:<5}  {bounds:>14}  {stated_time(when)}"


def _day(day: float | None) -> str:
    return "?" if day is None else f"{day:.0f}"
