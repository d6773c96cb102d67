"""The legend of a timeline, and the key of its short names: what no label tells, each once.

Therapies, relapses and progressions have no entry: each bears its name.
"""

from collections.abc import Iterable

from boardapp.figures.palette import MarkRole
from boardapp.figures.timeline.timeline import Bar, Lane, Legend, Mark, is_order_only

_LEAST_SEEN = 0.01
"""A doubt about a time that is a smaller share of the axis than this is not seen."""


def timeline_legend(lanes: tuple[Lane, ...], span: float) -> tuple[Legend, ...]:
    """What occurs, in words, each once."""
    bars = [bar for lane in lanes for bar in lane.bars]
    marks = [mark for lane in lanes for mark in lane.marks]
    entries = [_mark_legend(mark) for mark in marks if _is_in_words(mark)]
    entries += _grades([bar.role for bar in bars], [mark.role for mark in marks])
    if any(_has_unsure_edge(bar, span) for bar in bars):
        entries.append(Legend(text="not known to the day", role="other", shape="unsure bar"))
    if any(bar.has_open_start or bar.has_open_end for bar in bars):
        entries.append(Legend(text="length not stated", role="other", shape="open bar"))
    entries += _uncertainty_legend([*bars, *marks], span)
    if any(bar.is_ongoing for bar in bars):
        entries.append(Legend(text="ongoing", role="other", shape="arrow"))
    if any(bar.comes_from_before or bar.goes_on_after for bar in bars):
        entries.append(Legend(text="goes on", role="other", shape="torn bar"))
    return tuple(dict.fromkeys(entries))


def timeline_key(lanes: Iterable[Lane]) -> tuple[str, ...]:
    """What the labels that are drawn stand for, each once."""
    found: dict[str, None] = {}
    for lane in lanes:
        elements: tuple[Bar | Mark, ...] = (*lane.bars, *lane.marks)
        found |= dict.fromkeys(text for one in elements if one.label for text in one.stands_for)
    return tuple(found)


def _has_unsure_edge(bar: Bar, span: float) -> bool:
    """Whether part of a bar is drawn pale; an open end is told apart."""
    edges = [] if bar.has_open_start else [(bar.start_earliest, bar.start_latest)]
    edges += [] if bar.has_open_end else [(bar.end_earliest, bar.end_latest)]
    return any(_is_seen(*edge, span) for edge in edges)


def _uncertainty_legend(elements: list[Bar | Mark], span: float) -> list[Legend]:
    """What the lines at marks and bars mean, where there are any."""
    entries = []
    reaches = [_reach(element) for element in elements if element.is_uncertain]
    if any(not is_order_only(*reach, span) and _is_seen(*reach, span) for reach in reaches):
        entries.append(Legend(text="possible time", role="evaluation", shape="whisker"))
    marks = [element for element in elements if isinstance(element, Mark) and element.is_uncertain]
    if any(is_order_only(mark.earliest, mark.latest, span) for mark in marks):
        entries.append(Legend(text="only order known", role="evaluation", shape="tails"))
    return entries


def _reach(element: Bar | Mark) -> tuple[float | None, float | None]:
    if isinstance(element, Mark):
        return element.earliest, element.latest
    if element.has_open_end:
        return element.start_earliest, element.start_latest
    return element.start_earliest, element.end_latest


def _is_seen(earliest: float | None, latest: float | None, span: float) -> bool:
    return earliest is None or latest is None or latest - earliest > _LEAST_SEEN * span


_MARK_WORDS: dict[MarkRole, str] = {
    "mrd negative": "MRD negative",
    "mrd positive": "MRD positive",
    "mrd indeterminate": "MRD indeterminate",
    "evaluation": "transfusion",
}
"""The words for marks whose label and lane don't already say what they are."""


def _is_in_words(mark: Mark) -> bool:
    """Whether the legend tells it; of evaluations, which look alike, only the ticks."""
    return mark.role in _MARK_WORDS and (mark.role != "evaluation" or mark.shape == "tick")


_GRADE_WORDS: dict[MarkRole, str] = {
    "toxicity mild": "complication G1–2",
    "toxicity severe": "complication G3",
    "toxicity grave": "complication G4–5",
    "toxicity": "complication without a CTCAE grade",
}


def _grades(bars: Iterable[str], marks: Iterable[str]) -> list[Legend]:
    """What the colours of complications mean, where there are several."""
    seen = {*bars, *marks}
    found = [role for role in _GRADE_WORDS if role in seen]
    if len(found) < 2:
        return []
    return [Legend(text=_GRADE_WORDS[role], role=role, shape="square") for role in found]


def _mark_legend(mark: Mark) -> Legend:
    return Legend(
        text=_MARK_WORDS[mark.role], role=mark.role, shape=mark.shape, is_open=mark.is_open
    )
