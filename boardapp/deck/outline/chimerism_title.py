"""The title of the donor's share: what the last look says of it.

Rule "course of the donor's share, version 1" (ours): see `boardapp.review.course.chimerism`. Only
what the rule calls a change is told as one; else the last shares stand as they are. A share from
before a relapse says so.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from boardapp.deck.fitting.title_fit import MAX_LENGTH
from boardapp.review.model.base import Moment
from boardapp.review.model.chimerism import DonorChange, DonorShare, DonorStretch
from boardapp.words.looks import relapse_name
from boardapp.words.times import derived_text

_NEUTRAL = "Donor chimerism over the course"


class Telling(Protocol):
    """Tells times as slides do."""

    def told(self, moment: Moment) -> str:
        """A time; empty where nothing is known of it."""


def chimerism_title(stretch: DonorStretch, times: Telling, mark: Callable[[str], str] = str) -> str:
    """Say "Donor share falls from 94 to 88 % (CD33), month 28.2; CD3 99 %".

    `mark` puts behind it the doubts about the shares that it tells.
    """
    candidates = (mark(text) for text in _candidates(stretch, times))
    return next((text for text in candidates if len(text) <= MAX_LENGTH), _NEUTRAL)


def shares_text(shares: tuple[DonorShare, ...]) -> str:
    """Shares of one look in a row: "marrow 93 %, CD3 99 %"."""
    return ", ".join(f"{share.cells} {share.value.text} %".strip() for share in shares)


def _candidates(stretch: DonorStretch, times: Telling) -> Iterator[str]:
    """The fullest first."""
    last = stretch.last
    if not last:
        return
    time = _time(last[0].when, times)
    when = f", {time}" if time else ""
    turn = _turn(stretch)
    falls = [one for one in stretch.changes if one.kind == "falls"]
    told = falls or [one for one in stretch.changes if one.kind == "rises"]
    if stretch.is_overtaken or not told:
        yield from _as_they_are(stretch, f"{when}{turn}")
        return
    verb = "falls" if falls else "rises"
    changed = {one.last.place for one in told}
    rest = tuple(share for share in last if share.place not in changed)
    others = f"; {shares_text(rest)}" if rest else ""
    yield f"Donor share {verb} {', '.join(map(_change, told))}{when}{turn}{others}"
    yield f"Donor share {verb} {', '.join(map(_change, told))}{when}{turn}"
    gravest = min(told, key=lambda one: one.last.value.low or 0.0)
    yield f"Donor share {verb} {_change(gravest)}{when}{turn}"


def _as_they_are(stretch: DonorStretch, when: str) -> Iterator[str]:
    """The last shares with those before them, of which nothing is claimed."""
    head = "Last donor share" if stretch.is_overtaken else "Donor share"
    before = {one.last.place: one for one in stretch.changes}
    last = stretch.last
    texts = [_pair(before[s.place]) if s.place in before else shares_text((s,)) for s in last]
    yield f"{head}{when}: {', '.join(texts)}"
    yield f"{head}{when}: {shares_text(last)}"
    yield f"{head}{when}: {shares_text(last[:1])}"


def _change(one: DonorChange) -> str:
    """From what to what: "from 94 to 88 % (CD33)"."""
    cells = f" ({one.last.cells})" if one.last.cells else ""
    return f"from {one.before.value.text} to {one.last.value.text} %{cells}"


def _pair(one: DonorChange) -> str:
    """The last two: "marrow 98.1 %, then 97 %"."""
    return f"{one.last.cells} {one.before.value.text} %, then {one.last.value.text} %".strip()


def _turn(stretch: DonorStretch) -> str:
    """Where the last look stands to the last relapse or progression."""
    turn = stretch.turn
    if turn is None:
        return ""
    name = relapse_name(turn.number) if turn.finding == "relapse" else turn.state
    return f" (before {name})" if stretch.is_overtaken else f" (at {name})"


def _time(moment: Moment, times: Telling) -> str:
    """A time known to the day by that day, "month 28.5"; any other as stated."""
    return derived_text(moment) if moment.is_exact else times.told(moment)
