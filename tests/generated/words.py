"""Texts, values and times such as a case file may hold, also those nobody would write."""

from collections.abc import Sequence
from random import Random

from boardapp.case.value import Value
from boardapp.case.when import When

WORDS = (
    "marrow", "relapse", "after", "the", "second", "cycle", "platelets", "bleeding", "with", "and",
    "of", "blasts", "fever", "negative", "CNS2", "intrathecal", "grade", "parents", "palliative",
    "haploidentical", "4.5", "12", "mg/m2", "KMT2A::AFF1", "no", "response", "weekly", "Ödem",
)  # fmt: skip
HOSTILE = (
    "=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0", "🧬", "👩🏽‍⚕️", "👨‍👩‍👧‍👦 family",
    "نخاع العظم",
    "לוקמיה", "mixed عربي 12 mg English", "\u202eoverride", "https://example.org/a?b=1&c=<d>",
    "file:///etc/hosts", "<b>bold</b>", "&amp;", "]]>", '"quoted"', "%s %d {0}", "\\n", "a\tb",
    "line\nline\n\nline", "_x000D_", "漢字と仮名の文", "Zażółć gęślą jaźń",
    "e\u0301e\u0301", "\u00a0",
    "\u200b", "W" * 90, "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4, "’“”…—", "x" * 400,
    "𝔊𝔯𝔢𝔞𝔱", "µL ×10⁹ ≥ ≤ ±", " leading and trailing ", "NaN", "-inf", "1e400", "None", "../..",
)  # fmt: skip
NAMES = (
    "blinatumomab", "inotuzumab ozogamicin", "CAR-T", "vincristine", "HSCT", "Interfant-06",
    "N" * 400, "a drug of many words " * 19,
)  # fmt: skip
TESTS = (
    ("platelets", "10*9/L"), ("platelets", "/uL"), ("Leukocytes", "10*9/L"), ("ALT", "U/L"),
    ("AST", "U/L"), ("bilirubin", "mg/dL"), ("bilirubin", "umol/L"), ("creatinine", "mg/dL"),
    ("aPTT", "s"), ("INR", "1"), ("fibrinogen", "g/L"), ("ferritin", "ug/L"), ("sodium", "mmol/L"),
    ("haemoglobin", "g/dL"), ("MRD", "%"), ("neutrophils", "cells/uL"), ("glucose", ""),
    ("=1+1", "U/L"), ("a test nobody knows", "furlong"), ("Ω" * 400, "mg" * 60), ("", ""),
)  # fmt: skip
NUMBERS: Sequence[int | float] = (
    0, 1, 2, 7.5, 40, 45.1, 150, 1e-4, 0.001, -1, -3.7, 1e-300, -1e-300, 1e300, -1e300, 5e-324,
    1.7976931348623157e308, 123456789.123456789, 10**30, 0.1 + 0.2,
)  # fmt: skip
STATED = (
    "40..50", "0..0", "-5..-1", "1e-300..1e300", "<0.01", "<=5", ">2000", ">=1e300", "~12", "<-1",
    "~1e-300", "normal", "1+", "moderate", "not done", "not reported", "pending", "unknown",
    "not assessed", "=1+1", "نخاع", "🧬", "12 of 30", "1,5", "1 / 2",
)  # fmt: skip
DATES = (
    "2019", "2019-03", "2019-03-14", "2019-03-14..2019-04-02", "2019..2021", "2020-02-29",
    "0001-01-01", "9999-12-31", "~ 2018", "1969-12", "2021-11..2022",
)  # fmt: skip
SPANS = ("0 d", "28 d", "12..18 mo", "1 y 3 mo", "P5M", "0.5 wk", "3 wk..2 mo", "100000 d", "7 y")


def text(random: Random, words: int = 12) -> str:
    """Some words; seldom none, something hostile, or thousands."""
    chance = random.random()
    if chance < 0.1:
        return ""
    if chance < 0.25:
        return random.choice(HOSTILE)
    if chance < 0.2505:
        words = 10_000
    elif chance < 0.26:
        words = 400
    chosen = random.choices(WORDS, k=random.randint(1, words))
    if chance > 0.9:
        chosen.insert(random.randrange(len(chosen)), random.choice(HOSTILE))
    return " ".join(chosen)


def name(random: Random) -> str:
    """What a thing is called."""
    return random.choice(NAMES) if random.random() < 0.6 else text(random, 4)


def number(random: Random) -> float:
    """A number as results have it, or one at the edge of what a computer can hold."""
    if random.random() < 0.3:
        return float(random.choice(NUMBERS))
    return round(random.lognormvariate(2, 2), random.randint(0, 3))


def value(random: Random) -> Value:
    """A statement of any kind."""
    chance = random.random()
    if chance < 0.55:
        return Value(number(random))
    if chance < 0.6:
        return Value(random.choice(NUMBERS))
    return Value(random.choice(STATED))


def time(random: Random, events: Sequence[tuple[str, bool]]) -> When:
    """A time of any kind; the events are given by id and whether they have an end.

    Nothing makes the times of a case agree with one another.
    """
    chance = random.random()
    if chance < 0.15:
        return When.NOT_REPORTED
    clauses = 1 if chance < 0.8 else random.randint(2, 3)
    return When.parse(", ".join(_clause(random, events) for _ in range(clauses)))


def _clause(random: Random, events: Sequence[tuple[str, bool]]) -> str:
    about = "~ " if random.random() < 0.2 else ""
    event, has_end = random.choice(events)
    anchor = (
        f"{event}.{random.choice(('start', 'end'))}" if has_end and random.random() < 0.4 else event
    )
    match random.randrange(7):
        case 0:
            return random.choice(DATES)
        case 1:
            return f"{about}2020-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        case 2:
            return f"{about}age {random.choice(SPANS)}"
        case 3:
            return f"{random.choice(('after', 'before', 'during'))} {anchor}"
        case 4:
            return f"{about}{anchor}"
        case 5:
            return f"{about}dx + {random.randint(0, 60)} mo"
        case _:
            return f"{about}{anchor} {random.choice('+-')} {random.choice(SPANS)}"
