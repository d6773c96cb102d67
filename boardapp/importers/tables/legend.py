"""The unit of a test that only a legend of its sheet states.

Rule "unit by the legend, version 1" (ours): a sentence on the sheet that names the test and gives
numbers with one unit, which is a unit of this test. It is marked as inferred.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.printed_tests import printed_test
from boardapp.importers.tables.sheet import Row

_SHORTEST = 30
"""Letters of a cell that is a sentence and no label."""
_COUNTED = re.compile(
    r"\d+(?:[.,]\d+)?\s*[x×*]\s*10\s*(?:\^|\*{1,2}|[eE])?\s*([69]|12|⁹|⁶|¹²)\s*/\s*([lL]|[uµμ][lL])"
)
_RAISED = {"⁹": "9", "⁶": "6", "¹²": "12"}
_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class Legend:
    """Units by the name of the test, with the words of the legend that give them."""

    units: dict[str, tuple[str, str]]

    def unit_of(self, analyte: Analyte | None) -> tuple[str, str]:
        """The unit and the words it was read from; empty where no legend states one."""
        return self.units.get(analyte.name, ("", "")) if analyte else ("", "")


def legend_of(rows: Iterable[Row]) -> Legend:
    """What the sentences on a sheet say of the units of tests."""
    said: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for row in rows:
        for cell in row:
            if not isinstance(cell, str) or len(cell) < _SHORTEST:
                continue
            for match in _COUNTED.finditer(cell):
                unit = f"10*{_RAISED.get(match[1], match[1])}/{match[2].replace('l', 'L')}"
                for name in _tests_in(cell, unit):
                    said.setdefault(name, set()).add(unit)
                    words.setdefault(name, " ".join(match[0].split()))
    return Legend(
        {name: (units.pop(), words[name]) for name, units in said.items() if len(units) == 1}
    )


def _tests_in(sentence: str, unit: str) -> set[str]:
    """The counts that a sentence names, of which this is a unit."""
    found = set()
    for word in _WORD.findall(sentence):
        test = printed_test(word, unit=unit)
        if test.analyte is None or test.doubt is not None or test.analyte.is_share:
            continue
        found.add(test.analyte.name)
    return found
