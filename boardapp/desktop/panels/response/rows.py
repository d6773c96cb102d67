"""Lines, looks, relapses, remissions, MRD and what rules give beside the stated, as rows."""

from collections.abc import Iterator

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import Rank, by_bounds, by_name, by_step, by_time
from boardapp.review.course.relapses import until_text
from boardapp.review.model.base import Moment
from boardapp.review.model.course import LineOfTherapy, MrdPoint, Phase
from boardapp.review.model.review import Review
from boardapp.words.looks import remission_length_told, remission_name
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.times import duration_text, short_text


def line_rows(review: Review | None) -> Iterator[FactRow]:
    """Each line with what was given, what came of it, and what ended it."""
    for line in review.lines if review else ():
        cells = (
            str(line.number),
            "\n".join((line.name, *_operations(line))),
            stated(line.intent),
            _span(line.start, line.end),
            stated(line.cycles),
            stated(line.best_response),
            stated(line.best_mrd),
            _ended(line),
        )
        yield FactRow(
            cells,
            line.place,
            source=line.source,
            also=tuple(phase.place for phase in line.phases),
            ranks=(by_step(line.number), None, by_name(line.intent), by_time(line.start)),
        )


def _operations(line: LineOfTherapy) -> Iterator[str]:
    """Each operation of a line with its day and what it left; its response has its own column."""
    for phase in line.phases:
        if phase.operation and phase.operation.done:
            yield f"{phase.name}, {short_text(phase.start)}: {phase.operation.done}"


def _ended(line: LineOfTherapy) -> str:
    """What ended a line and why it was stopped, each once."""
    reason = line.reason_stopped
    is_told = reason.casefold() in line.ended_by.casefold()
    later = f"after the data of the meeting: {line.later}" if line.later else ""
    return (
        "; ".join(filter(None, (line.ended_by, "" if is_told else reason, later))) or NOT_REPORTED
    )


def look_rows(review: Review | None) -> Iterator[FactRow]:
    """Every look at the disease in its own words and at its own time."""
    for look in review.looks if review else ():
        line = " or ".join(str(n) for n in (look.line, look.line_or) if n is not None)
        found = f"{look.name} (after the data of the meeting)" if look.is_later else look.name
        yield FactRow(
            (short_text(look.when), found, line, look.words),
            look.place,
            source=look.source,
            ranks=(by_time(look.when), by_name(look.name), by_step(look.line)),
        )


def relapse_rows(review: Review | None) -> Iterator[FactRow]:
    """Each relapse with its sites and how long after what it came."""
    for relapse in review.relapses if review else ():
        isolated = " (isolated)" if relapse.is_isolated else ""
        line = f" (line {relapse.line})" if relapse.line else ""
        cells = (
            str(relapse.number),
            (" + ".join(relapse.sites) or "site not reported") + isolated,
            short_text(relapse.when),
            stated(duration_text(relapse.since_diagnosis)),
            stated(duration_text(relapse.since_line_start)) + line,
            stated(relapse.marrow),
            stated(relapse.cns),
        )
        yield FactRow(cells, relapse.place, source=relapse.source, ranks=(
            by_step(relapse.number),
            by_name(" + ".join(relapse.sites)),
            by_time(relapse.when),
            by_bounds(relapse.since_diagnosis.earliest, relapse.since_diagnosis.latest),
            by_bounds(relapse.since_line_start.earliest, relapse.since_line_start.latest),
        ))  # fmt: skip


def hidden_columns(review: Review) -> Iterator[str]:
    """The columns that neither the disease asks for nor any of its relapses has."""
    asked = review.disease.relapse_columns
    if "marrow" not in asked and not any(relapse.has_marrow for relapse in review.relapses):
        yield "Marrow"
    if "CNS" not in asked and not any(relapse.has_cns for relapse in review.relapses):
        yield "CNS"


def remission_rows(review: Review | None) -> Iterator[FactRow]:
    """Each remission with its length and what it rests on."""
    for remission in review.remissions if review else ():
        until = until_text(remission)
        name = remission_name(is_called_remission=remission.is_called_remission)
        cells = (
            remission.label if remission.is_called_remission else f"{name}, {remission.label}",
            short_text(remission.start),
            f"{until}: {short_text(remission.end)}",
            stated(remission_length_told(remission)),
            stated(remission.evidence),
        )
        length = by_bounds(remission.duration.earliest, remission.duration.latest)
        ranks = (None, by_time(remission.start), by_time(remission.end), length)
        yield FactRow(cells, remission.place, source=remission.source, ranks=ranks)


def mrd_rows(review: Review | None) -> Iterator[FactRow]:
    """Each result of MRD."""
    for point in review.mrd if review else ():
        cells = (short_text(point.when), point.text, stated(point.method), stated(point.specimen))
        yield FactRow(cells, point.place, source=point.source, ranks=(
            by_time(point.when), _level(point), by_name(point.method), by_name(point.specimen),
        ))  # fmt: skip


def _level(point: MrdPoint) -> Rank:
    """What is known of the share of leukemic cells: of a censored one only that it is less."""
    if point.value is not None and not point.is_censored:
        return by_bounds(point.value, point.value)
    most = point.value if point.value is not None else point.limit
    is_less = most is not None and (point.outcome == "negative" or point.is_censored)
    return by_bounds(0.0, most) if is_less else None


def judged_rows(review: Review | None) -> Iterator[FactRow]:
    """Each judgement of the source beside that of its rule; disagreements first."""
    rank = {"disagrees": 0, "agrees": 1, "open": 1}
    for row in sorted(
        review.stated_and_computed if review else (), key=lambda r: rank[r.agreement]
    ):
        words = {"disagrees": "disagree", "agrees": "agree", "open": "open"}[row.agreement]
        cells = (
            row.subject,
            row.at,
            row.stated,
            row.computed,
            words,
            ", ".join(row.missing),
            row.rule,
        )
        yield FactRow(cells, row.place, source=row.source)


def other_rows(review: Review | None) -> Iterator[FactRow]:
    """What was given beside the lines, and what was planned and not given."""
    others = (*review.outside_lines, *review.supportive, *review.not_given) if review else ()
    for phase in others:
        cells = (
            _name(phase),
            phase.kind,
            stated(phase.intent),
            _span(phase.start, phase.end),
            "; ".join(filter(None, (phase.agents, phase.details))) or NOT_REPORTED,
            stated(phase.outcome),
        )
        yield FactRow(cells, phase.place, source=phase.source)


def _name(phase: Phase) -> str:
    return phase.name if phase.is_given else f"{phase.name}: {phase.status}"


def _span(start: Moment, end: Moment) -> str:
    return f"Start: {short_text(start)}\nEnd: {short_text(end)}"
