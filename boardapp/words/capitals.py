"""Capitals at the beginning of a text; the letters of a name are never changed."""

from boardapp.words.proper_names import begins_with_name


def capitalised(text: str) -> str:
    """The text with a capital first letter, save where a name forbids it.

    Names of drugs, genes, assays and protocols keep their letters: "aPTT", "mRNA", "p53 loss",
    "t(4;11)-positive", "α-fetoprotein".
    """
    first = text[:1]
    return text if _is_name(text) or not _is_latin(first) else first.upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, unless a name begins it: "CNS", "T cell", "Ewing"."""
    if begins_with_name(text):
        return text
    is_letter = len(text.split(" ", 1)[0].split("-", 1)[0]) == 1 and text[:1] not in ("A", "a")
    return text if is_letter or _is_name(text) else text[:1].lower() + text[1:]


def _is_name(text: str) -> bool:
    """Whether the first word is written in a way that must stay: a capital or digit within it.

    Of a compound the first part counts ("day-28 marrow", "anti-CD19"), unless it is one letter
    ("t-AML").
    """
    word = text.split(" ", 1)[0]
    part = word.split("-", 1)[0]
    return any(letter.isupper() or letter.isdigit() for letter in (part if part[1:] else word)[1:])


def _is_latin(letter: str) -> bool:
    """Whether it is a small letter that has a capital of its own in Latin script."""
    return len(letter.upper()) == 1 and letter < "\u0370" and letter != "µ"
