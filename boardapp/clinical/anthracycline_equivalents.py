"""Cumulative anthracyclines as doxorubicin, by two systems beside each other, and their bands.

Rule "doxorubicin equivalents, version 1". PanCare and IGHG, page of 2023: daunorubicin 0.6,
epirubicin 0.8, idarubicin 5, mitoxantrone 10. IGHG expert panel (read in an abstract):
daunorubicin 0.6, mitoxantrone 10.5; none for epirubicin and idarubicin, so that a total with
them is "at least". Bands of the IGHG of 2015 (table in PMC4485458): under 100, 100 to under 250,
250 mg/m² and more; with radiation of the chest 15 to under 35 Gy, 35 Gy and more. 100 mg/m² and
15 Gy together: surveillance of the heart recommended.

Liposomal forms have no factor here, and are told as left out. Nothing is dosed.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeVar

import msgspec

RULE = "doxorubicin equivalents, version 1"
SOURCE = (
    "PanCare/IGHG 2023 (factors); IGHG expert panel (factors read in an abstract); IGHG 2015, "
    "PMC4485458 (bands)"
)
Drug = Literal["doxorubicin", "daunorubicin", "epirubicin", "idarubicin", "mitoxantrone"]
System = Literal["PanCare 2023", "IGHG panel (read in an abstract)"]
Band = Literal["< 100 mg/m²", "100 to < 250 mg/m²", "≥ 250 mg/m²"]
ChestBand = Literal["< 15 Gy", "15 to < 35 Gy", "≥ 35 Gy"]
FACTORS: Mapping[System, Mapping[Drug, float]] = {
    "PanCare 2023": {
        "doxorubicin": 1,
        "daunorubicin": 0.6,
        "epirubicin": 0.8,
        "idarubicin": 5,
        "mitoxantrone": 10,
    },
    "IGHG panel (read in an abstract)": {
        "doxorubicin": 1,
        "daunorubicin": 0.6,
        "mitoxantrone": 10.5,
    },
}
BANDS_MG_PER_M2 = (100.0, 250.0)
CHEST_BANDS_GY = (15.0, 35.0)
_NAMES: Mapping[str, Drug] = {
    "doxorubicin": "doxorubicin",
    "adriamycin": "doxorubicin",
    "daunorubicin": "daunorubicin",
    "epirubicin": "epirubicin",
    "idarubicin": "idarubicin",
    "mitoxantrone": "mitoxantrone",
}
_LIPOSOMAL = ("cpx-351", "vyxeos", "doxil", "caelyx", "myocet")
"""Names of liposomal products, which hold no name of their drug."""
_BANDS: tuple[Band, ...] = ("< 100 mg/m²", "100 to < 250 mg/m²", "≥ 250 mg/m²")
_CHEST_BANDS: tuple[ChestBand, ...] = ("< 15 Gy", "15 to < 35 Gy", "≥ 35 Gy")


class Given(NamedTuple):
    """The total of a drug in mg/m²: `high` is None where it is "at least" `low`."""

    low: float
    high: float | None


class Equivalent(msgspec.Struct, frozen=True):
    """The total as doxorubicin in mg/m² by one system, and the bands that it allows.

    `high` is None where the total is "at least": a dose is not known, or the system has no
    factor for a drug, which `without_factor` then names.
    """

    system: System
    low: float
    high: float | None
    bands: tuple[Band, ...]
    without_factor: tuple[Drug, ...] = ()


def anthracycline_of(name: str) -> Drug | None:
    """The drug that a name means; None for others and for liposomal and pegylated forms."""
    folded = name.casefold()
    if is_liposomal(name):
        return None
    return next((drug for word, drug in _NAMES.items() if word in folded), None)


def is_liposomal(name: str) -> bool:
    """Whether a name is that of an anthracycline in another form, for which there is no factor."""
    folded = name.casefold()
    if any(word in folded for word in _LIPOSOMAL):
        return True
    is_other = any(word in folded for word in ("liposom", "pegylated"))
    return is_other and any(word in folded for word in _NAMES)


def equivalents(given: Mapping[Drug, Given]) -> tuple[Equivalent, ...]:
    """The total by each system, without any of them preferred; empty without a drug."""
    return (
        tuple(_by(system, factors, given) for system, factors in FACTORS.items()) if given else ()
    )


def _by(system: System, factors: Mapping[Drug, float], given: Mapping[Drug, Given]) -> Equivalent:
    without = tuple(drug for drug in given if drug not in factors)
    known = {drug: total for drug, total in given.items() if drug in factors}
    low = _rounded(sum(factors[drug] * total.low for drug, total in known.items()))
    highs = [factors[drug] * total.high for drug, total in known.items() if total.high is not None]
    high = None if without or len(highs) < len(known) else _rounded(sum(highs))
    return Equivalent(system, low, high, dose_bands(low, high), without)


def dose_bands(low: float, high: float | None) -> tuple[Band, ...]:
    """The bands in which a total in mg/m² may lie; "at least" reaches up to the last."""
    return _within(_BANDS, BANDS_MG_PER_M2, low, high)


def chest_bands(low_gy: float, high_gy: float | None) -> tuple[ChestBand, ...]:
    """The bands of radiation of the chest in which a dose in Gy may lie."""
    return _within(_CHEST_BANDS, CHEST_BANDS_GY, low_gy, high_gy)


def is_surveillance_recommended(total: Equivalent, chest_gy_low: float) -> bool:
    """Whether total and radiation of the chest surely are 100 mg/m² and 15 Gy or more."""
    return total.low >= BANDS_MG_PER_M2[0] and chest_gy_low >= CHEST_BANDS_GY[0]


_Name = TypeVar("_Name", Band, ChestBand)


def _within(
    names: tuple[_Name, ...], limits: tuple[float, ...], low: float, high: float | None
) -> tuple[_Name, ...]:
    first = sum(low >= limit for limit in limits)
    last = len(limits) if high is None else sum(high >= limit for limit in limits)
    return names[first : last + 1]


def _rounded(total: float) -> float:
    """Without the noise of binary numbers, so that 249.9 and 250 fall where they are."""
    return round(total, 9)
