"""What a board needs to know, derived from a case as stated."""

from boardapp.review.model import Review
from boardapp.review.reading import review_case

__all__ = ["Review", "review_case"]
