"""The end of the discussion: the question once more, and the board's form."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.fitting.design import GAP, TABLE_POINTS
from boardapp.deck.fitting.table_fit import form_heights
from boardapp.deck.outline import goals, options
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide
from boardapp.deck.outline.question import question_cards
from boardapp.deck.outline.room import figure_height, has_room
from boardapp.deck.slides import Block, FormBlock, Slide
from boardapp.deck.titles import recommendation_title
from boardapp.review.model.base import AttendanceRow
from boardapp.words.lists import listed, parted
from boardapp.words.missing import stated

_BOARD_DECIDES = "The board decides, not the program."


def recommendation_slide(material: Material) -> Slide:
    """The question once more, and the form that the board fills in.

    A single goal stands with the question where no option could bear it. Where what is minuted, or
    the form alone, needs the room, both stand in the form.
    """
    form, cards = _form(material), question_cards(material)
    has_goal = options.joins_form(material)
    wanted = goals.goal_facts(material) if has_goal else Facts()
    goal = (goals.goal_block(material),) if has_goal else ()
    below = _form_height(material, form)
    below += sum(figure_height(material, block) + GAP for block in goal)
    is_filled = any(value for _, value in form.fields)
    if is_filled or not has_room(material, cards, below):
        fields = (_question_field(material), *(goals.goal_fields(material) if has_goal else ()))
        return _form_slide(material, (_headed(form, *fields),), wanted)
    return _form_slide(material, (cards, *goal, form), wanted)


def _form_height(material: Material, form: FormBlock) -> float:
    """What the form takes below others in the smallest type of tables, in points."""
    width = material.style.narrowed("stack").body.width
    return sum(form_heights(form, width, TABLE_POINTS[-1])) + GAP


def options_and_recommendation_slide(material: Material) -> Slide:
    """For the short deck: question and options by name head the form."""
    found = material.review.options
    if not found:
        return recommendation_slide(material)
    names = "; ".join(option.name for option in found)
    form = _headed(_form(material), _question_field(material), (options.heading(material), names))
    return _form_slide(material, (form,), options.option_facts(material))


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
