"""Stages and reports on tissue as rows: of the disease at diagnosis, and of the status."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from boardapp.review.course.status import TURNS
from boardapp.review.model.base import FoundRow, Moment
from boardapp.review.model.course import Look, Status, StatusRow
from boardapp.review.model.tissue import Stage, Tissue, TissueReport
from boardapp.words.lists import parted
from boardapp.words.times import short_text


def tissue_rows(tissue: Tissue) -> tuple[FoundRow, ...]:
    """The reports of the diagnosis, then each stage with its basis.

    Only what is of the very day of the diagnosis is told without its time.
    """
    reports = [report for report in tissue.reports if report.is_of_diagnosis]
    return (*map(_report_row, reports), *map(_stage_row, tissue.stages))


def with_stage(status: Status, tissue: Tissue, looks: Sequence[Look]) -> Status:
    """The status with the last stage, where one was stated after the diagnosis.

    Never one of a later time than the status; a stage from before the last relapse or progression
    says so.
    """
    turns = [look for look in looks if look.state in TURNS and not look.is_later]
    found = tuple(_last_stages(tissue, turns[-1] if turns else None, status.as_of))
    if not found:
        return status
    at = next((n for n, row in enumerate(status.rows) if row.domain in _BEHIND), None)
    rows = status.rows if at is None else status.rows[:at]
    return replace(status, rows=(*rows, *found, *(() if at is None else status.rows[at:])))


_BEHIND = ("goals", "later")
"""The rows that a stage stands before."""


def _last_stages(tissue: Tissue, turn: Look | None, as_of: Moment) -> Iterator[StatusRow]:
    told = [one for one in tissue.stages if one.when.drawn is not None and _is_up_to(one, as_of)]
    last = [one for one in told if one.when.drawn == told[-1].when.drawn]
    if not any(_is_later(one.when) for one in last):
        return
    when, texts = last[0].when, [one.text for one in last]
    is_before = turn is not None and _is_before(when, turn.when)
    yield StatusRow(
        domain="stage",
        label="Last stage",
        value=parted((*texts, f"before {_name(turn)}" if turn and is_before else "")),
        headline=parted(one.stage for one in last),
        details=tuple(
            filter(
                None,
                (
                    parted(parted((one.system, one.basis), ", ") for one in last),
                    f"before {_name(turn)}" if turn and is_before else "",
                ),
            )
        ),
        note=short_text(when) if when.is_reported else "",
        when=when,
        is_overtaken=is_before,
        place=last[0].place,
        source=last[0].source,
    )


def _report_row(report: TissueReport) -> FoundRow:
    stains = parted((stain.text for stain in report.stains), ", ")
    found = parted((report.histology, report.grade), ", ") or report.conclusion or stains
    return FoundRow(
        label="Pathology",
        value=found or report.title,
        place=report.place,
        source=report.source,
        when=report.when,
        is_later=_is_later(report.when),
        is_apart=_is_apart(report.when),
        note=_note(report.when),
    )


def _stage_row(stage: Stage) -> FoundRow:
    return FoundRow(
        label="Stage",
        value=stage.text,
        place=stage.place,
        source=stage.source,
        when=stage.when,
        is_later=_is_later(stage.when),
        is_apart=_is_apart(stage.when),
        note=_note(stage.when),
    )


def _note(when: Moment) -> str:
    return short_text(when) if _is_apart(when) else ""


def _is_apart(when: Moment) -> bool:
    """Whether it is not known to be of the day of the diagnosis."""
    return (when.earliest, when.latest) != (0.0, 0.0)


def _is_later(when: Moment) -> bool:
    return when.earliest is not None and when.earliest > 0


def _is_up_to(stage: Stage, as_of: Moment) -> bool:
    """Whether it does not surely lie after the data of the meeting."""
    earliest = stage.when.earliest
    return earliest is None or as_of.latest is None or earliest <= as_of.latest


def _is_before(when: Moment, turn: Moment) -> bool:
    return when.latest is not None and turn.earliest is not None and when.latest < turn.earliest


def _name(turn: Look) -> str:
    return turn.turn or turn.state
