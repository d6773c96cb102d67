"""Which sentences belong to which slide: a table by the names of the slides."""

from collections.abc import Callable, Iterator

from boardapp.deck.outline.speaking import course, discussion, opening, state, tissue
from boardapp.deck.outline.speaking.telling import Telling

Speak = Callable[[Telling], Iterator[str]]

_SPEECHES: dict[str, Speak] = {
    "question": opening.question,
    "diagnosis": opening.diagnosis,
    "pathology": tissue.pathology,
    "genetics": tissue.genetics,
    "patient": opening.patient,
    "timeline": course.course,
    "history": course.course,
    "lines": course.lines,
    "relapses": course.relapses,
    "status": state.status,
    "mrd": state.mrd,
    "mrd-table": state.mrd,
    "labs": state.labs,
    "toxicity": state.toxicity,
    "complications": state.toxicity,
    "goals": discussion.goals,
    "options": discussion.options,
    "recommendation": discussion.recommendation,
    "doubts": discussion.doubts,
    "completeness": discussion.missing,
}
_WORK_UP, _IMAGES = "work-up-", "images"


def spoken(key: str, telling: Telling) -> tuple[str, ...]:
    """The sentences of the slide of this name; none for tables that are only looked up."""
    if key.startswith(_WORK_UP):
        said = state.work_up(telling, int(key.removeprefix(_WORK_UP)) - 1)
    elif key.startswith(_IMAGES):
        said = discussion.images(telling)
    elif speak := _SPEECHES.get(key):
        said = speak(telling)
    else:
        return ()
    return tuple(dict.fromkeys(filter(None, said)))
