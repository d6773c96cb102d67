"""How wide and how many lines a text is, measured with the font of the deck.

The bundled Carlito has the widths of Calibri, so nothing depends on the fonts of the machine.
"""

import re
import unicodedata
from functools import cache, lru_cache

from boardapp.deck.fitting.font_file import FontFile
from boardapp.resources import asset

LINE_PITCH = 1.22
"""Height of a line of Calibri, in font sizes."""
TALL_PITCH = 1.5
"""The same where another font steps in, for emoji or letters that Calibri lacks."""

_WIDTH_MARGIN = 0.95
"""The part of a line that is counted on: programs break lines a little differently."""

ELLIPSIS = "…"
_NARROW = 0.4
"""The width of a letter, in font sizes: a text of narrower ones is wrapped to be sure."""
MANY = 50_000
"""So many answers are kept: a table of thousands of rows is measured again and again, from its
first row to its last, and what keeps less has forgotten all of them each time."""
_LONGEST_WORD = 30
"""A word of more letters is cut within."""


def text_width(text: str, points: float, *, is_bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return _length(text, is_bold) * points


def wrap(
    text: str, points: float, width: float, *, label: str = "", is_bold: bool = False
) -> list[str]:
    """Break a text into lines as a slide will, at blanks; a word too long is broken within.

    `width` is that of the text's frame, in points. `label` stands in bold before the text.
    """
    lines: list[str] = []
    usable = width * _WIDTH_MARGIN / points
    bold_words = len(_words(label)) if label else 0
    for number, paragraph in enumerate(f"{label} {text}".strip().split("\n")):
        bold = bold_words if number == 0 else 0
        lines.extend(_wrap_paragraph(paragraph, usable, bold, is_bold=is_bold))
    return lines


@lru_cache(maxsize=MANY)
def line_count(
    text: str, points: float, width: float, *, label: str = "", is_bold: bool = False
) -> int:
    """How many lines a text takes, as `wrap` breaks it; an empty one takes a line."""
    if label:
        return len(wrap(text, points, width, label=label, is_bold=is_bold))
    usable = width * _WIDTH_MARGIN / points
    paragraphs = f" {text}".strip().split("\n")
    return sum(_paragraph_lines(paragraph, usable, is_bold=is_bold) for paragraph in paragraphs)


def text_height(
    text: str, points: float, width: float, *, label: str = "", is_bold: bool = False
) -> float:
    """The height of a text, in points."""
    lines = line_count(text, points, width, label=label, is_bold=is_bold)
    return lines * points * pitch(label + text)


@lru_cache(maxsize=MANY)
def pitch(text: str) -> float:
    """The line height that a text needs, in font sizes."""
    if text.isascii():
        return LINE_PITCH
    return LINE_PITCH if all(_is_latin(character) for character in text) else TALL_PITCH


def shorten(
    text: str, points: float, width: float, lines: int, *, is_bold: bool = False, tail: str = ""
) -> str:
    """The text and `tail`, if they fit a number of lines; else its beginning, "…" and `tail`."""

    def fits(candidate: str) -> bool:
        return line_count(candidate, points, width, is_bold=is_bold) <= max(lines, 1)

    wrapped = wrap(text, points, width, is_bold=is_bold)[: max(lines, 1) + 1]
    if fits("\n".join(wrapped)) and fits(text + tail):
        return text + tail
    low, high = 0, min(sum(len(line) + 1 for line in wrapped), len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_cut(text, middle, tail)) else (low, middle - 1)
    return _cut(text, low, tail)


def longest_word(text: str, points: float, *, is_bold: bool = False) -> float:
    """The width of the widest word, in points."""
    return _longest(text, is_bold) * points


@lru_cache(maxsize=20_000)
def _longest(text: str, is_bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    """The width of the widest word, in font sizes."""
    words = re.split(r"\s+", text)
    if _has_squares(text):
        words = [part for word in words for part, _ in _units(word)]
    return max((_length(word, is_bold) for word in words), default=0.0)


def _cut(text: str, length: int, tail: str) -> str:
    """The text up to `length`, back to the end of a word if one is near, with "…"."""
    kept = text[:length]
    blank = max(kept.rfind(" "), kept.rfind("\n"))
    is_within_a_word = length < len(text) and not text[length].isspace()
    if is_within_a_word and blank > 0 and length - blank <= _LONGEST_WORD:
        kept = kept[:blank]
    kept = kept.rstrip(" ,;:–-\n")
    return f"{kept} {ELLIPSIS}{tail}" if kept else ELLIPSIS + tail


def _words(text: str) -> list[str]:
    # A no-break space holds its words together, so str.split without a blank will not do.
    return [word for word in text.replace("\t", " ").split(" ") if word]


def _units(text: str) -> list[tuple[str, bool]]:
    """What a line may not be broken within, each with whether a blank stands before it.

    Chinese and Japanese are written without blanks and broken between any two characters, but
    for those that may not begin a line or end one (Unicode's line breaking, UAX 14).
    """
    if not _has_squares(text):
        return [(word, True) for word in _words(text)]
    found: list[tuple[str, bool]] = []
    for word in _words(text):
        parts = _square_parts().findall(word) if _has_squares(word) else [word]
        found += [(part, number == 0) for number, part in enumerate(parts)]
    return found


_SQUARES = "\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b"
_CLOSING = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3041\u3043\u3045\u3047\u3049"
    "\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
_HIGH = re.compile("[^\x00-\u2e7f]")
"""Where squares begin: hardly any text of a case reaches so far."""


def _has_squares(text: str) -> bool:
    """Whether a text holds letters that stand in a square each and are broken between any two."""
    return _HIGH.search(text) is not None and _square().search(text) is not None


@cache
def _square() -> re.Pattern[str]:
    """Compiled when a text reaches so far: this and the next take 4 ms."""
    return re.compile(f"[{_SQUARES}]")


@cache
def _square_parts() -> re.Pattern[str]:
    """A character, or a stretch of other writing, with the marks that hang on it."""
    return re.compile(
        f"[{_OPENING}]*(?:[{_SQUARES}]|[^{_SQUARES}{_OPENING}{_CLOSING}]+|[{_CLOSING}])"
        f"[{_CLOSING}]*|[{_OPENING}]+"
    )


def _paragraph_lines(text: str, usable: float, *, is_bold: bool) -> int:
    """How many lines `_wrap_paragraph` gives: counted by the widths alone, which are kept."""
    if _is_one_line(text, usable, is_bold=is_bold):
        return 1
    units = _unit_widths(text, is_bold)
    if max((need for _, need in units), default=0.0) > usable:
        return len(_wrap_paragraph(text, usable, 0, is_bold=is_bold))
    lines, used = 1, 0.0
    for gap, need in units:
        if used + gap + need <= usable:
            used += gap + need
        else:
            lines, used = lines + 1, need
    return lines


@lru_cache(maxsize=20_000)
def _unit_widths(
    text: str,
    is_bold: bool,  # noqa: FBT001 - a key of the cache
) -> tuple[tuple[float, float], ...]:
    """The width of the blank before each unit and its own, in font sizes."""
    blank = _advances(is_bold)[" "]
    units = _units(text)
    return tuple(
        (blank if is_word and number else 0.0, _length(unit, is_bold))
        for number, (unit, is_word) in enumerate(units)
    )


def _wrap_paragraph(text: str, usable: float, bold_words: int, *, is_bold: bool) -> list[str]:
    """Lines of one paragraph; `usable` is their width in font sizes."""
    if not bold_words and _is_one_line(text, usable, is_bold=is_bold):
        return [" ".join(_words(text))]
    lines, line, used, count = list[str](), "", 0.0, -1
    blank = _advances(is_bold)[" "]
    for unit, is_word in _units(text):
        count += is_word
        bold = is_bold or count < bold_words
        for number, piece in enumerate(_pieces(unit, usable, is_bold=bold)):
            need, gap = _length(piece, bold), blank if is_word or number else 0.0
            if line and used + gap + need <= usable:
                line += f" {piece}" if gap else piece
                used += gap + need
                continue
            if line:
                lines.append(line)
            line, used = piece, need
    return [*lines, line]


def _is_one_line(text: str, usable: float, *, is_bold: bool) -> bool:
    """Whether a text that is broken at blanks alone surely needs no break."""
    if len(text) * _NARROW > usable or _has_squares(text):
        return False
    return _length(text, is_bold) <= usable


def _pieces(word: str, usable: float, *, is_bold: bool) -> list[str]:
    """A word, or the parts it is broken into because no line holds it."""
    if _length(word, is_bold) <= usable:
        return [word]
    pieces, piece, used, advances = [], "", 0.0, _advances(is_bold)
    for character in word:
        need = advances[character]
        if piece and used + need > usable:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + need
    return [*pieces, piece]


class _Advances(dict[str, float]):
    """The width of each character, in font sizes, measured when it is first asked for."""

    def __init__(self, font: FontFile) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        self[character] = self._measured(character)
        return self[character]

    def _measured(self, character: str) -> float:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            return 0.0
        if ord(character) >= 0x2E80:  # Chinese, Japanese, Korean, emoji: a full square or more
            return 1.3 if ord(character) >= 0x1F000 else 1.05
        width = self._font.width(character)
        return width if _is_latin(character) else max(width, 0.6)


@cache
def _is_latin(character: str) -> bool:
    """Whether Calibri draws the character: Latin, Greek, Cyrillic, punctuation, signs."""
    return ord(character) < 0x0530 or 0x1E00 <= ord(character) < 0x2300


@lru_cache(maxsize=20_000)
def _length(text: str, is_bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    """The width of a text on one line, in font sizes."""
    return sum(map(_advances(is_bold).__getitem__, text))


@cache
def _advances(is_bold: bool) -> _Advances:  # noqa: FBT001 - a key of the cache
    name = "Carlito-Bold.ttf" if is_bold else "Carlito-Regular.ttf"
    return _Advances(FontFile(asset(f"fonts/{name}")))
