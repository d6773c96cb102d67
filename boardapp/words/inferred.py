"""What the source does not state, but who made the case read from it: marked in every wording."""

from collections.abc import Collection

INFERRED = "inferred"
COUNTED_BY_US = "counted by us"
"""Said of lines and relapses that the source does not number."""
_MARK = f" ({INFERRED})"


def with_inference(text: str, field: str, inferred: Collection[str]) -> str:
    """The text of a field, marked where the field is among the inferred ones; empty stays empty."""
    return marked_inferred(text) if field in inferred else text


def marked_inferred(text: str) -> str:
    """The text with its mark: "bridge (inferred)"; one that bears it already, as it is."""
    return f"{text}{_MARK}" if text and _MARK not in text else text
