"""How the names of a disease are written in a profile, and where a text speaks of one.

A name is words: "Hodgkin lymphoma". They are compared whole and without regard to capitals; a word
with two capitals or more as it is written ("ALL" is not "all"). "*" stands for letters before or
behind ("*sarcoma", "promyelo*"), "…" for any words of the same sentence. Hyphens, slashes and
commas part words as a space does. The British spelling and the plural are the same name.
"""

import re
from typing import NamedTuple

import msgspec

_WORD = re.compile(r"[^\W_]+|[.;](?=\s|$)")
_NAME_PART = re.compile(r"\*?[^\W_]+\*?|…")
_CAPITALS = 2


class Span(NamedTuple):
    """Where a text speaks of a name: from the first character to behind the last."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other is a part of this one, and this one says more."""
        return self.start <= other.start and other.end <= self.end and self != other


class _Word(NamedTuple):
    raw: str
    plain: str
    span: Span


class WrittenName(msgspec.Struct, frozen=True):
    """One name of a profile, ready to be looked for."""

    text: str
    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "WrittenName":
        """Read a name. Raises ValueError with a sentence where it does not end with a word."""
        parts = tuple(_NAME_PART.findall(text))
        if not any(part.strip("*…") for part in parts):
            raise ValueError(f'"{text}" is no name: it holds no word')
        if parts[-1] == "…":
            raise ValueError(f'"{text}" ends with dots: any word may follow a name')
        return cls(text, parts)

    @property
    def stem(self) -> str:
        """The longest run of letters that a text must hold, in small letters, to say this name."""
        letters = (part.strip("*…") for part in self.parts)
        return plain(max(letters, key=len))

    def find(self, words: "Words") -> Span | None:
        """The first place where the words say this name."""
        for first in range(len(words.words)):
            last = self._match(words, first, 0)
            if last is not None:
                return Span(words.words[first].span.start, words.words[last].span.end)
        return None

    def _match(self, words: "Words", at: int, part: int) -> int | None:
        """The last word of a match of the parts from `part` on, beginning at the word `at`."""
        if part == len(self.parts):
            return at - 1
        if self.parts[part] == "…":
            while at < len(words.words) and words.words[at].raw not in ".;":
                if (last := self._match(words, at, part + 1)) is not None:
                    return last
                at += 1
            return None
        if at < len(words.words) and _is_said(self.parts[part], words.words[at]):
            return self._match(words, at + 1, part + 1)
        return None


class Words:
    """The words of a text, with the ends of its sentences."""

    def __init__(self, text: str) -> None:
        self.words = [
            _Word(found.group(), plain(found.group()), Span(*found.span()))
            for found in _WORD.finditer(text)
        ]

    def say(self, name: WrittenName) -> bool:
        """Whether they say this name anywhere."""
        return name.find(self) is not None


def plain(text: str) -> str:
    """A text without regard to capitals, in the American spelling."""
    return text.casefold().replace("aemi", "emi").replace("tumour", "tumor")


def _is_said(part: str, word: _Word) -> bool:
    letters, said = part.strip("*"), word.raw
    if sum(letter.isupper() for letter in letters) < _CAPITALS:
        letters, said = letters.casefold(), word.plain
    if part.startswith("*") and part.endswith("*"):
        return letters in said
    if part.endswith("*"):
        return said.startswith(letters)
    forms = (letters, f"{letters}s")
    if part.startswith("*"):
        return said.endswith(forms)
    return said in forms
