"""Names of drugs, assays, protocols and diseases as they are spelled, and close misspellings.

Rule "names of a leukemia board, version 1". A word is doubted where it is no listed name
but very like one; a word that is like none is not judged. Two listed names may be alike
(vincristine, vinblastine): each is right. Names are never corrected.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from boardapp.clinical.names_lists import ASSAYS, DISEASES, DRUGS, PLAIN_WORDS, PROTOCOLS

RULE = "names of a leukemia board, version 1"
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"([a-z]{3,})(\d.*)")
_SHORTEST, _LONG, _VERY_LONG = 6, 11, 15
_PHRASE_LONG = 10


class Misspelling(msgspec.Struct, frozen=True):
    """A word or two as printed, and the name that is very likely meant."""

    printed: str
    meant: str
    kind: str


def misspellings(text: str) -> Iterator[Misspelling]:
    """The words of a text that are very like a listed name and are none, in order."""
    words = list(_WORD.finditer(text))
    skip = -1
    for index, word in enumerate(words):
        if index <= skip:
            continue
        if index + 1 < len(words):
            found = _of_phrase(text, word, words[index + 1])
            if found:
                skip = index + 1
                yield found
                continue
        if single := _of_word(word[0]):
            yield single


def listed_protocols(text: str) -> frozenset[str]:
    """The listed protocols that a text names, by their usual spelling."""
    squeezed = f" {_folded(text)} "
    return frozenset(name for name, folded in _folded_protocols() if folded in squeezed)


def names_a_drug(text: str) -> bool:
    """Whether a text names a listed drug."""
    return any(match[0].casefold() in _drug_words() for match in _WORD.finditer(text))


def _of_phrase(text: str, first: re.Match[str], second: re.Match[str]) -> Misspelling | None:
    """Two words that stand for one listed name: "vaso occlusive"."""
    folded = f"{first[0]} {second[0]}".casefold()
    if len(folded) < _PHRASE_LONG or folded in _known_phrases():
        return None
    for name in _pairs_by_letter().get(folded[0], ()):
        if _distance(folded, name, 2) > 2:
            continue
        if any(words in text.casefold() for words in _OTHER_MEANINGS.get(folded, ())):
            return None
        return Misspelling(text[first.start() : second.end()], _kept(name), "disease")
    return None


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> Misspelling | None:
    folded = word.casefold()
    if len(folded) < _SHORTEST or folded in _known_words():
        return None
    if code := _CODE.fullmatch(folded):
        return _of_code(word, code)
    if not folded.isalpha():
        return None
    for name, shown, kind in _names_by_letter().get(folded[0], ()):
        allowed = _allowed(name, folded, kind)
        if 0 < _distance(folded, name, allowed) <= allowed:
            return Misspelling(word, shown, kind)
    return None


def _allowed(name: str, folded: str, kind: str) -> int:
    """How many letters may differ: more in longer names, of which few are alike."""
    if kind == "disease" or len(folded) <= _LONG:
        return 1
    return 3 if len(name) >= _VERY_LONG else 2


def _of_code(word: str, code: re.Match[str]) -> Misspelling | None:
    """A study number whose digits are those of a listed one and whose letters are nearly."""
    for name in PROTOCOLS:
        known = _CODE.fullmatch(name.casefold())
        if known and known[2] == code[2] and _distance(code[1], known[1], 1) == 1:
            return Misspelling(word, name, "protocol")
    return None


@cache
def _folded_protocols() -> list[tuple[str, str]]:
    return [(name, f" {_folded(name)} ") for name in PROTOCOLS]


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Every single-word name with its usual spelling and kind."""
    listed = ((DRUGS, "drug"), (ASSAYS, "assay"), (PROTOCOLS, "protocol"), (DISEASES, "disease"))
    return {
        word.casefold(): (word, kind)
        for names, kind in listed
        for name in names
        for word in (name.split() if kind == "drug" else (name,))
        if len(word) >= _SHORTEST and _WORD.fullmatch(word) and _is_alone(word)
    }


@cache
def _names_by_letter() -> dict[str, list[tuple[str, str, str]]]:
    """The same by first letter, which a misspelling shares with its name."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, (shown, kind) in _names().items():
        found.setdefault(name[0], []).append((name, shown, kind))
    return found


def _is_alone(word: str) -> bool:
    """Whether likeness to this word means anything: not for acronyms that are words too."""
    return not word.isupper() and not _CODE.fullmatch(word.casefold())


@cache
def _known_words() -> frozenset[str]:
    """Every word that is right, also in the plural, in German and in French."""
    words = {word for name in (*DRUGS, *ASSAYS, *PROTOCOLS, *DISEASES, *PLAIN_WORDS)
             for word in _folded(name).split()}  # fmt: skip
    words |= {word.replace("penia", "paenia") for word in words}
    german = {word[:-1] for word in words if word.endswith("e")}
    french = {f"{word}e" for word in words if word.endswith(("in", "ib"))}
    forms = words | german | french
    return frozenset(forms | {f"{word}s" for word in forms})


@cache
def _drug_words() -> frozenset[str]:
    return frozenset(word.casefold() for name in DRUGS for word in name.split())


@cache
def _known_phrases() -> frozenset[str]:
    return frozenset(_folded(name) for name in DISEASES if " " in _folded(name))


@cache
def _pairs_by_letter() -> dict[str, list[str]]:
    """Those of two words, by the first letter, which a misspelling shares with its name."""
    found: dict[str, list[str]] = {}
    for name in sorted(_known_phrases()):
        if name.count(" ") == 1:
            found.setdefault(name[0], []).append(name)
    return found


_OTHER_MEANINGS = {"vaso occlusive": ("sickle", "crisis", "crises", "painful")}
"""Phrases that are right in another disease, by the words that show it."""


def _kept(folded: str) -> str:
    return next(name for name in DISEASES if _folded(name) == folded)


def _folded(text: str) -> str:
    return " ".join(match[0] for match in _WORD.finditer(text.casefold()))


def _distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, exchanged or swapped; more than `most` is not counted out."""
    # One change of a letter takes one kind of letter away at most, and brings one.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before, above = list(range(len(other) + 1)), list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, target in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != target))
            is_swap = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target
            row.append(min(cost, before[j - 2] + 1) if is_swap else cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]
