"""The review that a deck is made from, kept between listing its slides and writing them."""

from boardapp.case.case import Case
from boardapp.review.model.review import Review
from boardapp.review.parts import Parts
from boardapp.review.review_case import review_case

_NOT_REVIEWED = "presentation"
"""The one field of a case that no review reads: which slides were chosen."""

_last: tuple[Case, Review] | None = None
_parts = Parts()


def deck_review(case: Case) -> Review:
    """The review of a case as its deck tells it: without calendar dates, and on no day.

    The last one is kept and given again where all that it read is the same, and so are its parts.
    Structs of a case are frozen and share what did not change, so the same object says the same
    thing.
    """
    global _last, _parts  # noqa: PLW0603 - one case is open; a deck of another takes its place
    kept = _last
    if kept is None or not reads_the_same(kept[0], case):
        parts, _parts = _parts, Parts()  # a deck that is made on another thread has its own
        kept = _last = (case, review_case(case, keeps_dates=False, parts=parts))
        _parts = parts
    return kept[1]


def reads_the_same(one: Case, other: Case) -> bool:
    """Whether two cases differ in nothing but the choice of slides."""
    return all(
        getattr(one, name) is getattr(other, name)
        for name in Case.__struct_fields__
        if name != _NOT_REVIEWED
    )
