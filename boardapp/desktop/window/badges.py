"""What the list of panels tells behind a panel's name: how much in it wants to be looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from boardapp.review.model.review import Review


class Badge(NamedTuple):
    """A few signs behind the name, and the same in words."""

    text: str
    words: str


NONE = Badge("", "")


def badge_of(panel_id: str, review: "Review | None") -> Badge:
    """The badge of a panel; empty where nothing in it calls for attention."""
    count = _BADGES.get(panel_id)
    return count(review) if count is not None and review is not None else NONE


def _checks(review: "Review") -> Badge:
    errors = sum(finding.severity == "error" for finding in review.findings)
    warnings = sum(finding.severity == "warning" for finding in review.findings)
    signs = [f"●{errors}"] if errors else []
    signs += [f"▲{warnings}"] if warnings else []
    words = [_numbered(errors, "error")] if errors else []
    words += [_numbered(warnings, "warning")] if warnings else []
    return Badge(" ".join(signs), ", ".join(words))


def _toxicity(review: "Review") -> Badge:
    severe = sum(one.is_severe_by_ctcae for one in review.complications)
    return Badge(f"≥G3 {severe}", f"{severe} of grade 3 or more") if severe else NONE


def _labs(review: "Review") -> Badge:
    """How many tests stand outside their laboratory's range at the latest result."""
    outside = sum(
        bool(series.points) and series.points[-1].flag in ("low", "high") for series in review.labs
    )
    return Badge(f"↕{outside}", f"{outside} outside the range at last") if outside else NONE


def _pictures(review: "Review") -> Badge:
    count = len(review.images)
    return Badge(str(count), _numbered(count, "picture")) if count else NONE


def _numbered(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


_BADGES: dict[str, Callable[["Review"], Badge]] = {
    "checks": _checks,
    "toxicity": _toxicity,
    "labs": _labs,
    "pictures": _pictures,
}
