"""Why a finding stands: stated in the form of the fact that it is about, as an acknowledgement."""

from collections.abc import Iterable, Iterator
from functools import partial

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.desktop.edit.record_edits import record_and_field
from boardapp.desktop.edit.remark_line import RemarkLine
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.review.checks.acknowledgements import acknowledge, acknowledgement_of, withdraw
from boardapp.review.model.findings import Finding
from boardapp.words import edits as words

DOUBT = "doubt"
"""The rule of a finding that is a doubt of the case: its own line tells it already."""
_REASON, _BY = "! reason", "! by"
"""Behind the rule of a finding: the draft is of why it stands, or of who says so."""
_NO_REASON = "First say why it stands: who says so belongs to a reason."


def findings_of(
    case: Case, findings: Iterable[Finding], record: Place
) -> Iterator[tuple[str, Finding]]:
    """The findings about a record and its fields: each with the field, empty for the record.

    Those of one rule about one place are acknowledged together: the first stands for them.
    """
    seen = set()
    for finding in findings:
        for place in (finding.place, *finding.also_at):
            key = (finding.place, finding.rule, place)
            if not record.contains(place) or key in seen:
                continue
            seen.add(key)
            holder, field = record_and_field(case, place)
            if holder == record:
                yield field, finding


def reason_lines(case: Case, finding: Finding, *, is_open: bool) -> tuple[RemarkLine, RemarkLine]:
    """The lines of a finding: why it stands, and who says so."""
    stated = acknowledgement_of(case, finding)
    reason, by = (stated.reason, stated.by) if stated is not None else ("", "")
    is_doubt = finding.rule == DOUBT
    is_open = is_open or stated is not None
    sign = "" if stated is not None or finding.severity == "note" else "▲ "
    first = RemarkLine(
        finding.place,
        finding.rule + _REASON,
        "Stands, since",
        "Why it stands as it is",
        reason,
        partial(_with_reason, finding=finding),
        told="" if is_doubt else f"{sign}{finding.sentence}",
        detail=" ".join(filter(None, (finding.basis, finding.to_do))),
        takes=finding.rule + _BY,
        is_grave=bool(sign),
        is_open=is_open,
    )
    second = RemarkLine(
        finding.place,
        finding.rule + _BY,
        "Says",
        "A role; may stay empty",
        by,
        partial(_with_by, finding=finding),
        is_open=is_open,
    )
    return first, second


def reason_draft_of(finding: Finding) -> tuple[str, str]:
    """The fields of the drafts of a finding: of why it stands, and of who says so."""
    return finding.rule + _REASON, finding.rule + _BY


def _with_reason(case: Case, text: str, by: str | None, *, finding: Finding) -> Edit | None:
    """Let the finding stand for this reason; an empty one lets it be open again.

    `by` is who says so as it is typed beside it; None: as the case states it.
    """
    stated = acknowledgement_of(case, finding)
    if by is None:
        by = stated.by if stated is not None else ""
    if not text.strip():
        return taken_back(case, finding) if stated is not None else None
    if stated is not None and (text.strip(), by.strip()) == (stated.reason, stated.by):
        return None
    return _acknowledged(case, finding, text, by)


def _with_by(case: Case, text: str, _: str | None, *, finding: Finding) -> Edit | None:
    stated = acknowledgement_of(case, finding)
    if stated is None:
        if text.strip():
            raise EditRefusedError(_NO_REASON)
        return None
    if text.strip() == stated.by:
        return None
    return _acknowledged(case, finding, stated.reason, text)


def taken_back(case: Case, finding: Finding) -> Edit:
    """Let an acknowledged finding be open again."""
    return Edit(words.taken_back(finding.title), lambda now: withdraw(now, finding), case)


def _acknowledged(case: Case, finding: Finding, reason: str, by: str) -> Edit:
    typed = " – ".join(filter(None, (reason.strip(), by.strip())))
    key = f"acknowledge {finding.place} {finding.rule}"  # the reason and who says so: one step
    return Edit(
        words.acknowledged(finding.title),
        lambda now: acknowledge(now, finding, reason, by),
        case,
        typed,
        key,
    )
