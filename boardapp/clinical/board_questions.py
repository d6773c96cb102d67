"""What a question to a board is about, as far as other facts are wanted for its answer.

Rule "subjects of a question by its words, version 1" (ours). A question has every subject that it
names: "stop, or transplant?" has two. A subject that is only named to be ruled out ("not fit for
transplant") is none of them.
"""

import re

import msgspec

from boardapp.case.meeting import Subject

RULE = "subjects of a question by its words, version 1"


class Named(msgspec.Struct, frozen=True):
    """A subject: the words by which it is named, and how a sentence calls it."""

    subject: Subject
    pattern: re.Pattern[str]
    phrase: str


def subjects_of(question: str) -> tuple[Subject, ...]:
    """The subjects that a question names, in the order of the table."""
    ahead = _RULED_OUT.sub(" ", question)
    return tuple(
        one.subject
        for one in SUBJECTS
        if one.pattern.search(ahead if one.subject in _TREATMENTS else question)
    )


def phrase_of(subject: Subject) -> str:
    """How a sentence calls a subject: "a transplant", "the end of treatment"."""
    return next(one.phrase for one in SUBJECTS if one.subject == subject)


_TREATMENTS: frozenset[Subject] = frozenset(
    {"transplant", "donor", "radiotherapy", "surgery", "antigen"}
)
_RULED_OUT = re.compile(
    r"\b(?:not|never|no longer)\s+(?:fit|eligible|suitable|a\s+candidate)\s+for\b[^,;:?.]*"
    r"|\bunfit\s+for\b[^,;:?.]*|\bpost-?\s?(?:transplant|HSCT|operative)\w*|\bafter\b[^,;:?.]*",
    re.IGNORECASE,
)
"""What is said to be out of the question, or lies behind it: no treatment that is asked about."""


def _named(subject: Subject, words: str, phrase: str) -> Named:
    return Named(subject, re.compile(rf"(?:{words})", re.IGNORECASE), phrase)


SUBJECTS: tuple[Named, ...] = (
    _named("antigen", r"inotuzumab|blinatumomab|CAR-?T|CD19|CD22|antibod|immunotherap",
           "drugs against an antigen"),
    _named("transplant", r"transplant|\bHSCT\b|\bgraft\b|\bdonor|conditioning|lymphocyte infusion"
           r"|immunosuppress", "a transplant"),
    _named("donor", r"(?<!autologous )(?<!auto )(?:\btransplant|\bHSCT\b)|\bdonor\b|allogen"
           r"|\bhaplo",
           "the choice of a donor"),
    _named("radiotherapy", r"radiotherap|\birradiat|\bradiation\b|\bproton|\bboost\b|\bcGy\b",
           "radiotherapy"),
    _named("surgery", r"\bsurg|\bresect|\boperat|\bexcis|\bre-?excis|\bmargin|ectomy\b|\bHIPEC\b"
           r"|\bamputat|\bdebulk", "an operation"),
    _named("end of treatment", r"\bend of (?:treatment|therapy)|\bstop\b|\bstopp|\bdiscontinu"
           r"|\bhow long\b|\bmaintenance|\bsurveillance|\bgo on\b|\blate effects?\b|\badjuvant\b",
           "how long treatment goes on"),
    _named("palliation", r"palliat|comfort care|supportive care|hospice|prolong life"
           r"|quality of life|\bgoals\b|\bcurative\b|\brefuse", "the goals of treatment"),
    _named("bleeding", r"bleed|\baPTT\b|coagul|platelet", "bleeding"),
    _named("CNS", r"\bCNS\b|intrathecal|cranial", "the CNS"),
    _named("relapse therapy", r"\brelaps|refractor|\bprogress|recurren|\bsalvage"
           r"|\bMRD is back|next line", "a relapse or progression"),
    _named("remission", r"\bMRD\b|remission|\brelaps|refractory", "the depth of remission"),
)  # fmt: skip
"""The subjects in the order in which a reason names them: the rarer first."""
