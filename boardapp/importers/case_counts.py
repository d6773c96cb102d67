"""How many facts of each kind an import brought into a case."""

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter
from typing import Literal

from boardapp.case.case import Case
from boardapp.case.value import Kind

SourceFact = Literal[
    "conditions",
    "administrations",
    "orders",
    "statements",
    "procedures",
    "statuses",
    "specimens",
    "phenotypic_features",
]
"""What a case alone can't tell apart any more, and is counted when it is put there: a therapy
that was ordered ten times is one span in the case, and ten orders."""

LAB_KINDS = {
    "labs_numeric": {Kind.NUMBER, Kind.ABOUT},
    "labs_censored": {Kind.BELOW, Kind.ABOVE},
    "labs_range": {Kind.RANGE},
    "labs_text": {Kind.TEXT},
    "labs_empty": {Kind.MISSING},
}
"""Results by how their values are stated: parts of the count of all."""
_ORDER: tuple[str, ...] = (
    "labs",
    *LAB_KINDS,
    "conditions",
    "administrations",
    "orders",
    "statements",
    "procedures",
    "variants",
    "fusions",
    "adverse_events",
    "statuses",
    "specimens",
    "measurements",
    "phenotypic_features",
)


def case_counts(case: Case, put: Mapping[SourceFact, int]) -> dict[str, int]:
    """The counts of a report. Each result is in exactly one of the `labs_…`.

    `put` counts what was put into the case and can't be told from it. A karyotype and a change
    of copy number are counted as variants.
    """
    # By identity: a member of an enumeration is one, and is hashed by a call of Python's.
    results = Counter(map(id, map(attrgetter("value.kind"), case.labs)))
    findings = Counter(finding.kind for finding in (*case.genetics, *case.diagnosis.genetics))
    counts: dict[str, int] = {
        "labs": len(case.labs),
        "variants": findings.total() - findings["fusion"],
        "fusions": findings["fusion"],
        "adverse_events": len(case.adverse_events),
        "measurements": len(case.measurements),
    }
    for name, kinds in LAB_KINDS.items():
        counts[name] = sum(results[id(kind)] for kind in kinds)
    return dict.fromkeys(_ORDER, 0) | counts | {str(kind): n for kind, n in put.items()}
