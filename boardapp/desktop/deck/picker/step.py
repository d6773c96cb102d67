"""What a change of the list of slides is called, as a step that can be undone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardapp.deck.outline.picker import SlideChoice

_LENGTH = 40


def step_name(before: "Sequence[SlideChoice]", after: "Sequence[SlideChoice]") -> str:
    """The name of the step from one list to the other of the same slides."""
    old = {slide.key: slide for slide in before}
    changed = [slide for slide in after if slide != old.get(slide.key)]
    if len(changed) == 1 and _keys(before) == _keys(after):
        [slide] = changed
        was = old[slide.key]
        if slide.included != was.included:
            return f"{'Take in' if slide.included else 'Leave out'} {_named(was)}"
        if slide.title != was.title:
            return f"Retitle {_named(was)}"
    moved = _moved(_keys(before), _keys(after)) or (changed[0].key if len(changed) == 1 else "")
    if moved and all(slide.key == moved for slide in changed):
        return f"Move {_named(old[moved])}"
    return "Choose slides"


def _keys(slides: "Sequence[SlideChoice]") -> list[str]:
    return [slide.key for slide in slides]


def _moved(before: list[str], after: list[str]) -> str:
    """The one key without which both lists are in the same order; empty where there is none.

    Of two neighbours that changed places either will do.
    """
    places = (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    first = next(places, None)
    if first is None:
        return ""
    for key in (after[first], before[first]):
        if [k for k in before if k != key] == [k for k in after if k != key]:
            return key
    return ""


def _named(slide: "SlideChoice") -> str:
    title = slide.title
    short = title if len(title) <= _LENGTH else f"{title[: _LENGTH - 1].rstrip()}…"
    return f"slide “{short}”"
