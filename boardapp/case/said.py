"""What a text of the case file says, if it says anything.

Some fields of the file hold "not reported" until somebody states more: that is a word of the
file's format, read here and nowhere else.
"""

NOT_REPORTED = "not reported"
_SAYS_NOTHING = frozenset({"", "-", "–", "—", NOT_REPORTED, "not stated"})


def said(text: str) -> str:
    """The text as stated; empty where the file says nothing with it."""
    text = text.strip()
    return "" if text.lower() in _SAYS_NOTHING else text


def is_not_done(text: str) -> bool:
    """Whether the file says that something was not done."""
    return text.strip().lower() == "not done"
