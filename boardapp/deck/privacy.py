"""What no de-identified deck may hold: calendar dates, and texts that may name a person.

Only patterns are known here, no names: a warning asks a person to look, and none is no proof.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from boardapp.deck.fitting.text import mapped
from boardapp.deck.slides import Deck

LEFT_OUT = "[left out: {kind}]"
DATE = "a calendar date"
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
_MONTH = (
    r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|May|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|"
    r"JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|"
    r"J[äa]nner|M[äa]rz|Mai|Okt|Dez|janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|d[ée]c|ene|abr|ago|dic)"
    r"[a-zéû]*"
)
_DAY, _NUMBER, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d{2}"
_DATE = (
    rf"(?<![\d-]){_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])|"
    rf"(?<![\d./-]){_DAY}[./-]\s?{_NUMBER}[./-]\s?{_YEAR}(?!\d)|"
    rf"(?<![\d./]){_NUMBER}/{_YEAR}(?!\d)|"
    rf"(?<![\d./]){_NUMBER}/{_DAY}/{_YEAR}(?!\d)|"
    rf"(?<![\d./]){_YEAR}[./]{_NUMBER}[./]{_DAY}(?!\d)|"
    rf"(?<![\d.]){_DAY}\.(?:0?[1-9]|1[0-2])\.\d{{2}}(?!\d|\.\d)|"
    rf"(?<![\d/]){_DAY}/{_DAY}/\d{{2}}(?![\d/])|"
    rf"(?<!\d){_DAY}(?:st|nd|rd|th)?\.?(?: of)? {_MONTH}\.?,? {_YEAR}|"
    rf"\b{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}|"
    rf"\b{_MONTH}\.?,? (?:of )?{_YEAR}\b"
)
"""A day of the calendar, or a month of a year, as people write it. A year alone is none."""


def suspects(text: str, *, has_dates: bool = False) -> list[tuple[str, str]]:
    """What a text seems to give away: the kind and the words of each."""
    return [(kind, match[0].strip()) for kind, match in _suspects(text, has_dates=has_dates)]


def without_suspects(deck: Deck) -> tuple[Deck, dict[str, int]]:
    """The deck of a de-identified case without dates and signs of a person; how many of each kind.

    What boardapp derives has none: this is for the words of the authors. In the place of what
    is left out stands that something was.
    """
    counts: dict[str, int] = {}

    def masked(text: str) -> str:
        found = sorted(_suspects(text, has_dates=False), key=lambda item: item[1].start())
        parts, end = list[str](), 0
        for kind, match in found:
            if match.start() >= end:
                parts += [text[end : match.start()], LEFT_OUT.format(kind=kind)]
                end = match.end()
                counts[kind] = counts.get(kind, 0) + 1
        return "".join([*parts, text[end:]]) if parts else text

    shown = {name: masked(getattr(deck, name)) for name in ("title", "subject", "footer")}
    return replace(deck, slides=mapped(deck.slides, masked), **shown), counts


def _suspects(text: str, *, has_dates: bool) -> Iterator[tuple[str, re.Match[str]]]:
    if not _WORTH_A_LOOK.search(text):
        return
    for kind, pattern in _PATTERNS:
        yield from ((kind, match) for match in re.finditer(pattern, text))
    yield from (
        ("an NHS number", match) for match in re.finditer(_NHS, text) if _is_nhs_number(match[0])
    )
    if not has_dates:
        yield from ((DATE, match) for match in re.finditer(_DATE, text))


def _is_nhs_number(text: str) -> bool:
    """Whether the last digit is the check digit of the others (modulus 11, NHS data dictionary)."""
    digits = [int(character) for character in text if character.isdigit()]
    rest = 11 - sum(a * b for a, b in zip(digits, _NHS_WEIGHTS, strict=False)) % 11
    return rest % 11 == digits[-1] and rest != 10
