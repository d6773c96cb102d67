"""How wide a text is, without a font at hand, and how it is cut to a width.

The widths are those of Arial and its metric twin Liberation Sans; Calibri and most other
fonts for slides run narrower, so that what fits here fits there.
"""

import re
from collections.abc import Callable
from functools import lru_cache

Measure = Callable[[str, float], float]
"""Gives the width of a text, in points, at a font size in points."""

# Thousandths of the font size, from the blank (U+0020) to the tilde (U+007E).
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHER = {"…": 1000, "→": 1000, "⁻": 750, "⁰": 750, "×": 584, "≥": 549, "≤": 549, "·": 333}
_NARROW, _CAPITAL, _WIDE = 600, 800, 1000
_BREAKS = re.compile(r"[\t\n\r]+")
_BLANKS = re.compile(r"[ \t\n\r]+")
_SLACK = 1.0
"""What a word may be wider than its line, in points: it was given just its own width."""
BOLDER = 1.08
"""How much wider bold letters are, at most."""
_WIDE_FROM = 0x2100
"""From here on stand symbols and scripts that are as wide as high."""


def arial_width(text: str, size: float) -> float:
    """The width of `text` in points, set in Arial of `size` points."""
    return _text_thousandths(text) * size / 1000


@lru_cache(maxsize=20_000)
def _text_thousandths(text: str) -> int:
    """A layout asks for the same few hundred texts in many sizes and rows."""
    return sum(map(_thousandths, text))


def _thousandths(character: str) -> int:
    code = ord(character)
    if 32 <= code <= 126:
        return _ASCII[code - 32]
    if character in _OTHER:
        return _OTHER[character]
    return _WIDE if code >= _WIDE_FROM else _CAPITAL if character.isupper() else _NARROW


def cut_to_width(text: str, width: float, size: float, measure: Measure) -> str:
    """The text on one line, or as much as fits `width` with "…" behind; "" if not even that."""
    text = _BREAKS.sub(" ", text)
    if measure(text, size) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = text[:end].rstrip(" ,;·+(") + "…"
        if measure(cut, size) <= width:
            return cut
    return ""


def wrapped(text: str, size: float, width: float, measure: Measure) -> list[str]:
    """The text in lines at blanks, but not at no-break ones; no line where there is no word.

    A word that is wider than a line is broken within.
    """
    return list(_wrapped(text, size, width, measure))


@lru_cache(maxsize=5_000)
def _wrapped(text: str, size: float, width: float, measure: Measure) -> tuple[str, ...]:
    """The same; a figure that is tried in several sizes asks for the same lines again and again."""
    lines: list[str] = []
    for word in _BLANKS.split(text.strip(" \t\n\r")):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size) <= width:
            lines[-1] = joined
        elif word:
            lines.extend(_broken(word, size, width, measure))
    return tuple(lines)


@lru_cache(maxsize=5_000)
def longest_word(text: str, size: float, measure: Measure) -> float:
    """The width of the widest word, in points."""
    return max((measure(word, size) for word in _BLANKS.split(text)), default=0.0)


def _broken(word: str, size: float, width: float, measure: Measure) -> list[str]:
    """A word in pieces that each fit the width, as far as a letter does."""
    pieces, start = list[str](), 0
    while start < len(word):
        end = len(word)
        while end > start + 1 and measure(word[start:end], size) > width + _SLACK:
            end -= max(1, (end - start) // 8)
        pieces.append(word[start:end])
        start = end
    return pieces


def shorten(text: str, limit: int) -> str:
    """The text on one line of at most `limit` characters, cut at a word with "…" behind."""
    text = _BREAKS.sub(" ", text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) >= limit * 0.6 else cut).rstrip(" ,;.") + "…"
