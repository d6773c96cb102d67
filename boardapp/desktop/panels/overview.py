"""Overview: the question, how things stand, and what the family wants."""

from collections import Counter
from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.desktop.panels.severity import SEVERITIES
from boardapp.desktop.parts import html
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.parts.reading_panel import ReadingPanel
from boardapp.review.checks.completeness import missing_first
from boardapp.review.course.one_liner import as_of_text
from boardapp.review.model.base import Row
from boardapp.review.model.meeting import GoalEntry, OptionEntry
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.lists import parted
from boardapp.words.missing import stated
from boardapp.words.plurals import numbered
from boardapp.words.sentences import sentences
from boardapp.words.times import short_text
from boardapp.words.vital import options_name, state_name

_TITLES = 5


class OverviewPanel(ReadingPanel):
    """What a colleague should know after half a minute."""

    panel_id = "overview"
    title = "Overview"

    def body(self, review: Review, colours: Colours) -> list[str]:
        """Who it is, what is asked, how things stand, and what is doubted or missing."""
        return [
            html.card(html.paragraph(review.about, is_large=True), colours),
            html.rows_table(review.conditions),
            html.heading("Question for the board"),
            *_question(review.question),
            html.rows_table((*review.questions, review.reason, review.new_problem)),
            html.heading(_status_heading(review)),
            html.rows_table(row for row in review.status.rows if not _is_goal(row)),
            html.heading("Doubts and faults"),
            html.paragraph(_doubts(review)),
            html.link("doubts", "Show them in Checks") if review.findings else "",
            html.heading("What is missing"),
            *_missing(review),
        ]

    def beside(self, review: Review, colours: Colours) -> list[str]:
        """What the family wants, what could be done and what was decided; pictures; the file."""
        return [
            html.heading("Goals of patient and family"),
            *_goals(review.goals),
            html.heading(options_name(is_dead=review.status.death is not None)),
            *_options(review.options),
            html.heading("Recommendation of the board"),
            *_recommendation(review),
            html.heading("Pictures") if review.images else "",
            html.link("images", _pictures(review)) if review.images else "",
            html.heading("This file"),
            html.rows_table(
                (
                    Row(label="Title", value=review.title, place=Place("title")),
                    Row(label="Privacy", value=review.privacy, place=Place("privacy")),
                    _read_as(review),
                )
            ),
        ]


def _read_as(review: Review) -> Row:
    """The profile of the disease, what decided, and by which version of the rule."""
    row = review.read_as
    return Row(label=row.label, value=row.value, note=parted((row.note, row.rule)), place=row.place)


def _question(row: Row) -> Iterator[str]:
    kind = "muted" if row.is_missing else ""
    yield html.paragraph(row.value, kind=kind, place=row.place, is_large=True)
    yield html.paragraph(row.note, kind="muted", source=row.source)


def _goals(goals: tuple[GoalEntry, ...]) -> Iterator[str]:
    if not goals:
        yield html.paragraph(
            _add("No goal of the family is stated.", "goal"), kind="muted", place=Place("goals")
        )
    for goal in goals:
        intent = f"intent: {stated(goal.intent)}"
        yield html.paragraph(sentences(goal.text, intent), place=goal.place)
        yield html.paragraph(html.time_text(goal.when), kind="muted", source=goal.source)


def _pictures(review: Review) -> str:
    return f"Show {numbered(len(review.images), 'picture')} in Pictures"


def _options(options: tuple[OptionEntry, ...]) -> Iterator[str]:
    if not options:
        yield html.paragraph(
            _add("No option is stated.", "option"), kind="muted", place=Place("options")
        )
    yield html.rows_table(
        Row(
            label=option.name,
            value="\n".join(_basis(option)),
            place=option.place,
            source=option.source,
        )
        for option in options
    )


def _basis(option: OptionEntry) -> Iterator[str]:
    if option.in_this_patient:
        yield f"In this patient: {'; '.join(option.in_this_patient)}"
    if option.against:
        yield f"Against, or open: {'; '.join(option.against)}"
    yield f"Evidence: {stated(option.evidence)}"
    yield f"Prior exposure: {stated(option.prior_exposure)}"
    yield f"Risks: {stated(option.risks)}"
    if option.conditions:
        yield f"Conditions: {option.conditions}"


def _recommendation(review: Review) -> Iterator[str]:
    rows = (*review.recommendation, *review.attendance)
    if not any(row.value and not row.is_missing for row in rows):
        text = _add("Open: the board has not decided, or it is not recorded.", "recommendation")
        yield html.paragraph(text, kind="muted", place=Place("recommendation"))
        return
    yield html.rows_table(
        row if row.value else Row(label=row.label, value="open", is_missing=True, place=row.place)
        for row in rows
    )


def _missing(review: Review) -> Iterator[str]:
    """What boards ask for and the case lacks; what matters for the question first."""
    rows = list(missing_first(review.completeness))
    if not rows:
        yield html.paragraph("Nothing that boards ask for is missing.")
        return
    yield html.rows_table(
        Row(
            label=capitalised(row.item),
            value=row.detail if row.state == "missing" else f"in part: {row.detail}",
            is_missing=not row.matters,
            note=row.matters,
            place=row.place,
        )
        for row in rows
    )
    yield html.paragraph(_counted_checklists(review), kind="muted")


def _counted_checklists(review: Review) -> str:
    """How many items of each checklist are there."""
    names = dict.fromkeys(row.checklist for row in review.completeness)
    of = {n: [r.state == "there" for r in review.completeness if r.checklist == n] for n in names}
    return "; ".join(f"{name}: {sum(there)} of {len(there)}" for name, there in of.items())


def _status_heading(review: Review) -> str:
    death = review.status.death
    name = state_name(is_dead=death is not None)
    when = review.as_of if death is None else death.when
    if not when.is_reported:
        return name
    time = short_text(when)
    return f"{name}, {time if death else as_of_text(time)}"


def _is_goal(row: Row) -> bool:
    """Whether a row of the status tells a goal, which has its own section."""
    return row.place.collection == "goals"


def _add(missing: str, word: str) -> str:
    """What is missing and how to add it."""
    return f"{missing} Insert adds it: type “{word}”."


def _doubts(review: Review) -> str:
    """How many there are of each kind, and what the first are about."""
    if not review.findings:
        return "None were found."
    counts = Counter(finding.severity for finding in review.findings)
    words = ", ".join(numbered(counts[name], name) for name in SEVERITIES if counts[name])
    about = list(dict.fromkeys(finding.title for finding in review.findings))
    more = " …" if len(about) > _TITLES else ""
    return f"{words}: {'; '.join(about[:_TITLES])}{more}"
