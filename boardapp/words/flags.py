"""Where a result stands to its laboratory's range, in words and a sign: never by colour alone."""

_WORDS = {"low": "↓ low", "high": "↑ high", "normal": "in range", "no range": "no range"}


def flag_text(flag: str, *, is_numeric: bool) -> str:
    """The flag of a result in a column of its own.

    An empty flag is that of a value that may lie on both sides of a limit, or of words.
    """
    return _WORDS.get(flag) or ("across a limit" if is_numeric else "in words")


def outside_text(flag: str) -> str:
    """The flag behind a value: "↓ low", "↑ high"; empty where it is not outside its range."""
    return _WORDS[flag] if flag in ("low", "high") else ""


def sign_text(flag: str) -> str:
    """The sign of a value that is outside its range, for a cell: "↓", "↑"; else empty."""
    return {"low": "↓", "high": "↑"}.get(flag, "")


def side_text(flag: str) -> str:
    """On which side of its range a result lies, within a sentence: "above", "below"; or empty."""
    return {"low": "below", "high": "above"}.get(flag, "")
