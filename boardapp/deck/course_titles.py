"""The title of the course where something came back: how often, on how many lines, what since.

Rule "title of the course, version 2" (ours): "none reported since" is said only where the review
found a calm up to the last look (`boardapp.review.course.calm`); a positive last MRD is never
left out of such a title.
"""

from boardapp.deck.titles import first_fitting
from boardapp.review.model.sequence import Calm, Sequence
from boardapp.words.lists import listed
from boardapp.words.plurals import counted, number_word
from boardapp.words.short_names import short_name

_NOUNS = ("relapse", "progression")


def turns_title(sequence: Sequence | None) -> str:
    """Say how often and what since: "Four relapses in five lines; none reported since InO".

    Empty where nothing came back, where the place of a turn is not known, or where no look
    surely after the last one tells how things stand; progressions alone are told in their words.
    """
    calm = sequence.calm if sequence else None
    if sequence is None or calm is None or "relapse" not in calm.states:
        return ""
    counts = [
        counted(number, noun).lower()
        for noun in _NOUNS
        if (number := sum(turn.look.state == noun for turn in sequence.turns))
    ]
    head = listed(counts)
    head = head[:1].upper() + head[1:]
    lines = sequence.lines_until_last_turn
    on = f" in {number_word(lines)} lines" if lines > 1 else ""
    mrd = "; last MRD positive" if calm.mrd and not calm.is_remission else ""
    said = _since(sequence, calm)
    candidates = [f"{head}{where}; {text}{mrd}" for text in said for where in (on, "")]
    return first_fitting(*candidates)


def _since(sequence: Sequence, calm: Calm) -> list[str]:
    """Since when none is reported, the most telling wording first."""
    found = []
    line = next((line for line in sequence.blocks if line.number == calm.line), None)
    if line is not None:
        first = line.phases[0]
        found.append(f"none reported since {first.short or short_name(first.name)}")
        found.append(f"none reported since line {line.number}")
    return [*found, "none reported since"]
