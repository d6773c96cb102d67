"""The review as plain text, for a terminal."""

from collections.abc import Iterator, Sequence

from boardapp.cli.sections.course import course_sections
from boardapp.cli.sections.laboratory import laboratory_sections
from boardapp.cli.sections.layout import cited, heading, row_line, section, time_told, wrapped
from boardapp.cli.sections.meeting import meeting_sections, source_sections
from boardapp.cli.sections.toxicity import toxicity_sections
from boardapp.review.model.base import Moment
from boardapp.review.model.findings import Finding
from boardapp.review.model.register import RegisterFact
from boardapp.review.model.review import Review
from boardapp.words.banner import SYNTHETIC_BANNER
from boardapp.words.facts import field_name, kind_name, stated_text


def review_text(review: Review) -> str:
    """Everything that `boardapp show` prints, section by section."""
    return "\n\n".join(_sections(review)) + "\n"


def findings_text(findings: Sequence[Finding]) -> str:
    """The findings, each with its place, its basis and what to do."""
    return "".join(f"{_finding(finding)}\n" for finding in findings)


def _sections(review: Review) -> Iterator[str]:
    """All that the panels tell; the doubts and the register of all facts stand last."""
    yield heading(review.title)
    if review.is_synthetic:
        yield SYNTHETIC_BANNER
    yield wrapped(review.one_liner)
    asked = (review.question, *review.questions, review.reason, review.new_problem)
    yield "\n".join(map(row_line, asked))
    yield from course_sections(review)
    yield from laboratory_sections(review)
    yield from toxicity_sections(review)
    yield from meeting_sections(review)
    yield from source_sections(review)
    yield section("Doubts and faults", map(_finding, review.findings))
    yield section("All facts of the case", _register(review))


def _register(review: Review) -> Iterator[str]:
    """Each record of the file with all that it states."""
    for entry in review.register:
        told = "; ".join(f"{field_name(fact.parts)}: {_stated(fact)}" for fact in entry.facts)
        yield wrapped(f"{kind_name(entry.kind)} – {told} {cited(entry.source)}", hanging=3)


def _stated(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return time_told(fact.value)
    return stated_text(fact.value, fact.unit)


def _finding(finding: Finding) -> str:
    return "\n".join(
        (
            f"{finding.severity}: {finding.place or 'case'}: {finding.title}",
            wrapped(finding.sentence, indent=4),
            wrapped(f"Basis: {finding.basis}.", indent=4),
            wrapped(f"To do: {finding.to_do}", indent=4),
        )
    )
