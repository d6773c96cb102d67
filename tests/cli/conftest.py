"""The reviews of the example cases, as the review's own tests have them."""

from tests.review.conftest import letter, minimal, synthetic

__all__ = ["letter", "minimal", "synthetic"]
