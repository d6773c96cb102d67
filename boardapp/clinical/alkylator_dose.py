"""Cumulative alkylators as cyclophosphamide (CED), as far as the factors were read.

Rule "cyclophosphamide equivalent dose, version 1" (read in an abstract): cyclophosphamide 1,
ifosfamide 0.244, procarbazine 0.857. The factors of busulfan, melphalan, thiotepa, carmustine,
lomustine, chlorambucil and mechlorethamine were not read: with one of them the dose is
incomplete, and told as "at least". It has no bands here.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from boardapp.clinical.anthracycline_equivalents import Given

RULE = "cyclophosphamide equivalent dose, version 1 (read in an abstract)"
SOURCE = "factors of the cyclophosphamide equivalent dose; read in an abstract only"
Alkylator = Literal["cyclophosphamide", "ifosfamide", "procarbazine"]
FACTORS: Mapping[Alkylator, float] = {
    "cyclophosphamide": 1,
    "ifosfamide": 0.244,
    "procarbazine": 0.857,
}
UNREAD = {
    "busulfan": "busulfan",
    "melphalan": "melphalan",
    "thiotepa": "thiotepa",
    "carmustine": "carmustine",
    "bcnu": "carmustine",
    "lomustine": "lomustine",
    "ccnu": "lomustine",
    "chlorambucil": "chlorambucil",
    "mechlorethamine": "mechlorethamine",
}
"""Alkylators whose factor was not read, by the words that name them."""


class AlkylatorDose(msgspec.Struct, frozen=True):
    """The dose as cyclophosphamide in mg/m²; `high` is None where it is "at least" `low`.

    `incomplete` names the drugs that were given and have no factor here.
    """

    low: float
    high: float | None
    incomplete: tuple[str, ...] = ()


def alkylator_dose(
    given: Mapping[Alkylator, Given], unread: Sequence[str] = ()
) -> AlkylatorDose | None:
    """The dose by the totals in mg/m² and the names of alkylators without a factor.

    None where no drug with a factor was given: then there is nothing to sum.
    """
    if not given:
        return None
    low = round(sum(FACTORS[drug] * total.low for drug, total in given.items()), 9)
    highs = [FACTORS[drug] * total.high for drug, total in given.items() if total.high is not None]
    is_open = bool(unread) or len(highs) < len(given)
    return AlkylatorDose(low, None if is_open else round(sum(highs), 9), tuple(unread))


def alkylator_of(name: str) -> Alkylator | None:
    """The alkylator with a factor that a name means."""
    return next((drug for drug in FACTORS if drug in name.casefold()), None)


def unread_alkylator(name: str) -> str:
    """The alkylator without a factor that a name means; empty for all other drugs."""
    words = name.casefold()
    return next((drug for word, drug in UNREAD.items() if word in words), "")
