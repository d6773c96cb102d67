"""That nothing came back since: said only up to the last look, and only where it is so."""

from collections.abc import Iterable, Sequence

from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.clinical.response_words import ACTIVE, State, is_in_doubt, state_in
from boardapp.review.clock.moments import Moments
from boardapp.review.model.course import LineOfTherapy, Look, MrdPoint
from boardapp.review.model.sequence import Calm, PlacedLook, Turn
from boardapp.words.fractions import fraction_text
from boardapp.words.lists import parted
from boardapp.words.plurals import number_word

_TURNED: tuple[State, ...] = ("relapse", "progression")


def calm_since(
    turns: Sequence[Turn],
    looks: Sequence[PlacedLook],
    lines: Sequence[LineOfTherapy],
    mrd: Sequence[MrdPoint],
    moments: Moments,
) -> Calm | None:
    """The calm since the last turn; None where no look surely after it tells of one.

    The place of every turn must be known, no one may have died, the last look that says
    anything of the disease must have come surely after the last turn and leave nothing open
    ("suspicious nodule"), and no line since may be stated to have failed.
    """
    told = [one for one in looks if _tells_of_disease(one.look)]
    known = [turn.at for turn in turns if turn.at is not None]
    is_over = any(one.look.state == "death" for one in told)
    states = tuple(s for s in _TURNED if any(turn.look.state == s for turn in turns))
    if not states or not told or is_over or len(known) < len(turns):
        return None
    last = told[-1].look
    if is_in_doubt(last.response) or not (last.state or last.finding == "follow-up"):
        return None
    count = len(lines)
    if not all(_is_after(told[-1], turn, count, moments) for turn in turns):
        return None
    since = max(known)
    if any(map(has_failed, lines[int(since) :])):
        return None
    since_all = {k.look.key for k in looks if all(_is_after(k, t, count, moments) for t in turns)}
    measured = [point for point in mrd if point.key in since_all]
    is_clear = all(point.outcome != "positive" for point in measured)
    block = int(since)
    return Calm(
        states=states,
        since=since,
        line=lines[block].number if block < len(lines) else None,
        mrd=_mrd_text(measured),
        is_remission=last.state == "remission" and is_clear,
        place=last.place,
        source=last.source,
    )


def _tells_of_disease(look: Look) -> bool:
    """Whether a look says how the disease stands, be it in words that are not read."""
    return bool(look.state or look.response) or look.finding == "follow-up"


def has_failed(line: LineOfTherapy) -> bool:
    """Whether a line's own words say that the disease came back or grew under it.

    A therapy "stopped for progression" tells of one, though no look does.
    """
    told = (text for p in line.phases for text in (p.best_response, p.reason_stopped))
    return any(state_in(text) in _TURNED for text in told)


def calm_words(states: Iterable[State], words: DiseaseWords) -> str:
    """What did not come in a calm, in the words of the disease: "relapse or progression"."""
    return " or ".join(words.turn if state == "relapse" else state for state in states)


def none_back(words: DiseaseWords, lines: Iterable[LineOfTherapy], looks: Iterable[Look]) -> str:
    """That nothing came back, in the words of the disease: "no recurrence or progression".

    Of growth only where neither a look nor a line's own words tell of one.
    """
    grew = any(look.state in ("progression", "refractory") for look in looks)
    is_said = grew or any(map(has_failed, lines))
    return f"no {words.turn}" if is_said else words.none


def came_of(line: LineOfTherapy, words: DiseaseWords) -> str:
    """What came of a line: what ended it, else that it failed by its own words, else nothing.

    "No relapse reported" is said of no line that the disease did not yield to.
    """
    nothing = f"{none_back(words, (line,), line.looks)} reported"
    return line.ended_by or _failure_told(line) or nothing


def _failure_told(line: LineOfTherapy) -> str:
    """What the best look, the best response or the reason to stop say of active disease."""
    best = line.best_look
    told = [best.name] if best is not None and best.state in ACTIVE else []
    own = (text for p in line.phases for text in (p.best_response, p.reason_stopped))
    told += [text for text in own if state_in(text) in ACTIVE]
    return "; ".join({text.casefold(): text for text in told}.values())


def _is_after(one: PlacedLook, turn: Turn, count: int, moments: Moments) -> bool:
    """Whether a look surely came after a turn: by the clock, else by its place in the order.

    Of what came after the last of `count` lines the order says nothing but of the look with
    which the data end.
    """
    since = moments.clock.between(turn.look.key, "start", one.look.key, "start")
    is_not_later = since.latest is not None and since.latest <= 0
    if since.earliest is not None and since.earliest >= 0 and not is_not_later:
        return True
    if one.at is None or turn.at is None or one.at <= turn.at:
        return False
    return not is_not_later and (turn.at < count or one.at > count + _LAST)


_LAST = 0.5
"""Behind this the look with which the data end stands after the last line."""


def _mrd_text(measured: Sequence[MrdPoint]) -> str:
    """What MRD has been since: negative each time, or what the last one was."""
    samples = list(dict.fromkeys(point.key for point in measured))
    if not samples:
        return ""
    last = [point for point in measured if point.key == samples[-1]]
    outcomes = {point.outcome for point in measured}
    if outcomes == {"negative"}:
        count = len(samples)
        each = "" if count == 1 else " both times" if count == 2 else f" {number_word(count)} times"
        detail = _detail(last[-1])
        return f"MRD negative{each}" + (f", last {detail}" if detail else "")
    positive = [point for point in last if point.outcome == "positive"]
    return f"last MRD {(positive or last)[-1].outcome}"


def _detail(point: MrdPoint) -> str:
    """Say "< 1×10⁻⁶ (NGS, marrow)": the limit with method and specimen, as far as stated."""
    how = parted((point.method, point.specimen), ", ")
    if point.limit is None:
        return ""
    return f"< {fraction_text(point.limit)}" + (f" ({how})" if how else "")
