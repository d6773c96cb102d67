"""Lists in a sentence."""

from collections.abc import Iterable, Sequence


def listed(texts: Sequence[str]) -> str:
    """The texts as a list: "a, b and c"; empty without any."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def parted(texts: Iterable[str], separator: str = "; ") -> str:
    """The texts one after the other, each of them once; an empty one is left out."""
    return separator.join(dict.fromkeys(filter(None, map(str.strip, texts))))


def extended(text: str, more: str) -> str:
    """A text with what is said beyond it; "normal, normal at diagnosis" would say it twice."""
    return more if more.startswith(text) else parted((text, more), ", ")


def with_shared_ending(terms: Sequence[str]) -> str:
    """Terms as one: "AST, ALT and GGT increased" where they share their last word."""
    endings = {term.rpartition(" ")[2] for term in terms}
    if len(terms) > 1 and len(endings) == 1:
        return f"{listed([term.rpartition(' ')[0] for term in terms])} {endings.pop()}"
    return listed(terms)
