"""The review as plain text, for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from boardapp.review.course.one_liner import as_of_text
from boardapp.review.course.relapses import until_text
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.findings import Finding
from boardapp.review.model.register import RegisterFact
from boardapp.review.model.review import Review
from boardapp.words.banner import SYNTHETIC_BANNER
from boardapp.words.facts import field_name, kind_name, stated_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import derived_text, short_text, stated_time

_WIDTH = 100


def review_text(review: Review) -> str:
    """Everything that `boardapp show` prints, section by section."""
    return "\n\n".join(_sections(review)) + "\n"


def findings_text(findings: Sequence[Finding]) -> str:
    """The findings, each with its place, its basis and what to do."""
    return "".join(f"{_finding(finding)}\n" for finding in findings)


def _sections(review: Review) -> Iterator[str]:
    yield _heading(review.title)
    if review.is_synthetic:
        yield SYNTHETIC_BANNER
    yield _wrapped(review.one_liner)
    yield "\n".join(_row(row) for row in (review.question, review.reason, review.new_problem))
    yield _section(
        f"Current status, {as_of_text(_time(review.as_of))}", map(_row, review.status.rows)
    )
    yield _section("Diagnosis", map(_row, review.diagnosis))
    yield _section("Lines of therapy", _lines(review))
    yield _section("Other therapies", _beside_lines(review))
    yield _section("Looks at the disease", _looks(review))
    yield _section("Relapses", _relapses(review))
    yield _section("Remissions", _remissions(review))
    yield _section("Clock (days from diagnosis)", _clock(review))
    yield _section("Laboratory", _labs(review))
    yield _section("Doubts and faults", map(_finding, review.findings))
    yield _section("All facts of the case", _register(review))


def _lines(review: Review) -> Iterator[str]:
    for line in review.lines:
        yield _wrapped(
            f"{line.number}. {line.name}. Intent: {line.intent}; start: {_time(line.start)}; "
            f"cycles: {line.cycles}; best response: {line.best_response}; MRD: {line.best_mrd}; "
            f"then: {line.ended_by or 'not reported'}; stopped for: {line.reason_stopped}. "
            f"{_cited(line.source)}",
            hanging=3,
        )


def _beside_lines(review: Review) -> Iterator[str]:
    for phase in (*review.outside_lines, *review.supportive, *review.not_given):
        status = "" if phase.status == "given" else f" ({phase.status})"
        yield _wrapped(
            f"{phase.name}{status}. Kind: {phase.kind or 'not reported'}; start: "
            f"{_time(phase.start)}; outcome: {phase.outcome or 'not reported'}. "
            f"{_cited(phase.source)}",
            hanging=3,
        )


def _looks(review: Review) -> Iterator[str]:
    for look in review.looks:
        later = " (after the data of the meeting)" if look.is_later else ""
        words = f": {look.words.rstrip('.')}" if look.words else ""
        yield _wrapped(
            f"{_time(look.when)}: {look.name}{later}{words}. {_cited(look.source)}", hanging=3
        )


def _relapses(review: Review) -> Iterator[str]:
    for relapse in review.relapses:
        isolated = " (isolated)" if relapse.is_isolated else ""
        yield _wrapped(
            f"{relapse.number}. {' + '.join(relapse.sites) or 'site not reported'}{isolated}: "
            f"{_time(relapse.when)}; from diagnosis: {relapse.since_diagnosis}; from the start of "
            f"line {relapse.line or 'not reported'}: {relapse.since_line_start}; marrow: "
            f"{relapse.marrow}; CNS: {relapse.cns}. {_cited(relapse.source)}",
            hanging=3,
        )


def _remissions(review: Review) -> Iterator[str]:
    for remission in review.remissions:
        until = until_text(remission)
        end = until if remission.is_ongoing else f"until {until}"
        length = remission.duration or ("seen once" if remission.is_seen_once else "not reported")
        yield _wrapped(
            f"{remission.label}, from: {_time(remission.start)}; {end}; length: "
            f"{length}. {remission.evidence}. {_cited(remission.source)}",
            hanging=3,
        )


def _clock(review: Review) -> Iterator[str]:
    width = max(len(entry.key) for entry in review.clock)
    for entry in review.clock:
        when = entry.when
        bounds = f"{_day(when.earliest)} .. {_day(when.latest)}"
        yield f"{entry.key:<{width}}  {entry.edge:<5}  {bounds:>14}  {stated_time(when)}"


def _labs(review: Review) -> Iterator[str]:
    for series in review.labs:
        last = series.points[-1]
        count = f"{len(series.points)} results, last " if len(series.points) > 1 else ""
        yield _wrapped(
            f"{series.test}: {count}{series.text_of(last)} ({short_text(last.when)}); "
            f"reference range: {series.reference}. {_cited(last.source)}",
            hanging=3,
        )


def _register(review: Review) -> Iterator[str]:
    """Each record of the file with all that it states."""
    for entry in review.register:
        told = "; ".join(f"{field_name(fact.parts)}: {_stated(fact)}" for fact in entry.facts)
        yield _wrapped(f"{kind_name(entry.kind)} – {told} {_cited(entry.source)}", hanging=3)


def _stated(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return _time(fact.value)
    return stated_text(fact.value, fact.unit)


def _finding(finding: Finding) -> str:
    return "\n".join(
        (
            f"{finding.severity}: {finding.place or 'case'}: {finding.title}",
            _wrapped(finding.sentence, indent=4),
            _wrapped(f"Basis: {finding.basis}.", indent=4),
            _wrapped(f"To do: {finding.to_do}", indent=4),
        )
    )


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{_heading(title)}\n{body or 'none reported'}"


def _heading(text: str) -> str:
    return f"{text}\n{'=' * min(len(text), _WIDTH)}"


def _row(row: Row) -> str:
    when = f" ({row.note})" if row.note else ""
    return _wrapped(f"{row.label}: {row.value}{when} {_cited(row.source)}", hanging=3)


def _cited(source: str) -> str:
    return f"[{source}]" if source else ""


def _time(moment: Moment) -> str:
    stated, derived = short_text(moment), derived_text(moment)
    if derived in ("", NOT_REPORTED, stated):
        return stated
    return derived if stated == NOT_REPORTED else f"{stated} ({derived})"


def _day(day: float | None) -> str:
    return "?" if day is None else f"{day:.0f}"


def _wrapped(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    return textwrap.fill(
        text.strip(),
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
    )
