"""The goals of patient and family: a slide of their own, or a line above the options."""

from msgspec.structs import replace

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import FigureBlock, Slide, TableBlock
from boardapp.deck.titles import goals_title
from boardapp.figures.cards.cards import Card, Cards, Row, Words
from boardapp.review.model.meeting import GoalEntry
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import parted

_Told = tuple[str, str, str, str]
"""When, who, what and the intent that followed, in words."""


def goals_slide(material: Material) -> Slide | None:
    """What patient and family want, since when, and the intent that followed, in their order."""
    goals = material.review.goals
    if not goals:
        return None
    listed_too = goals_table(material)
    cards = tuple(
        replace(_goal_card(*told), place=goal.place)
        for told, goal in zip(_told(material), goals, strict=True)
    )
    figure = Cards(name="Goals", summary=listed_too.summary, rows=(Row(cards=cards),))
    block = FigureBlock(figure=figure, otherwise=(listed_too,))
    last = goals[-1]
    title = goals_title(last.text, last.by, [goal.intent for goal in goals])
    return slide(material, "goals", "Discussion", title, (block,), goal_facts(material))


def goals_table(material: Material) -> TableBlock:
    """The same as a table."""
    rows = _told(material)
    summary = "Goals: " + "; ".join(f"{when}, {by}: {text}" for when, by, text, _ in rows)
    columns, places = ("When", "Who", "Goal", "Intent"), [g.place for g in material.review.goals]
    return table(columns, rows, (2.2, 1, 4, 1.2), summary, places=places)


def goal_line(material: Material) -> Card:
    """The only goal as a line with its head beside it."""
    ((when, by, text, intent),) = _told(material)
    who = parted((by, when), ", ")
    told = f"{capitalised(who)}: {lowered(text)}" if who else text
    words = Words(text=parted((told, f"intent: {intent}" if intent else "")))
    place = material.review.goals[0].place
    return Card(head="Goal", head_at="left", words=(words,), place=place)


def goal_block(material: Material) -> FigureBlock:
    """The only goal as a line of its own."""
    listed_too = goals_table(material)
    rows = (Row(cards=(goal_line(material),)),)
    figure = Cards(name="Goal", summary=listed_too.summary, rows=rows)
    return FigureBlock(figure=figure, otherwise=(listed_too,))


def goal_fields(material: Material) -> tuple[tuple[str, str], ...]:
    """Each goal as a field of a form: who wants what, and the intent."""
    told = ((by, parted((text, f"intent: {intent}" if intent else ""))) for _, by, text, intent
            in _told(material))  # fmt: skip
    return tuple((f"Goal ({by})" if by else "Goal", text) for by, text in told)


def goal_facts(material: Material) -> Facts:
    """Each goal as stated, for the notes."""
    goals = material.review.goals
    lines = (fact(goal, f"{goal.by}: {goal.text}{_intent_text(goal)}") for goal in goals)
    return Facts(lines=tuple(lines), shown=goals)


def _told(material: Material) -> list[_Told]:
    return [
        (material.times.of(g.when), g.by, material.doubts.mark(g.text, g.place), g.intent)
        for g in material.review.goals
    ]


def _goal_card(when: str, by: str, text: str, intent: str) -> Card:
    """What was wanted under its time, by whom, and the intent that followed."""
    words = [Words(text=f"{capitalised(by)}: {lowered(text)}" if by else text, rank="value")]
    if intent:
        words += [Words(text="Intent", rank="heading", tone="strong"), Words(text=intent)]
    return Card(head=capitalised(when), words=tuple(words))


def _intent_text(goal: GoalEntry) -> str:
    return f" (intent {goal.intent})" if goal.intent else ""
