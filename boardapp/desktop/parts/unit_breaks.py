"""Units kept whole on screen: Qt would end a line after the slash of "g/L"."""

import re

_WORD_JOINER = "\u2060"
"""Has no width and is not drawn; no line ends at it."""

_SLASH = re.compile(r"(?<=[\w²³⁹])/(?=(?:[mdµ]?L|mm³|m²|kg|h|d|min|wk)(?!\w))")


def hold_units(text: str) -> str:
    """The text to be shown, with each unit held together."""
    return _SLASH.sub(f"/{_WORD_JOINER}", text)


def release_units(text: str) -> str:
    """The text as it was, to be copied."""
    return text.replace(_WORD_JOINER, "")
