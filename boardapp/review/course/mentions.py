"""Whether the words of a case speak of something that has a field of its own.

What a source says in words is not read into its field; but nobody may be told that it is not
reported.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.case import Case
from boardapp.case.facts import StatedRecord
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.clinical.diseases.written_names import Words, WrittenName, plain

STAGED = (
    "stage*", "TNM", "Ann Arbor", "INSS", "INRG", "INRGSS", "IRS", "PRETEXT", "FIGO",
    "localized", "localised", "metasta*", "disseminated", "M0", "M1", "L1", "L2", "MS",
)  # fmt: skip
"""Words that tell how far a disease has spread."""


def is_staged_in_words(case: Case) -> bool:
    """Whether any text of the case speaks of a stage or of spread."""
    return is_mentioned(case, STAGED)


def is_mentioned(case: Case, names: Sequence[str]) -> bool:
    """Whether any text on the disease speaks of one of these names, as `written_names` writes them.

    Read are the diagnosis, the looks, studies, reports, operations and remarks; not the question.
    """
    wanted = tuple((name.stem, name) for name in map(WrittenName.parse, names))
    for text in _texts(case):
        small = plain(text)  # A case may hold thousands of texts: most are passed by their letters.
        near = [name for stem, name in wanted if stem in small]
        if near and any(map(Words(text).say, near)):
            return True
    return False


def _texts(case: Case) -> Iterator[str]:
    held = (
        ("assessments", case.assessments), ("imaging", case.imaging),
        ("pathology", case.pathology), ("therapies", case.therapies), ("remarks", case.remarks),
    )  # fmt: skip
    records = [StatedRecord("diagnosis", Place.of("diagnosis"), case.diagnosis)]
    for key, list_of in held:
        records += [StatedRecord(key, Place.of(key, n), one) for n, one in enumerate(list_of)]
    for record in records:
        for fact in record.facts():
            if isinstance(fact.value, str | Value):
                yield str(fact.value)
