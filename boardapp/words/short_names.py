"""Short names of therapies and complications, as a board says them, with what each stands for."""

import re
from collections.abc import Iterable

_SHORT: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), short, full)
    for pattern, short, full in (
        (r"\binotuzumab ozogamicin\b", "InO", "InO inotuzumab ozogamicin"),
        (r"\bbrentuximab vedotin\b", "BV", "BV brentuximab vedotin"),
        (r"\bhaploidentical (?:stem cell|bone marrow) transplant(?:ation)?\b", "haplo HSCT",
         "haplo HSCT haploidentical stem cell transplant"),
        (r"\bstem cell transplant(?:ation)?\b", "HSCT", "HSCT stem cell transplant"),
        (r"\bbone marrow transplant(?:ation)?\b", "BMT", "BMT bone marrow transplant"),
        (r"\bintrathecal (?:chemotherapy|therapy)\b", "IT", "IT intrathecal therapy"),
        (r"\b(?:radiation therapy|radiotherapy|radiation)\b", "RT", "RT radiation therapy"),
        (r"\bchemotherapy\b", "chemo", ""),
        (r"\bsinusoidal obstruction syndrome\b", "SOS", "SOS sinusoidal obstruction syndrome"),
        (r"\bgraft[- ]versus[- ]host disease\b", "GvHD", "GvHD graft-versus-host disease"),
        (r"\bcytokine release syndrome\b", "CRS", "CRS cytokine release syndrome"),
    )
)  # fmt: skip
"""What is read, the short name, and what a key says of it; empty where it needs no words."""


def short_name(text: str) -> str:
    """The text with its long names as short ones: "triple IT", "InO (resumed)"."""
    for pattern, short, _ in _SHORT:
        text = pattern.sub(short, text)
    return text


def short_names_key(texts: Iterable[str]) -> tuple[str, ...]:
    """What the short names in these texts stand for, each once, where `texts` are the long ones."""
    found: dict[str, None] = {}
    for text in texts:
        rest = text
        for pattern, short, full in _SHORT:
            if full and pattern.search(rest):
                found[full] = None
            rest = pattern.sub(short, rest)
    return tuple(found)


def named_in(name: str, texts: Iterable[str]) -> bool:
    """Whether any of these texts calls something by this name, as words of its own."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(name in text and word.search(text) for text in texts)
