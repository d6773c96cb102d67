"""The title of the course: how often something came back, on how many lines, what since.

Rule "title of the course, version 2" (ours): "none reported since" is said only where the review
found a calm up to the last look (`boardapp.review.course.calm`); a positive last MRD is never
left out of such a title.
"""

from collections.abc import Sequence as Many

from msgspec.structs import replace

from boardapp.case.interval import MONTH_D
from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.clinical.response_words import ACTIVE
from boardapp.deck.fitting.title_fit import most_telling
from boardapp.deck.titles import course_title
from boardapp.review.course.calm import has_failed
from boardapp.review.model.course import Look, Phase
from boardapp.review.model.review import Review
from boardapp.review.model.sequence import Calm, Sequence
from boardapp.words.lists import listed
from boardapp.words.looks import remission_length, remission_name
from boardapp.words.plurals import counted, number_word
from boardapp.words.short_names import short_name
from boardapp.words.times import derived_text

_WORDS = DiseaseWords()


def title_of_course(review: Review) -> str:
    """The relapses, the progressions with the therapy they came under, and what was found then."""
    if title := turns_title(review.sequence, review.disease.words):
        return title
    names = {phase.key: phase for phase in review.phases}
    told = [k for k in review.looks if (k.state or k.response) and not k.is_later]
    last = told[-1] if told else None
    then = last.name if last and last.state not in ACTIVE else ""
    progressions, refractory = (
        [_turn_text(look, names.get(look.after)) for look in told if look.state == state]
        for state in ("progression", "refractory")
    )
    later = {look.key for look in review.looks if look.is_later}
    sites = [r.sites for r in review.relapses if r.key not in later]
    once = list(dict.fromkeys(refractory))
    return course_title(
        sites,
        len(review.lines),
        progressions,
        once,
        then,
        words=_words(review),
        latest=_latest(told),
        now=_now(review, last),
    )


def _words(review: Review) -> DiseaseWords:
    """The words of the disease; where a line failed by its own words, none of them for a calm."""
    words = review.disease.words
    return replace(words, absent=()) if any(map(has_failed, review.lines)) else words


def _latest(told: Many[Look]) -> str:
    """The last relapse or progression, where it surely came after all others."""
    turns = [look for look in told if look.state in ACTIVE]
    if len(turns) < 2:
        return ""
    *others, last = turns
    since = last.when.earliest
    is_sure = since is not None and all(
        other.when.latest is not None and other.when.latest <= since for other in others
    )
    return last.name if is_sure else ""


def _now(review: Review, last: Look | None) -> tuple[str, ...]:
    """What the last look found where nothing came back, the fullest wording first.

    A remission that goes on has its stated length; every other look its time.
    """
    if last is None or last.state in ACTIVE:
        return ()
    if last.state == "death":
        return (last.name,)
    found = [r for r in review.remissions if r.is_ongoing and remission_length(r)]
    if found and last.state == "remission":
        name = remission_name(is_called_remission=found[-1].is_called_remission)
        state = f"in {name}" if found[-1].is_called_remission else name
        return (f"{state} {remission_length(found[-1])} at the last look",)
    time, text = derived_text(last.when), f"at the last look: {last.name}"
    return (f"at the last look ({time}): {last.name}", text) if time else (text,)


def _turn_text(look: Look, phase: Phase | None) -> str:
    """A progression or refractory disease with the therapy that it judges and its sites."""
    sites = f" ({' + '.join(look.sites)})" if look.sites else ""
    if look.state == "refractory":
        return f"refractory to {phase.name}{sites}" if phase else f"refractory disease{sites}"
    side = "after" if phase and _is_long_ended(look, phase) else "under"
    return f"progression {side} {phase.name}{sites}" if phase else f"progression{sites}"


def _is_long_ended(look: Look, phase: Phase) -> bool:
    """Whether a therapy had surely ended more than a month before (limit of ours)."""
    if not phase.has_end or look.when.earliest is None or phase.end.latest is None:
        return False
    return look.when.earliest - phase.end.latest > MONTH_D


def turns_title(sequence: Sequence | None, words: DiseaseWords = _WORDS) -> str:
    """Say how often and what since: "Four relapses in five lines; none reported since InO".

    Empty where nothing came back, where the place of a turn is not known, or where no look
    surely after the last one tells how things stand; progressions alone are told in their words.
    """
    calm = sequence.calm if sequence else None
    if sequence is None or calm is None or "relapse" not in calm.states:
        return ""
    counts = [
        counted(number, noun).lower()
        for state, noun in (("relapse", words.turn), ("progression", "progression"))
        if (number := sum(turn.look.state == state for turn in sequence.turns))
    ]
    head = listed(counts)
    head = head[:1].upper() + head[1:]
    lines = sequence.lines_until_last_turn
    on = f" in {number_word(lines)} lines" if lines > 1 else ""
    mrd = "; last MRD positive" if calm.mrd and not calm.is_remission else ""
    said = _since(sequence, calm)
    candidates = [f"{head}{where}; {text}{mrd}" for text in said for where in (on, "")]
    return most_telling(*candidates)


def _since(sequence: Sequence, calm: Calm) -> list[str]:
    """Since when none is reported, the most telling wording first."""
    found = []
    line = next((line for line in sequence.blocks if line.number == calm.line), None)
    if line is not None:
        first = line.phases[0]
        found.append(f"none reported since {first.short or short_name(first.name)}")
        found.append(f"none reported since line {line.number}")
    return [*found, "none reported since"]
