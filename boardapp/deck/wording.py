"""Words on slides: what is missing is said, lists read as lists, long texts are cut openly."""

import re
from collections.abc import Iterable, Sequence

from boardapp.review.model.base import NOT_REPORTED

_COUNTS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_EMPTY = {"", "-", "–", "—"}


def stated(text: str, missing: str = NOT_REPORTED) -> str:
    """The text, or the word for its absence: a cell is never empty and never a dash."""
    return missing if text.strip() in _EMPTY else text.strip()


def is_stated(text: str) -> bool:
    """Whether the source says anything: neither empty nor one of the words for nothing."""
    return text.strip().lower() not in _EMPTY | {NOT_REPORTED, "not stated", "unknown"}


def first_stated(*texts: str) -> str:
    """The first text that says something, else "not reported"."""
    return next((text.strip() for text in texts if is_stated(text)), NOT_REPORTED)


def joined(texts: Iterable[str], separator: str = "; ") -> str:
    """The texts that say something, parted; each of them once."""
    return separator.join(dict.fromkeys(text.strip() for text in texts if is_stated(text)))


def listed(texts: Sequence[str]) -> str:
    """The texts as a list in a sentence: "a, b and c"."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, as a sentence begins: "Four relapses", "13 results"."""
    word = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{word.capitalize()} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """How often, from the second time on: "", "twice", "three times", "13 times"."""
    if number < 2:
        return ""
    return "twice" if number == 2 else f"{counted(number, 'time').lower()}"


def capitalised(text: str) -> str:
    """The text with a capital first letter, unless a capital follows it ("aPTT")."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, unless it is a name such as "CNS" or "CD19"."""
    is_name = text[1:2].isupper() or any(letter.isdigit() for letter in text.split(" ", 1)[0])
    return text if is_name else text[:1].lower() + text[1:]


def opening(text: str) -> str:
    """The first sentence, without its full stop."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0].removesuffix(".")


def gist(text: str, limit: int) -> str:
    """The first sentence, or its part before a semicolon, within `limit` characters.

    The full text belongs into the notes of the slide.
    """
    sentence = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    main, _, rest = sentence.partition("; ")
    return shortened(f"{main}." if rest else sentence, limit)


def shortened(text: str, limit: int) -> str:
    """The text within `limit` characters: whole sentences where one fits, else cut with "…".

    The full text belongs into the notes of the slide.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        if len(kept) + 1 + len(sentence) > limit:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    head = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–(")
    return f"{head} …"
