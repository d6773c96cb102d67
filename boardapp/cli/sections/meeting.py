"""What the meeting is about, in a terminal: goals, options, the decision, what is missing."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import entry, row_line, section_if_any, time_told
from boardapp.clinical.cohort_figures import WARNING
from boardapp.review.model.review import Review
from boardapp.words.missing import stated
from boardapp.words.vital import options_name


def meeting_sections(review: Review) -> Iterator[str]:
    """Goals, options, the recommendation and the pictures."""
    yield from section_if_any("Goals of patient and family", _goals(review))
    options = options_name(is_dead=review.status.death is not None)
    yield from section_if_any(options, _options(review))
    decided = (row for row in review.recommendation if row.value)
    yield from section_if_any("Recommendation of the board", map(row_line, decided))
    yield from section_if_any("Attendance", map(row_line, review.attendance))
    yield from section_if_any("Pictures", _images(review))


def source_sections(review: Review) -> Iterator[str]:
    """What the source remarks, where everything stands, and what is there or missing."""
    yield from section_if_any("Remarks of the source", map(row_line, review.remarks))
    yield from section_if_any("References", map(row_line, review.references))
    yield from section_if_any("Cohorts of the cited papers", _cohorts(review))
    yield from section_if_any("Sources", map(row_line, review.sources))
    yield from section_if_any("Checklists", _completeness(review))
    yield from section_if_any("Definitions", _definitions(review))


def _goals(review: Review) -> Iterator[str]:
    for goal in review.goals:
        head = f"{time_told(goal.when)}: {goal.text.rstrip('.')}"
        yield entry(
            head, f"said by: {goal.by}", f"intent: {stated(goal.intent)}", source=goal.source
        )


def _options(review: Review) -> Iterator[str]:
    for option in review.options:
        yield entry(
            option.name,
            *_weighed("in this patient", option.in_this_patient),
            *_weighed("against, or open", option.against),
            f"evidence: {stated(option.evidence)}",
            f"prior exposure: {stated(option.prior_exposure)}",
            f"risks: {stated(option.risks)}",
            f"conditions: {stated(option.conditions)}",
            source=option.source,
        )


def _weighed(label: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield f"{label}: {'; '.join(texts)}"


def _images(review: Review) -> Iterator[str]:
    for image in review.images:
        details = (stated(image.modality), time_told(image.when), image.description)
        yield entry(image.caption, *details, source=image.source)


def _cohorts(review: Review) -> Iterator[str]:
    """The figures of other patients, each with how many, from when and to which end point."""
    if review.cohorts:
        yield WARNING
    for one in review.cohorts:
        count = "" if one.count is None else f"n {one.count}"
        yield entry(
            f"[{one.reference}] {one.cohort}, {one.end_point}",
            one.figure,
            one.about,
            count,
            f"counted from: {one.time_zero}",
            "read second hand" if one.is_second_hand else "",
            one.citation,
        )


def _completeness(review: Review) -> Iterator[str]:
    for row in review.completeness:
        matters = f"matters for: {row.matters}" if row.matters else ""
        yield entry(f"{row.checklist}: {row.item}", row.state, row.detail, matters)


def _definitions(review: Review) -> Iterator[str]:
    for one in review.definitions:
        yield entry(f"{one.name} ({one.version})", one.text, one.citation)
