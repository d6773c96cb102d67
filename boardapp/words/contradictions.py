"""Times that contradict each other, told to a clinician with their places."""

from collections.abc import Sequence
from typing import Protocol

from boardapp.case.place import Place
from boardapp.words.facts import place_name
from boardapp.words.lists import listed

_TOLD = 6
"""So many statements are told in one sentence; a reader can't follow more."""


class Statement(Protocol):
    """One statement about time, or a rule: then nothing is stated, and `words` is the rule."""

    @property
    def place(self) -> Place:
        """Where it stands in the case."""

    @property
    def text(self) -> str:
        """What is stated there; empty for a rule."""

    @property
    def subject(self) -> str:
        """What it is about."""

    @property
    def words(self) -> str:
        """What it says of that."""


def contradiction_text(facts: Sequence[Statement], *, is_assumed: bool) -> str:
    """Why facts can't all hold; `is_assumed`: one of them is no statement but the usual course."""
    stated = [fact for fact in facts if fact.text]
    rules = list(dict.fromkeys(fact.words for fact in facts if not fact.text))
    sentence = _claim(stated)
    if rules:
        sentence += f", since {listed(rules)}"
    if is_assumed:
        sentence += " (assumed, not stated)"
    places = "; ".join(f"{place_name(fact.place)} says “{fact.text}”" for fact in stated[:_TOLD])
    if len(stated) > _TOLD:
        places += f"; and {len(stated) - _TOLD} more"
    return f"{sentence}: {places}."


def _claim(stated: Sequence[Statement]) -> str:
    if len(stated) == 1:
        return f"{stated[0].subject} cannot be {stated[0].words}"
    # By place, since two events may bear the same label.
    if len({fact.place for fact in stated}) == 1:
        both = "both " if len(stated) == 2 else ""
        return f"{stated[0].subject} cannot be {both}{listed([fact.words for fact in stated])}"
    claims = [f"{fact.subject} is {fact.words}" for fact in stated[:_TOLD]]
    if len(stated) > _TOLD:
        claims.append(f"{len(stated) - _TOLD} further statements hold")
    return f"It cannot be that {listed(claims)}"
