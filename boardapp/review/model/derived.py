"""Values that a review works out of stated ones, and the totals of stated doses."""

from typing import Literal

import msgspec

from boardapp.clinical.alkylator_dose import AlkylatorDose
from boardapp.clinical.anthracycline_equivalents import ChestBand, Equivalent
from boardapp.review.model.base import Moment, Shown


class DerivedValue(Shown, frozen=True, kw_only=True):
    """A derived value with its formula and what went into it, beside the stated one.

    `low` to `high` is what it can be, None where nothing bounds it; both None: `why_not` says why
    it was not derived. `is_beyond`: it is more than `low`. It is told with one decimal where
    `has_one_decimal`, else with three digits. `stated` is the value of the same name that the
    source states at that time; empty: none.
    """

    name: str
    when: Moment
    low: float | None
    high: float | None
    unit: str
    formula: str
    inputs: tuple[str, ...]
    rule: str
    is_beyond: bool = False
    has_one_decimal: bool = False
    stated: str = ""
    note: str = ""
    why_not: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything is told of it."""
        return self.low is not None or self.high is not None


class TotalDose(Shown, frozen=True, kw_only=True):
    """The stated doses of one drug together.

    `low` is the least that they are, `high` the most; None: the total is "at least". `unit` is
    empty and `low` 0 for a drug of which no dose is stated. `unknown` counts the doses without an
    amount; `is_intrathecal` parts what was given into the spinal fluid.
    """

    agent: str
    unit: str
    low: float
    high: float | None
    doses: int
    unknown: int = 0
    is_intrathecal: bool = False


class DoseLedger(Shown, frozen=True, kw_only=True):
    """The totals of a case, and what they are as doxorubicin and as cyclophosphamide.

    `unstated` are therapies that were given and of which no drug is stated: with them every
    total is "at least". `left_out` are anthracyclines in a form without a factor.
    """

    totals: tuple[TotalDose, ...]
    equivalents: tuple[Equivalent, ...] = ()
    alkylators: AlkylatorDose | None = None
    chest_gy: "ChestDose | None" = None
    left_out: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    surveillance: Literal["", "recommended"] = ""

    @property
    def is_told(self) -> bool:
        """Whether any total is known."""
        return any(total.unit for total in self.totals)


class ChestDose(msgspec.Struct, frozen=True, kw_only=True):
    """Radiation of the chest in Gy: `high` None where it is "at least" `low`."""

    low: float
    high: float | None
    bands: tuple[ChestBand, ...]
