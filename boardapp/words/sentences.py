"""Sentences: made of statements, found in an author's text, shortened openly.

A full stop behind an abbreviation ends no sentence ("after the St.", "No. 3", "Dr.", "e.g.").
"""

import re

from boardapp.words.capitals import capitalised

_MARK = re.compile(r"[.!?…]+[\"”»’)\]]*\s+|[。！？]+[」』）”]*\s*")
_OPENING = '"“„«‘(['
_CJK_MARKS = "。！？"
_ABBREVIATIONS = frozenset((
    "st", "no", "nr", "dr", "prof", "mr", "mrs", "ms", "fig", "figs", "ref", "refs", "vol", "vs",
    "cf", "ca", "approx", "resp", "incl", "excl", "max", "min", "e.g", "i.e", "al", "pp", "i.v",
    "p.o", "s.c", "i.m", "i.t", "b.i.d", "t.i.d", "q.d", "dept", "hosp", "univ", "inc", "ltd",
    "jr", "sr", "tab", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec",
))  # fmt: skip
_ITEM = re.compile(r"\d{1,2}\.\s")
_LAST_WORD = re.compile(r"(?:^|[\s(\[/“\"])([^\s(\[/“\"]+)\.$")


def sentences(*parts: str) -> str:
    """Statements as sentences, each with its capital and its full stop; empty ones left out."""
    stated = (part.strip().rstrip(".") for part in parts)
    return " ".join(with_full_stop(capitalised(part)) for part in stated if part)


def with_full_stop(text: str) -> str:
    """The text with the mark that ends a sentence; one that has a mark keeps it."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its mark; one without marks is one sentence."""
    found, start = [], 0
    for mark in _MARK.finditer(text):
        before = text[start : mark.end()].strip()
        if _ends(before, text[mark.end() :]):
            found.append(before)
            start = mark.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


_FEWEST_WORDS = 4
"""Fewer words before a colon are a label ("Options: …") and say nothing alone."""


def before_colon(text: str) -> str:
    """What a text says before its first colon; empty where that is no more than a label."""
    head, colon, _ = text.partition(": ")
    return head if colon and len(head.split()) >= _FEWEST_WORDS else ""


def opening(text: str) -> str:
    """The first sentence, without its full stop; empty for an empty text."""
    first = next(iter(split_sentences(text)), "")
    return first if _last_word(first) in _ABBREVIATIONS else first.removesuffix(".")


def shortened(text: str, limit: int) -> str:
    """The text within `limit` characters: whole sentences where one fits, else cut within.

    What is not whole ends in "…". The full text belongs into the notes of the slide.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    kept = ""
    for sentence in split_sentences(text):
        if len(f"{kept} {sentence} …".strip()) > limit:
            break
        kept = f"{kept} {sentence}".strip()
    return f"{kept} …" if kept else _cut(text, limit)


def _ends(before: str, after: str) -> bool:
    """Whether a sentence ends between two parts of a text that a mark parts.

    It does not behind an abbreviation, an initial ("J. Smith") or the number of an item that
    begins the text ("1. Marrow"), nor where neither a capital nor an item follows.
    """
    if before[-1:] in _CJK_MARKS:
        return bool(after)
    word = _last_word(before)
    is_item = word.isdigit() and before == f"{word}."
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or is_item:
        return False
    return after.lstrip(_OPENING)[:1].isupper() or bool(_ITEM.match(after))


def _last_word(text: str) -> str:
    """The word before the full stop at the end of a text, in small letters; else empty."""
    match = _LAST_WORD.search(text)
    return match[1].lower() if match else ""


def _cut(text: str, limit: int) -> str:
    head = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–(")
    return f"{head} …"
