"""Lists in a sentence."""

from collections.abc import Sequence


def listed(texts: Sequence[str]) -> str:
    """The texts as a list: "a, b and c"; empty without any."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
