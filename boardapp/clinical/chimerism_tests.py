"""Laboratory tests that measure the share of a donor's cells, by the name of the test.

Rule "test of chimerism, version 1" (ours). A name that speaks of chimerism measures the donor's
share, unless it says whose share else: the recipient's. What the name says beside it are the cells:
"donor chimerism CD3", "chimerism (T cells)". Where it names none, the specimen does.
"""

import re
from typing import NamedTuple

from boardapp.case.value import Value
from boardapp.clinical.chimerism import donor_share

RULE = "test of chimerism, version 1"

_CHIMERISM = re.compile(r"chima?erism", re.IGNORECASE)
_OWN = re.compile(r"\b(?:recipient|patient|host|own|autologous)(?:'s)?\b", re.IGNORECASE)
_SAID = re.compile(
    r"chima?erism|\b(?:donor|recipient|patient|host|own|autologous|total|overall|share|analysis"
    r"|STR|in|of|by|the)\b|'s\b|[%(),:;/]",
    re.IGNORECASE,
)


class ChimerismTest(NamedTuple):
    """What a test of chimerism measures; `cells` is empty where its name says none."""

    cells: str
    is_own: bool

    def donor_percent(self, value: Value) -> Value:
        """The donor's share of a result in %; words where the patient's own gives none."""
        if not self.is_own or not value.is_numeric:
            return value
        return donor_share(value) or Value(f"{value.text} % of the patient")


def chimerism_test(name: str) -> ChimerismTest | None:
    """What the test measures, or None where its name does not speak of chimerism."""
    if not _CHIMERISM.search(name):
        return None
    cells = " ".join(_SAID.sub(" ", name).split())
    return ChimerismTest(cells.strip(" -–"), bool(_OWN.search(name)))
