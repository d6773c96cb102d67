"""The totals of doses in words: of each drug, and of anthracyclines and alkylators together."""

from boardapp.clinical.alkylator_dose import AlkylatorDose
from boardapp.clinical.anthracycline_equivalents import Equivalent
from boardapp.review.model.derived import ChestDose, DoseLedger, TotalDose
from boardapp.words.derived import bounded_text
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import noun

_DIGITS = 6
_MG_PER_M2 = "mg/m2"


def total_name(total: TotalDose) -> str:
    """The drug, and whether it was given into the spinal fluid."""
    return f"{total.agent} (intrathecal)" if total.is_intrathecal else total.agent


def total_text(total: TotalDose) -> str:
    """The total with its unit; empty where no dose of the drug is stated."""
    if not total.unit:
        return ""
    return bounded_text(total.low, total.high, total.unit, _DIGITS)


def total_remark(total: TotalDose) -> str:
    """Of how many stated doses it is the sum, and how many have no amount."""
    if not total.unit:
        return "no dose stated"
    without = f"{total.unknown} without an amount" if total.unknown else ""
    doses = f"{total.doses} stated {noun(total.doses, 'dose')}"
    return parted((f"sum of {doses}" if total.doses > 1 else doses, without), ", ")


def equivalent_text(one: Equivalent) -> str:
    """The total as doxorubicin: "697 mg/m²", "at least 36 mg/m²"."""
    return bounded_text(one.low, one.high, _MG_PER_M2, _DIGITS)


def equivalent_remark(one: Equivalent, ledger: DoseLedger) -> str:
    """Its band, what has no factor, radiation of the chest, and what both together are."""
    chest = ledger.chest_gy
    is_both = ledger.surveillance == "recommended"
    return parted(
        (
            _band_text(one),
            f"no factor for {listed(one.without_factor)}" if one.without_factor else "",
            f"left out: {listed(ledger.left_out)}" if ledger.left_out else "",
            f"chest {chest_text(chest)}" if chest else "",
            "100 mg/m² and 15 Gy: surveillance of the heart recommended" if is_both else "",
        )
    )


def _band_text(one: Equivalent) -> str:
    if len(one.bands) == _ALL_BANDS:
        return "band not known: the total is “at least”"
    return f"band {' or '.join(one.bands)} (IGHG 2015)"


_ALL_BANDS = 3
"""With so many bands possible none is told."""


def chest_text(chest: ChestDose) -> str:
    """The dose to the chest with its band."""
    told = bounded_text(chest.low, chest.high, "Gy", _DIGITS)
    return f"{told}, {' or '.join(chest.bands)}" if len(chest.bands) < _ALL_BANDS else told


def alkylator_text(found: AlkylatorDose) -> str:
    """The total as cyclophosphamide."""
    return bounded_text(found.low, found.high, _MG_PER_M2, _DIGITS)


def alkylator_remark(found: AlkylatorDose) -> str:
    """What was given and has no factor."""
    if not found.incomplete:
        return ""
    return f"incomplete: factor of {listed(found.incomplete)} not read"


def unstated_text(ledger: DoseLedger) -> str:
    """The therapies of which no drug is stated."""
    return f"no drugs stated of {listed(ledger.unstated)}" if ledger.unstated else ""
