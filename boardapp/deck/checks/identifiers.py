"""Texts that look as if they named a person: searched for in every part of a written deck.

Only patterns are known here, no names: a warning asks a person to look, and none is no proof.
"""

import re
from collections.abc import Iterator

from lxml import etree

from boardapp.deck.checks.slides import Problem
from boardapp.deck.markup.xml import Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DATES = "http://purl.org/dc/terms/"
_OTHER_WORDS = tuple(
    etree.XPath(
        path,
        namespaces={"a": "http://schemas.openxmlformats.org/drawingml/2006/main"},
        smart_strings=False,
    )
    for path in (
        "//@descr",
        "//@title",
        "//@name",
        (
            "//text()[string(number(.)) = 'NaN' and not(parent::a:t or parent::a:tableStyleId) "
            "and namespace-uri(..) != $dates]"
        ),
    )
)
"""The attributes of shapes that hold words, then what is no text of a paragraph.

The numbers of charts and workbooks are passed over: no pattern is found in a number alone.
"""
_MARKED_PARTS = ("ppt/theme/", "ppt/tags/", "[Content_Types]", "docProps/custom.xml")
"""Parts without words of the case, or with digests that may look like numbers."""
_NHS_WEIGHTS = range(10, 1, -1)

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "a record number",
        (
            r"(?i)\b(?:MRN|medical record (?:number|no\.?)|hospital (?:number|no\.?)|"
            r"patient (?:ID|number|no\.?)|case (?:number|no\.?)|NHS (?:number|no\.?)|"
            r"Pat(?:ienten)?[.-]*(?:Nr|ID)\.?|Fallnummer|Versichertennummer|"
            r"insurance (?:number|no\.?))"
            r"\s*[:#]?\s*[A-Z]{0,3}[- ]?\d[\d -]{3,}"
        ),
    ),
    (
        "a date of birth",
        (
            r"(?i)(?:\bdate of birth|\bDOB\b|\bd\.o\.b\.|\bborn on|\bgeboren am|\bgeb\.|\bnée? le)"
            r"\s*:?\s*\d"
        ),
    ),
    ("an e-mail address", r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    (
        "a telephone number",
        (
            r"(?i)\b(?:tel(?:ephone)?|phone|fax|mobile|call)\b\.?\s*:?\s*\+?\(?\d[\d ()/-]{6,}\d|"
            r"(?<![\w.])\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,}\b|"
            r"(?<![\d-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?![\d-])"
        ),
    ),
    ("a social security number", r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
)
_WORTH_A_LOOK = re.compile(r"(?:\d\D{0,2}){4}|@")
"""What all patterns have in common: four digits close together, or an "@".

The patterns themselves are compiled when a text has it: all of them take 5 ms.
"""
_NHS = r"(?<!\d)(?<!\d )\d{3} \d{3} \d{4}(?! ?\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = (
    r"(?<![\d-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])|"
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)\d{2}(?!\d)|"
    rf"(?<!\d)(?:0?[1-9]|[12]\d|3[01])\.? {_MONTH}\.? (?:19|20)\d{{2}}|"
    rf"\b{_MONTH}\.? (?:0?[1-9]|[12]\d|3[01]), (?:19|20)\d{{2}}"
)


def check_identifiers(trees: dict[str, Element], *, has_dates: bool) -> list[Problem]:
    """A warning for each text that looks as if it named a person.

    `has_dates`: full calendar dates may stand in the deck; where they may not, each is told.
    """
    found: dict[str, str] = {}
    seen: set[str] = set()
    for name, tree in trees.items():
        if name.endswith(".rels") or name.startswith(_MARKED_PARTS):
            continue
        texts = _texts(tree) - seen
        seen |= texts
        for text in filter(_WORTH_A_LOOK.search, texts):
            for kind, match in _suspects(text, has_dates=has_dates):
                found.setdefault(match, f"{_place(name)}: “{match}” looks like {kind}.")
    return [Problem(text, is_grave=False) for text in sorted(found.values())]


def suspects(text: str, *, has_dates: bool = False) -> list[tuple[str, str]]:
    """What a text seems to give away: the kind and the words of each."""
    return list(_suspects(text, has_dates=has_dates))


def _suspects(text: str, *, has_dates: bool) -> Iterator[tuple[str, str]]:
    for kind, pattern in _PATTERNS:
        yield from ((kind, match[0].strip()) for match in re.finditer(pattern, text))
    for match in re.finditer(_NHS, text):
        if _is_nhs_number(match[0]):
            yield "an NHS number", match[0]
    if not has_dates:
        yield from (("a full calendar date", match[0]) for match in re.finditer(_DATE, text))


def _is_nhs_number(text: str) -> bool:
    """Whether the last digit is the check digit of the others (modulus 11, NHS data dictionary)."""
    digits = [int(character) for character in text if character.isdigit()]
    rest = 11 - sum(a * b for a, b in zip(digits, _NHS_WEIGHTS, strict=False)) % 11
    return rest % 11 == digits[-1] and rest != 10


def _texts(tree: Element) -> set[str]:
    """Paragraphs whole, since a number may be parted into runs; then all other words."""
    found = {"".join(paragraph.itertext(f"{_A}t")) for paragraph in tree.iter(f"{_A}p")}
    return found.union(*(words(tree, dates=_DATES) for words in _OTHER_WORDS))


def _place(name: str) -> str:
    number = re.search(r"slides/slide(\d+)\.xml$", name)
    notes = re.search(r"notesSlides/notesSlide(\d+)\.xml$", name)
    if number:
        return f"Slide {number[1]}"
    return f"Notes {notes[1]}" if notes else f"“{name}”"
