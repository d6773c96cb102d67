"""The organ of a lesion, read from its site, for rules that count lesions in an organ.

Rule "organ by its site, version 1" (ours): a site without its side, its part and its number, so
that "right lung, upper lobe" and "left lung" are one organ. What is left is compared as words.
"""

import re
from functools import lru_cache

RULE = "organ by its site, version 1"

_PART = re.compile(
    r"\b(?:left|right|both|bilateral|upper|lower|middle|lobes?|anterior|posterior|medial|lateral"
    r"|proximal|distal|apical|basal|superior|inferior|central|peripheral|(?:segments?|level|no\.?)"
    r"\s*[\divx]+[ab]?|[\divx]+|of|the|in)\b|[^\w\s]|\b\d+\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def organ_of(site: str) -> str:
    """The organ in small letters: "liver" of "liver, segment 4"; the site where nothing is left."""
    words = _PART.sub(" ", site.casefold()).split()
    return " ".join(words) or " ".join(site.casefold().split())
