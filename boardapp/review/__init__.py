"""What a board needs to know, derived from a case as stated.

The names below are imported when they are first asked for: the words and structs of a review
are wanted without all that derives it.
"""

from typing import TYPE_CHECKING

from boardapp.lazy_names import lazy_names

if TYPE_CHECKING:
    from boardapp.review.model import Review
    from boardapp.review.reading import review_case

__all__ = ["Review", "review_case"]

__getattr__ = lazy_names(__name__, {"Review": "model", "review_case": "reading"})
