"""The slides of the discussion: goals, options without a rank, and the board's form."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.outline.question import question_block
from boardapp.deck.slides import Block, FormBlock, Slide
from boardapp.deck.titles import goals_title, options_title, recommendation_title
from boardapp.review.model.base import AttendanceRow
from boardapp.review.model.meeting import GoalEntry, OptionEntry
from boardapp.words.lists import listed, parted
from boardapp.words.missing import stated

OPTIONS_HEADING = "Options for discussion (unranked)"
_BOARD_DECIDES = "The board decides, not the program."


def goals_slide(material: Material) -> Slide | None:
    """What patient and family want, since when, and the intent that followed."""
    goals = material.review.goals
    if not goals:
        return None
    rows = [
        (material.times.of(g.when), g.by, material.doubts.mark(g.text, g.place), g.intent)
        for g in goals
    ]
    summary = "Goals: " + "; ".join(f"{when}, {by}: {text}" for when, by, text, _ in rows)
    block = table(("When", "Who", "Goal", "Intent"), rows, (2.2, 1, 4, 1.2), summary)
    last = goals[-1]
    facts = Facts(
        lines=tuple(fact(g, f"{g.by}: {g.text}{_intent_text(g)}") for g in goals), views=goals
    )
    title = goals_title(last.text, last.by, [goal.intent for goal in goals])
    return slide(material, "goals", "Discussion", title, (block,), facts)


def _intent_text(goal: GoalEntry) -> str:
    return f" (intent {goal.intent})" if goal.intent else ""


def options_slide(material: Material) -> Slide | None:
    """Each option with its basis, in the order stated."""
    options = material.review.options
    if not options:
        return None
    columns = ["Option", "Evidence", "Prior exposure", "Risks"]
    widths = [1.4, 3.6, 1.9, 2.9]
    if any(option.conditions for option in options):
        columns.append("Conditions")
        widths.append(1.6)
    rows = [_option_cells(material, option)[: len(columns)] for option in options]
    summary = f"{OPTIONS_HEADING}: {listed([option.name for option in options])}"
    block = table(columns, rows, widths, summary)
    title = options_title(len(options))
    return slide(material, "options", "Discussion", title, (block,), _option_facts(material))


def recommendation_slide(material: Material) -> Slide:
    """The question once more, and the form that the board fills in.

    What is minuted needs the room: the question then stands in the form.
    """
    form = _form(material)
    if any(value for _, value in form.fields):
        return _form_slide(material, (_headed(form, _question_field(material)),), Facts())
    return _form_slide(material, (question_block(material), form), Facts())


def options_and_recommendation_slide(material: Material) -> Slide:
    """For the short deck: question and options by name head the form."""
    options = material.review.options
    if not options:
        return recommendation_slide(material)
    names = "; ".join(option.name for option in options)
    form = _headed(_form(material), _question_field(material), (OPTIONS_HEADING, names))
    return _form_slide(material, (form,), _option_facts(material))


def options_backup_slide(material: Material) -> Slide | None:
    """For the short deck: the basis of the options, behind the names on the main slide."""
    made = options_slide(material)
    if made is None:
        return None
    return replace(made, section="Backup", title="Basis of the options (unranked)")


def _question_field(material: Material) -> tuple[str, str]:
    return ("Question", stated(material.review.question.value))


def _headed(form: FormBlock, *fields: tuple[str, str]) -> FormBlock:
    return replace(form, fields=(*fields, *form.fields))


def _form_slide(material: Material, blocks: tuple[Block, ...], facts: Facts) -> Slide:
    review = material.review
    decision = next((row.value for row in review.recommendation if row.place == _DECISION), "")
    lines = (
        fact(review.question, f"Question: {review.question.value}"),
        *facts.lines,
        *row_facts([row for row in review.recommendation if not row.is_missing]),
        *row_facts(review.attendance),
    )
    shown = Facts(lines=lines, views=facts.views)
    title = recommendation_title(decision)
    return slide(material, "recommendation", "Discussion", title, blocks, shown)


_DECISION = Place.of("recommendation", "decision")


def _form(material: Material) -> FormBlock:
    """The fields with what is minuted so far; an empty entry is a line to write on."""
    review = material.review
    entries = {row.label: "" if row.is_missing else row.value for row in review.recommendation}
    owner, due = entries.pop("Owner", ""), entries.pop("Due", "")
    entries["Owner and due date"] = parted((owner, f"by {due}" if due else ""), ", ")
    entries["Attendance by specialty"] = _attendance_text(review.attendance)
    filled = [label for label, value in entries.items() if value]
    state = f"filled in so far: {listed(filled)}" if filled else "to be filled in at the meeting"
    return FormBlock(
        fields=tuple(entries.items()),
        summary=f"Form for the recommendation, {state}. {_BOARD_DECIDES}",
    )


def _attendance_text(rows: Sequence[AttendanceRow]) -> str:
    """Who was there, with a name where one is given; then who was not."""
    is_there = {row.label for row in rows if row.is_present or row.name}
    absent = [row.label for row in rows if row.label not in is_there]
    present = [
        f"{row.label} ({row.name})" if row.name else row.label
        for row in rows
        if row.label in is_there
    ]
    missing = f"not present: {', '.join(absent)}" if absent else ""
    return parted((", ".join(present), missing))


def _option_cells(material: Material, option: OptionEntry) -> tuple[str, ...]:
    return (
        option.name,
        parted((option.evidence, _references_text(material, option)), " "),
        material.doubts.mark(option.prior_exposure, option.place / "prior_exposure"),
        option.risks,
        option.conditions,
    )


def _references_text(material: Material, option: OptionEntry) -> str:
    """The references by the numbers they have in the backup; an id is no number."""
    numbers = {row.label for row in material.review.references}
    cited = [name for name in option.references if name in numbers]
    return f"[{', '.join(cited)}]" if cited else ""


def _option_facts(material: Material) -> Facts:
    options = material.review.options
    return Facts(lines=tuple(fact(o, _told(o)) for o in options), views=options)


def _told(option: OptionEntry) -> str:
    labelled = (
        ("Evidence", option.evidence),
        ("Prior exposure", option.prior_exposure),
        ("Risks", option.risks),
        ("Conditions", option.conditions),
        ("References", ", ".join(option.references)),
    )
    told = (f"{label}: {text.rstrip('.')}." for label, text in labelled if text)
    return " ".join((f"{option.name}.", *told))
