"""Which words a spelling checker should leave alone: genes, drugs, protocols, units.

Without this the edit view of PowerPoint underlines half of a slide in red.
"""

import re
from functools import lru_cache

# Stems of international nonproprietary names, from the WHO's list of stems of 2018, and drugs
# of the field that end in none of them.
_DRUG_ENDINGS = (
    "mab", "nib", "zomib", "rubicin", "mustine", "sulfan", "arabine", "platin", "taxel", "toclax",
    "parib", "ciclib", "trexate", "purine", "guanine", "cristine", "blastine", "teposide",
    "oside", "fosfamide", "phosphamide", "asone", "solone", "aspargase", "leucel", "leukin",
    "grastim", "poietin", "plostim", "conazole", "fungin", "floxacin", "cillin", "penem",
    "setron", "limus", "mycin", "ozogamicin", "caproic", "ursodiol", "actigall", "defibrotide",
    "imatinib",
)  # fmt: skip
# Letters mixed with figures, capitals within a word, "::", and words all in capitals.
_CODE = re.compile(
    r"(?<![\w::])(?=[\w:/.+-]*[A-Z0-9])(?:[\w]+::[\w]+|\w*[A-Z]\w*\d\w*|\w*\d\w*[A-Za-z]\w*|"
    r"[A-Z]{2,}\w*|[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*)(?:[-/][A-Z\d]\w*)*"
)
_CAPITAL_OR_FIGURE = re.compile("[A-Z0-9]")
_WORD, _LETTERS = re.compile(r"\S+"), re.compile(r"\w+")


def pieces(text: str) -> list[tuple[str, bool]]:
    """Part a text into pieces, each with whether to leave its spelling alone.

    The pieces together are the text. "give KMT2A" is [("give ", False), ("KMT2A", True)].
    """
    found, last = list[tuple[str, bool]](), 0
    for start, end in _unproofed(text):
        if start > last:
            found.append((text[last:start], False))
        found.append((text[start:end], True))
        last = end
    return [*found, (text[last:], False)] if last < len(text) else found


def _unproofed(text: str) -> list[tuple[int, int]]:
    """The stretches to leave alone, in order, neighbours joined."""
    joined: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        for start, end in _spans(word.group()):
            span = word.start() + start, word.start() + end
            if joined and span[0] <= joined[-1][1] + 1:
                joined[-1] = joined[-1][0], max(span[1], joined[-1][1])
            else:
                joined.append(span)
    return joined


@lru_cache(maxsize=10_000)
def _spans(word: str) -> list[tuple[int, int]]:
    """The stretches of a word that the rules find.

    No rule reaches over a blank, so each word is searched once, however often a deck has it.
    """
    spans = [
        match.span()
        for match in _LETTERS.finditer(word)
        if match.group().lower().endswith(_DRUG_ENDINGS)
    ]
    if _CAPITAL_OR_FIGURE.search(word):
        spans += (match.span() for match in _CODE.finditer(word))
    return sorted(spans)
