"""What to say of the course: what came back when, which lines that ended, and what came since.

Rule "turns and lines, version 1" (ours): a relapse or progression came in or after the line that
the look which states it judges; what came after the meeting is not told. "None reported since" is
said where the review found a calm (`boardapp.review.course.calm`), no further than its last look.
"""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline.names import called
from boardapp.deck.outline.speaking.telling import Telling, first_of, sentence
from boardapp.review.course.calm import calm_words, came_of, none_back
from boardapp.review.course.one_liner import sites_text
from boardapp.review.course.relapses import until_text
from boardapp.review.course.status_rows import not_given_text
from boardapp.review.model.course import LineOfTherapy, Look, Relapse, Remission
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.lists import listed, parted
from boardapp.words.looks import relapse_name, remission_name
from boardapp.words.looks import sites_text as look_sites
from boardapp.words.plurals import counted, noun

_ENDS = ("relapse", "progression")


def course(telling: Telling) -> Iterator[str]:
    """How many lines; each relapse and progression with its time; what ended which; what since."""
    review = telling.review
    lines = review.lines
    if lines:
        by_us = f" ({COUNTED_BY_US})" if any(line.is_counted for line in lines) else ""
        yield sentence(f"{counted(len(lines), 'line')} of therapy{by_us}")
    turns = [_turn(telling, look) for look in review.looks if _is_turn(look)]
    for text in turns if len(turns) <= _MOST_TURNS else (first_of(turns, "event"),):
        yield sentence(text)
    if lines and not review.relapses:
        none = none_back(review.disease.words, lines, review.looks)
        yield sentence(f"{none} is reported")
    yield from _ended(telling, lines)
    yield from _not_given(telling)
    since = [*_since(telling)]
    yield from since or _last(telling)


_MOST_TURNS = 6


def lines(telling: Telling) -> Iterator[str]:
    """Each line with what came of it."""
    words = telling.review.disease.words
    told = [
        f"line {line.number}, {' + '.join(dict.fromkeys(map(called, line.phases)))}: "
        f"{came_of(line, words)}"
        for line in telling.review.lines
    ]
    if told:
        yield sentence(first_of(told, "line"))
    yield from _ended(telling, telling.review.lines)


def relapses(telling: Telling) -> Iterator[str]:
    """Each relapse with its time since diagnosis; each stretch of remission with its end."""
    for relapse in telling.review.relapses:
        yield sentence(_relapse(telling, relapse))
    for remission in telling.review.remissions:
        name = remission_name(is_called_remission=remission.is_called_remission)
        start = telling.times.of(remission.start)
        yield sentence(f"{name} {remission.label}, stated {start}; {_end(remission)}")


def _end(remission: Remission) -> str:
    text = until_text(remission)
    return text if remission.is_ongoing else f"then {text}"


def _relapse(telling: Telling, relapse: Relapse) -> str:
    time = telling.doubts.mark(telling.times.told(relapse.when), relapse.place / "when")
    name = relapse_name(relapse.number, relapse.turn)
    return parted((f"{name}: {sites_text(relapse)}", time), ", ")


_OTHER_TURNS = {"progression": "progression", "refractory": "refractory disease"}


def _is_turn(look: Look) -> bool:
    return (look.state == "relapse" or look.state in _OTHER_TURNS) and not look.is_later


def _turn(telling: Telling, look: Look) -> str:
    """A relapse, a progression or refractory disease with its sites and its time."""
    for relapse in telling.review.relapses:
        if relapse.key == look.key:
            return _relapse(telling, relapse)
    name = _OTHER_TURNS.get(look.state, look.state)
    sites = f" ({look_sites(look.sites)})" if look_sites(look.sites) else ""
    return parted((f"{name}{sites}", telling.times.told(look.when)), ", ")


def _last(telling: Telling) -> Iterator[str]:
    """The last look at the disease in its own words."""
    looks = telling.review.looks
    death = telling.review.status.death
    told = [look for look in looks if (look.state or look.response) and not look.is_later]
    told = [look for look in told if look.state != "death"]
    if told:
        time = telling.times.told(told[-1].when)
        text = telling.doubts.mark(told[-1].name, told[-1].place / "response")
        yield sentence(f"The last look: {parted((text, time), ', ')}")
    if death is not None:
        text = telling.doubts.mark(death.name, death.place)
        yield sentence(parted((text, telling.times.told(death.when)), ", "))


def _ended(telling: Telling, lines: Sequence[LineOfTherapy]) -> Iterator[str]:
    """In or after which lines a relapse came, and a progression."""
    turn = telling.review.disease.words.turn
    for state in _ENDS:
        ended = [str(line.number) for line in lines if _has(line, state)]
        if ended and len(lines) > 1:
            what = turn if state == "relapse" else state
            yield sentence(f"{what} came in or after {noun(len(ended), 'line')} {listed(ended)}")


def _has(line: LineOfTherapy, state: str) -> bool:
    return any(look.state == state and not look.is_later for look in line.looks)


def _not_given(telling: Telling) -> Iterator[str]:
    """What was planned, postponed or not given, each with its state and its time."""
    told = [
        parted((f"{phase.name}: {not_given_text(phase)}", telling.times.told(phase.start)), ", ")
        for phase in telling.review.not_given
    ]
    yield sentence(first_of(told, "other plan"))


def _since(telling: Telling) -> Iterator[str]:
    sequence = telling.review.sequence
    calm = sequence.calm if sequence else None
    if sequence is None or calm is None:
        return
    line = next((line for line in sequence.blocks if line.number == calm.line), None)
    since = f"since {called(line.phases[0])} began" if line else "since then"
    what = calm_words(calm.states, telling.review.disease.words)
    look = next((look for look in telling.review.looks if look.place == calm.place), None)
    last = telling.times.told(look.when) if look else ""
    until = f", up to the last look at the disease{f' ({last})' if last else ''}"
    yield sentence(f"No {what} is reported {since}{until}")
    if calm.mrd:
        yield sentence(calm.mrd)
