"""Bars that stand at the same place of the axis, drawn as one that names them all.

Where only the order of complications is known, several have the same stretch to stand in; one
under the other they would fill the picture and hide each other's labels.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from boardapp.figures.timeline.timeline import Bar

_MOST_CHARACTERS = 64
"""What is named by one bar; a longer label would find no room beside it."""


def bars_at_one_time(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """The bars, those with the same role and times as one; each in its first place."""
    groups: list[list[Bar]] = []
    by_place: defaultdict[tuple[object, ...], list[list[Bar]]] = defaultdict(list)
    for bar in bars:
        agreeing = by_place[_place(bar)]
        group = next((g for g in agreeing if _has_room(g, bar)), None)
        if group is None:
            group = []
            groups.append(group)
            agreeing.append(group)
        group.append(bar)
    return tuple(_as_one(group) for group in groups)


def named_together(names: Sequence[str]) -> str:
    """The names in a list; neighbours that end alike say it once: "ALT, AST increased G1"."""
    parts: list[tuple[list[str], str]] = []
    for name in dict.fromkeys(names):
        first, _, ending = name.partition(" ")
        if parts and ending and parts[-1][1] == ending:
            parts[-1][0].append(first)
        else:
            parts.append(([first], ending))
    return "; ".join(f"{', '.join(firsts)} {ending}".strip() for firsts, ending in parts)


def _place(bar: Bar) -> tuple[object, ...]:
    return (
        bar.role, bar.start, bar.end, bar.start_earliest, bar.start_latest,
        bar.end_earliest, bar.end_latest, bar.is_ongoing, bar.cycles,
    )  # fmt: skip


def _has_room(group: Sequence[Bar], bar: Bar) -> bool:
    names = [one.label for one in (*group, bar)]
    return all(names) and len(_name_of((*group, bar))) <= _MOST_CHARACTERS


def _name_of(group: Sequence[Bar]) -> str:
    return named_together([f"{b.label} ({b.note})" if b.note else b.label for b in group])


def _as_one(group: Sequence[Bar]) -> Bar:
    if len(group) == 1:
        return group[0]
    return replace(
        group[0], label=_name_of(group), note="", tip="\n\n".join(bar.tip for bar in group)
    )
