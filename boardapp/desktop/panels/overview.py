"""Overview: the question, how things stand, and what the family wants."""

from collections.abc import Iterator
from html import escape

from boardapp.desktop.panels import html
from boardapp.desktop.panels.html import Colours
from boardapp.desktop.panels.reading_panel import FACT_SCHEME, ReadingPanel
from boardapp.review.model import GoalEntry, OptionEntry, Review, Row


class OverviewPanel(ReadingPanel):
    """What a colleague should know after half a minute."""

    panel_id = "overview"
    title = "Overview"

    def body(self, review: Review, colours: Colours) -> list[str]:
        """One-liner, question, status, goals, options, recommendation, and the doubts."""
        return [
            html.card(f"<big>{html.paragraph(review.one_liner)}</big>", colours),
            html.heading("Question for the board"),
            *_statement(review.question, large=True),
            html.rows_table((review.reason, review.new_problem)),
            html.heading(f"Current status, as of {review.as_of.calendar or review.as_of.stated}"),
            html.rows_table(review.status.rows),
            html.heading("Goals of the family"),
            *_goals(review.goals),
            html.heading("Options for discussion (unranked)"),
            *_options(review.options),
            html.heading("Recommendation of the board"),
            html.rows_table(_recommendation(review)),
            html.heading("Doubts and faults"),
            html.paragraph(_doubts(review)),
            _checks_link(review),
        ]


def _statement(row: Row, *, large: bool) -> Iterator[str]:
    text = html.paragraph(row.value, kind="muted" if row.is_missing else "")
    text = html.anchored(row.place, f"<big>{text}</big>" if large else text)
    yield text
    yield html.paragraph(
        f"{row.note} [{row.source}]" if row.note or row.source else "", kind="muted"
    )


def _goals(goals: tuple[GoalEntry, ...]) -> Iterator[str]:
    if not goals:
        yield html.paragraph("not reported", kind="muted")
    yield html.rows_table(
        Row(
            label=html.time_text(goal.when),
            value=f"{goal.text} Intent: {goal.intent}.",
            place=goal.place,
            source=goal.source,
        )
        for goal in goals
    )


def _options(options: tuple[OptionEntry, ...]) -> Iterator[str]:
    if not options:
        yield html.paragraph("none stated", kind="muted")
    yield html.rows_table(
        Row(
            label=option.name,
            value=f"Evidence: {option.evidence}\nPrior exposure: {option.prior_exposure}\n"
            f"Risks: {option.risks}",
            place=option.place,
            source=option.source,
        )
        for option in options
    )


def _recommendation(review: Review) -> Iterator[Row]:
    for row in (*review.recommendation, *review.attendance):
        yield (
            row
            if row.value
            else Row(label=row.label, value="open", is_missing=True, place=row.place)
        )


def _doubts(review: Review) -> str:
    counts = {"error": 0, "warning": 0, "note": 0}
    for finding in review.findings:
        counts[finding.severity] += 1
    words = (f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts.items())
    return ", ".join(words) if review.findings else "none"


def _checks_link(review: Review) -> str:
    if not review.findings:
        return ""
    first = escape(review.findings[0].place)
    return f'<p><a href="{FACT_SCHEME}:{first}">Show the first in its place</a></p>'
