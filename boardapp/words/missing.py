"""What is not there, in words: a cell is never empty and never a dash."""

from collections.abc import Iterable

NOT_REPORTED = "not reported"
_SAY_NOTHING = frozenset({"", "-", "–", "—", NOT_REPORTED, "not stated", "unknown"})


def is_stated(text: str) -> bool:
    """Whether a text of the source says anything: not empty, and none of the words for nothing."""
    return text.strip().lower() not in _SAY_NOTHING


def stated(text: str, missing: str = NOT_REPORTED) -> str:
    """The text, or the word for its absence."""
    return text.strip() if text.strip() not in ("", "-", "–", "—") else missing


def first_stated(*texts: str) -> str:
    """The first text that says something, else "not reported"."""
    return next((text.strip() for text in texts if is_stated(text)), NOT_REPORTED)


def joined(texts: Iterable[str], separator: str = "; ") -> str:
    """The texts that say something, parted; each of them once."""
    return separator.join(dict.fromkeys(text.strip() for text in texts if is_stated(text)))
