"""What the board is asked and may choose: question, goals, options, recommendation."""

from boardapp.case.case import Case, Reference, Source
from boardapp.case.meeting import Option, Question, Recommendation, Statement
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.clinical.cohort_figures import figures_of
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import AttendanceRow, Row
from boardapp.review.model.meeting import CohortEntry, GoalEntry, ImageEntry, OptionEntry
from boardapp.words.inferred import with_inference
from boardapp.words.missing import NOT_REPORTED

_FORM = (
    ("Decision", "decision"),
    ("Rationale", "rationale"),
    ("Dissent", "dissent"),
    ("Conditions", "conditions"),
    ("Owner", "owner"),
)


def statement_row(label: str, statement: Statement, field: str) -> Row:
    """A sentence of the meeting as a row; missing where the case states none."""
    return Row(
        label=label,
        value=statement.text or NOT_REPORTED,
        is_missing=not statement.text,
        note=statement.note,
        place=Place.of("meeting", field),
        source=statement.source,
    )


def question_rows(questions: tuple[Question, ...]) -> tuple[Row, ...]:
    """The parts of the question, numbered from 1; one without a text is left out."""
    return tuple(
        Row(
            label=f"Question {number}",
            value=one.text,
            note=one.note,
            place=Place.of("meeting", "questions", number - 1),
            source=one.source,
        )
        for number, one in enumerate(questions, start=1)
        if one.text
    )


def goal_entries(case: Case, moments: Moments) -> tuple[GoalEntry, ...]:
    """The goals of patient and family in the order of the clock."""
    goals = {goal.key: goal for goal in placed("goals", case.goals)}
    return tuple(
        GoalEntry(
            key=key,
            place=goals[key].place,
            source=goals[key].record.source,
            when=moments.start(key),
            text=goals[key].record.text,
            by=goals[key].record.by,
            intent=with_inference(
                said(goals[key].record.intent), "intent", goals[key].record.inferred
            ),
        )
        for key in moments.in_order(goals)
    )


def option_entries(
    options: tuple[Option, ...], references: tuple[Reference, ...] = ()
) -> tuple[OptionEntry, ...]:
    """The options in the order stated: the order is no rank.

    Cited papers have the numbers of `reference_rows`; one that is not listed stays as cited.
    """
    numbers = {item.id: _number(index, item) for index, item in enumerate(references) if item.id}
    return tuple(
        OptionEntry(
            place=Place.of("options", index),
            source=option.source,
            name=option.name,
            evidence=said(option.evidence),
            prior_exposure=said(option.prior_exposure),
            risks=said(option.risks),
            conditions=said(option.conditions),
            in_this_patient=option.in_this_patient,
            against=option.against,
            references=tuple(numbers.get(name, name) for name in option.references),
        )
        for index, option in enumerate(options)
    )


def recommendation_rows(recommendation: Recommendation, moments: Moments) -> tuple[Row, ...]:
    """The form the board fills in; a row is missing until something is minuted."""
    values = {name: getattr(recommendation, name) for _, name in _FORM}
    rows = [(label, name, values[name]) for label, name in _FORM]
    rows.append(("Due", "due", moments.short(recommendation.due)))
    return tuple(
        Row(label=label, value=value, is_missing=not value, place=Place.of("recommendation", name))
        for label, name, value in rows
    )


def attendance_rows(recommendation: Recommendation) -> tuple[AttendanceRow, ...]:
    """Who was there, by specialty."""
    return tuple(
        AttendanceRow(
            label=item.specialty,
            name=item.name,
            is_present=item.present,
            value=item.name or ("present" if item.present else "not present"),
            place=Place.of("recommendation", "attendance", index),
        )
        for index, item in enumerate(recommendation.attendance)
    )


def image_entries(case: Case, moments: Moments) -> tuple[ImageEntry, ...]:
    """The pictures in the order of the file."""
    return tuple(
        ImageEntry(
            key=key,
            place=place,
            source=image.source,
            caption=image.caption,
            file=image.file,
            modality=said(image.modality),
            when=moments.start(key),
            description=image.description or image.caption,
        )
        for key, place, image in placed("images", case.images)
    )


def reference_rows(references: tuple[Reference, ...]) -> tuple[Row, ...]:
    """The cited papers, numbered as the case numbers them."""
    return tuple(
        Row(
            label=_number(index, reference),
            value=reference.citation,
            note=reference.cited_for,
            place=Place.of("references", index),
            source=reference.source,
        )
        for index, reference in enumerate(references)
    )


def cohort_entries(references: tuple[Reference, ...]) -> tuple[CohortEntry, ...]:
    """The known figures of the papers that the case cites, each with what they are of."""
    return tuple(
        CohortEntry(
            reference=_number(index, reference),
            cohort=known.cohort,
            about=known.about,
            count=known.n,
            time_zero=known.time_zero,
            end_point=known.end_point,
            figure=known.figure,
            citation=known.citation,
            is_second_hand=known.read == "second hand",
            place=Place.of("references", index),
            source=reference.source,
        )
        for index, reference in enumerate(references)
        for known in figures_of(reference.citation)
    )


def _number(index: int, reference: Reference) -> str:
    return str(reference.number or index + 1)


def source_rows(sources: tuple[Source, ...]) -> tuple[Row, ...]:
    """The documents the facts are taken from, by the name that facts cite."""
    return tuple(
        Row(
            label=source.id,
            value=source.citation,
            note=source.kind,
            place=Place.of("sources", index),
        )
        for index, source in enumerate(sources)
    )
