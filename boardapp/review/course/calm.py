"""That nothing came back since: said only up to the last look, and only where it is so."""

from collections.abc import Sequence

from boardapp.clinical.response_words import State
from boardapp.review.clock.moments import Moments
from boardapp.review.model.course import LineOfTherapy, MrdPoint
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

    The place of every turn must be known, no one may have died, and the last look that says
    anything of the disease must have come surely after the last turn.
    """
    told = [one for one in looks if one.look.state or one.look.finding == "follow-up"]
    known = [turn.at for turn in turns if turn.at is not None]
    is_over = any(one.look.state == "death" for one in told)
    states = tuple(s for s in _TURNED if any(turn.look.state == s for turn in turns))
    if not states or not told or is_over or len(known) < len(turns):
        return None
    last = told[-1].look
    if not all(_is_after(told[-1], turn, moments) for turn in turns):
        return None
    since = max(known)
    measured = _measured_since(mrd, turns, looks, moments)
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


def _is_after(one: PlacedLook, turn: Turn, moments: Moments) -> bool:
    """Whether a look surely came after a turn: by its place in the order, else by the clock."""
    is_placed_after = one.at is not None and turn.at is not None and one.at > turn.at
    return is_placed_after or moments.is_surely_before(turn.look.key, one.look.key)


def _measured_since(
    mrd: Sequence[MrdPoint], turns: Sequence[Turn], looks: Sequence[PlacedLook], moments: Moments
) -> list[MrdPoint]:
    """The results of every look that came surely after all turns, in order."""
    since = {one.look.key for one in looks if all(_is_after(one, turn, moments) for turn in turns)}
    return [point for point in mrd if point.key in since]


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
