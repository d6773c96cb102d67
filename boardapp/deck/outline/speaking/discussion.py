"""What to say in the discussion: what is wanted, what may be done, what is decided."""

from collections.abc import Iterator

from boardapp.deck.outline.speaking.telling import Telling, named, sentence
from boardapp.review.model.meeting import ImageEntry
from boardapp.words.lists import parted
from boardapp.words.plurals import counted
from boardapp.words.sentences import opening


def goals(telling: Telling) -> Iterator[str]:
    """Each goal with who has it and since when, and the intent that followed."""
    for goal in telling.review.goals[-_MOST_GOALS:]:
        time = telling.times.told(goal.when)
        who = parted((goal.by, time), ", ")
        intent = f"; intent then: {goal.intent}" if goal.intent else ""
        yield sentence(f"{who}: {telling.doubts.mark(goal.text, goal.place)}{intent}")


_MOST_GOALS = 4


def options(telling: Telling) -> Iterator[str]:
    """The options by name, in the order stated, and what all of them depend on."""
    found = telling.review.options
    if not found:
        return
    names = "; ".join(option.name for option in found)
    count = counted(len(found), "option").lower()
    yield sentence(f"{count} as stated, unranked: {names}")
    conditions = {option.conditions for option in found}
    if len(found) > 1 and len(conditions) == 1 and any(conditions):
        yield sentence(f"For each of them: {conditions.pop()}")
    for option in found[:_MOST_OPTIONS]:
        if option.evidence:
            yield sentence(f"{option.name}: {opening(option.evidence)}")
    yield BOARD_DECIDES


_MOST_OPTIONS = 4
BOARD_DECIDES = "The board decides, not the program."


def recommendation(telling: Telling) -> Iterator[str]:
    """What is minuted; else the question once more."""
    minuted = [row for row in telling.review.recommendation if not row.is_missing and row.value]
    if minuted:
        told = [f"{row.label}: {opening(row.value)}" for row in minuted]
        yield sentence(f"As minuted: {'; '.join(told)}")
        return
    asked = telling.review.question
    if not asked.is_missing:
        yield sentence(f"Once more, the board is asked: {asked.value}")
    yield f"Nothing is minuted yet. {BOARD_DECIDES}"


def images(telling: Telling) -> Iterator[str]:
    """Each picture of the slide with its time; what radiology shows itself is said so."""
    for image in telling.shown:
        if not isinstance(image, ImageEntry):
            continue
        shown = "" if image.file else "to be shown by radiology"
        yield sentence(parted((image.caption, telling.times.told(image.when), shown), ", "))


def missing(telling: Telling) -> Iterator[str]:
    """What is not there and matters for the question, by the review's checklists."""
    matters = [
        row.item for row in telling.review.completeness if row.state != "there" and row.matters
    ]
    if matters:
        yield sentence(f"Missing, and it matters for the question: {named(matters)}")


def doubts(telling: Telling) -> Iterator[str]:
    """How many doubts there are, and what the first of them are about."""
    numbered = telling.doubts.numbered
    titles = [finding.title for _, finding in numbered]
    if titles:
        count = counted(len(numbered), "doubt").lower()
        yield sentence(f"{count} about the data, no value was changed: {named(titles)}")
