"""The legend of a timeline: what occurs, in words, each once."""

from collections.abc import Callable

from boardapp.figures.palette import BarRole, MarkRole
from boardapp.figures.timeline.timeline import Bar, Lane, Legend, Mark, MarkShape, is_order_only

_SHAPE_WORDS: dict[MarkShape, str] = {
    "circle": "relapse: marrow",
    "diamond": "relapse: CNS",
    "square": "relapse: extramedullary",
    "star": "relapse: several sites",
    "cross": "relapse: site not reported",
}


def timeline_legend(lanes: tuple[Lane, ...], span: float) -> tuple[Legend, ...]:
    """What occurs, in words, each once."""
    bars = [bar for lane in lanes for bar in lane.bars]
    marks = [mark for lane in lanes for mark in lane.marks]
    hospital = {id(bar) for lane in lanes if lane.name == "Hospital" for bar in lane.bars}
    entries = [
        Legend(
            text="admission" if id(bar) in hospital else _BAR_WORDS.get(bar.role, bar.role),
            role=bar.role,
            shape="bar",
        )
        for bar in bars
        if bar.role not in _TOLD_BY_LANE
    ]
    entries += [_mark_legend(mark) for mark in marks if mark.role in _MARK_WORDS]
    entries += _relapse_legend(marks)
    if any(bar.is_uncertain for bar in bars):
        entries.append(Legend(text="edge uncertain", role="other", shape="hatched bar"))
    entries += _uncertainty_legend([*bars, *marks], span)
    if any(bar.is_ongoing for bar in bars):
        entries.append(Legend(text="ongoing", role="other", shape="arrow"))
    if any(bar.comes_from_before or bar.goes_on_after for bar in bars):
        entries.append(Legend(text="goes on", role="other", shape="torn bar"))
    return tuple(dict.fromkeys(entries))


def _uncertainty_legend(elements: list[Bar | Mark], span: float) -> list[Legend]:
    """What the lines at marks and bars mean, where there are any."""
    entries = []
    reaches = [_reach(element) for element in elements if element.is_uncertain]
    if any(not is_order_only(*reach, span) for reach in reaches):
        entries.append(Legend(text="possible time", role="evaluation", shape="whisker"))
    marks = [element for element in elements if isinstance(element, Mark) and element.is_uncertain]
    if any(is_order_only(mark.earliest, mark.latest, span) for mark in marks):
        entries.append(Legend(text="only order known", role="evaluation", shape="tails"))
    return entries


def _reach(element: Bar | Mark) -> tuple[float | None, float | None]:
    if isinstance(element, Mark):
        return element.earliest, element.latest
    return element.start_earliest, element.end_latest


_TOLD_BY_LANE: set[BarRole] = {"supportive", "remission", "toxicity"}
_BAR_WORDS: dict[BarRole, str] = {
    "cells": "cell therapy",
    "targeted": "targeted therapy",
    "other": "other therapy",
}


_MARK_WORDS: dict[MarkRole, Callable[[Mark], str]] = {
    "mrd negative": lambda _: "MRD negative",
    "mrd positive": lambda _: "MRD positive",
    "progression": lambda _: "progression, refractory",
    "evaluation": lambda mark: "transfusion" if mark.shape == "tick" else "MRD indeterminate",
}
"""The words for marks whose label and lane don't already say what they are."""


_FEW_RELAPSES = 6
"""So few have room for the sites in their labels."""


def _relapse_legend(marks: list[Mark]) -> list[Legend]:
    """What the shapes of the relapses mean: spare where the labels say it too."""
    relapses = [mark for mark in marks if mark.role == "relapse"]
    is_spare = len(relapses) <= _FEW_RELAPSES
    return [
        Legend(
            text=_SHAPE_WORDS.get(mark.shape, "relapse"),
            role="relapse",
            shape=mark.shape,
            is_spare=is_spare,
        )
        for mark in relapses
    ]


def _mark_legend(mark: Mark) -> Legend:
    words = _MARK_WORDS[mark.role](mark)
    return Legend(text=words, role=mark.role, shape=mark.shape, is_open=mark.is_open)
