"""The slides of the discussion: goals, options without a rank, and the board's form."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.fitting.design import GAP, TABLE_POINTS
from boardapp.deck.fitting.table_fit import form_heights
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.outline.question import question_cards
from boardapp.deck.outline.room import has_room
from boardapp.deck.slides import Block, FigureBlock, FormBlock, Slide, TableBlock
from boardapp.deck.titles import goals_title, options_title, recommendation_title
from boardapp.figures.cards.cards import Card, Cards, Row, Tone, Words
from boardapp.review.model.base import AttendanceRow
from boardapp.review.model.meeting import GoalEntry, OptionEntry
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import listed, parted
from boardapp.words.missing import stated
from boardapp.words.sentences import shortened

OPTIONS_HEADING = "Options for discussion (unranked)"
_BOARD_DECIDES = "The board decides, not the program."


def goals_slide(material: Material) -> Slide | None:
    """What patient and family want, since when, and the intent that followed, in their order."""
    goals = material.review.goals
    if not goals:
        return None
    rows = [
        (material.times.of(g.when), g.by, material.doubts.mark(g.text, g.place), g.intent)
        for g in goals
    ]
    summary = "Goals: " + "; ".join(f"{when}, {by}: {text}" for when, by, text, _ in rows)
    listed_too = table(("When", "Who", "Goal", "Intent"), rows, (2.2, 1, 4, 1.2), summary)
    cards = tuple(_goal_card(*row) for row in rows)
    figure = Cards(name="Goals", summary=summary, rows=(Row(cards=cards),))
    block = FigureBlock(figure=figure, otherwise=(listed_too,))
    last = goals[-1]
    facts = Facts(
        lines=tuple(fact(g, f"{g.by}: {g.text}{_intent_text(g)}") for g in goals), shown=goals
    )
    title = goals_title(last.text, last.by, [goal.intent for goal in goals])
    return slide(material, "goals", "Discussion", title, (block,), facts)


def _goal_card(when: str, by: str, text: str, intent: str) -> Card:
    """What was wanted under its time, by whom, and the intent that followed."""
    words = [Words(text=f"{capitalised(by)}: {lowered(text)}" if by else text)]
    if intent:
        words += [Words(text="Intent", rank="heading", tone="strong"), Words(text=intent)]
    return Card(head=capitalised(when), words=tuple(words))


def _intent_text(goal: GoalEntry) -> str:
    return f" (intent {goal.intent})" if goal.intent else ""


def options_slide(material: Material) -> Slide | None:
    """Each option with its basis in a column of its own, in the order stated."""
    options = material.review.options
    if not options:
        return None
    block = _options_block(material, options)
    title = options_title([option.name for option in options])
    return slide(material, "options", "Discussion", title, (block,), _option_facts(material))


def _options_block(material: Material, options: Sequence[OptionEntry]) -> Block:
    """Columns where there are few options, their long texts openly shortened; else the table."""
    listed_too = _options_table(material, options)
    if len(options) > _MOST_COLUMNS:
        return listed_too
    tried = (_options_columns(material, options, listed_too, most) for most in _LONGEST)
    return next((block for block in tried if has_room(material, block)), listed_too)


_LONGEST = (2_000, 320, 280, 250, 220, 200, 180, 165, 150, 135, 120)
"""Characters of each part of an option: as many as the columns have room for."""


def _are_whole(material: Material, options: Sequence[OptionEntry]) -> bool:
    """Whether the columns show every word of the options."""
    if not 0 < len(options) <= _MOST_COLUMNS:
        return True
    table_too = _options_table(material, options)
    return has_room(material, _options_columns(material, options, table_too, _LONGEST[0]))


def _options_columns(
    material: Material, options: Sequence[OptionEntry], listed_too: TableBlock, most: int
) -> FigureBlock:
    shared = _shared_conditions(options)
    columns = tuple(_option_card(material, option, shared, most) for option in options)
    foot = Card(head=_ALL.get(len(options), "All"), head_at="left", words=(Words(text=shared),))
    rows = (Row(cards=columns), *((Row(cards=(foot,)),) if shared else ()))
    figure = Cards(name="Options", summary=listed_too.summary, rows=rows)
    return FigureBlock(figure=figure, otherwise=(listed_too,))


_MOST_COLUMNS = 4
_ALL = {1: "Needs", 2: "Both"}


def _shared_conditions(options: Sequence[OptionEntry]) -> str:
    """The conditions that all options state in the same words."""
    found = {option.conditions for option in options}
    return found.pop() if len(found) == 1 and len(options) > 1 else ""


def _option_card(material: Material, option: OptionEntry, shared: str, most: int) -> Card:
    """The parts of an option that are stated, each under its heading in up to `most` letters."""
    own = "" if option.conditions == shared else option.conditions
    prior = material.doubts.mark(option.prior_exposure, option.place / "prior_exposure")
    references = _references_text(material, option)
    parts: tuple[tuple[str, Tone, str], ...] = (
        ("Evidence", "good", parted((shortened(option.evidence, most), references), " ")),
        ("Prior exposure", "strong", shortened(prior, most)),
        ("Risks", "warning", shortened(option.risks, most)),
        ("Conditions", "strong", shortened(own, most)),
    )
    words: list[Words] = []
    for heading, tone, text in parts:
        if text:
            words.append(Words(text=heading, rank="heading", tone=tone))
            words.append(Words(text=text, rank="detail"))
    return Card(head=option.name, words=tuple(words))


def _options_table(material: Material, options: Sequence[OptionEntry]) -> TableBlock:
    columns = ["Option", "Evidence", "Prior exposure", "Risks"]
    widths = [1.4, 3.6, 1.9, 2.9]
    if any(option.conditions for option in options):
        columns.append("Conditions")
        widths.append(1.6)
    rows = [_option_cells(material, option)[: len(columns)] for option in options]
    summary = f"{OPTIONS_HEADING}: {listed([option.name for option in options])}"
    return table(columns, rows, widths, summary)


def recommendation_slide(material: Material) -> Slide:
    """The question once more, and the form that the board fills in.

    Where what is minuted, or the form alone, needs the room, the question stands in the form.
    """
    form, cards = _form(material), question_cards(material)
    is_filled = any(value for _, value in form.fields)
    if is_filled or not has_room(material, cards, _form_height(material, form)):
        return _form_slide(material, (_headed(form, _question_field(material)),), Facts())
    return _form_slide(material, (cards, form), Facts())


def _form_height(material: Material, form: FormBlock) -> float:
    """What the form takes below others in the smallest type of tables, in points."""
    width = material.style.narrowed("stack").body.width
    return sum(form_heights(form, width, TABLE_POINTS[-1])) + GAP


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
    options = material.review.options
    if not options:
        return None
    title, block = "Basis of the options (unranked)", _options_table(material, options)
    return slide(material, "options", "Backup", title, (block,), _option_facts(material))


def options_in_full_slide(material: Material) -> Slide | None:
    """Backup: the options word by word, where the columns had to shorten them."""
    if _are_whole(material, material.review.options):
        return None
    made = options_backup_slide(material)
    return replace(made, key="options-in-full") if made else None


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
    shown = Facts(lines=lines, shown=facts.shown)
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
    return Facts(lines=tuple(fact(o, _told(o)) for o in options), shown=options)


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
