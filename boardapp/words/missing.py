"""What is not there, in words: a cell is never empty and never a dash."""

NOT_REPORTED = "not reported"


def stated(text: str, missing: str = NOT_REPORTED) -> str:
    """The text, or the word for its absence."""
    return text.strip() or missing
