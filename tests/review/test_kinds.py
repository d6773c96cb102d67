"""A new kind of record has an entry wherever kinds are told of: none is left out in silence."""

from boardapp.case.case import Case
from boardapp.case.kinds import EVENTS, KINDS
from boardapp.case.shape import shape
from boardapp.review.course.narrative import _IN_WORDS, _TEXTS
from boardapp.review.toxicity.complications import _TEXTS as COMPLICATIONS


def test_every_event_has_a_sentence_in_the_history() -> None:
    records = dict(shape(Case).parts)
    assert {records[kind.collection] for kind in EVENTS} == set(_TEXTS) | set(_IN_WORDS)


def test_every_kind_of_complication_is_told() -> None:
    names = {kind.name for kind in KINDS.values() if kind.role == "complication"}
    assert names == set(COMPLICATIONS)
