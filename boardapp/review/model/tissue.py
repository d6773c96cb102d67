"""What was found in tissue, as a review shows it: reports, stages, genetic findings, operations."""

from typing import Literal

import msgspec

from boardapp.review.model.base import Moment, Shown

Sign = Literal["+", "−", ""]
"""Whether a stain is positive or negative where its result says just that; else empty."""
Bound = Literal["", "below", "above"]


class StainResult(msgspec.Struct, frozen=True, kw_only=True):
    """One stain; `text` says all of it ("desmin positive 80 %").

    `rest` is what stands behind the name and its sign: the value, and the result where no sign
    stands for it.
    """

    name: str
    text: str
    rest: str = ""
    sign: Sign = ""


class TissueReport(Shown, frozen=True, kw_only=True):
    """One report of pathology, dated.

    `title` is what it is called ("Core needle biopsy: left femur"), `procedure` the same without
    its site; `grade` has its grading,
    `operation` is the name of the therapy that the specimen is of, empty where none is stated.
    `is_of_diagnosis`: no therapy had been given, as far as the times tell for sure.
    """

    key: str
    when: Moment
    title: str
    procedure: str
    histology: str
    grade: str
    stains: tuple[StainResult, ...]
    conclusion: str
    specimen: str
    operation: str = ""
    is_of_diagnosis: bool = False


class Stage(Shown, frozen=True, kw_only=True):
    """One stage or group as stated; `basis` is empty where none is stated."""

    when: Moment
    system: str
    stage: str
    basis: str
    text: str
    """All of it: "TNM cT2b N1 M0, clinical"."""


class GeneticResult(Shown, frozen=True, kw_only=True):
    """One genetic finding of one specimen.

    `called` names it in few words ("EGFR p.Leu858Arg"); `change` and `gene` are as written.
    `fraction` is the allele fraction in words, empty where none is stated; `share` the same as a
    part of the whole (0 to 1) where its unit says so, or its limit where it is `bound` to one side.
    `is_of_diagnosis`: it stands with the diagnosis.
    """

    when: Moment
    called: str
    name: str
    gene: str
    change: str
    result: str
    fraction: str
    method: str
    specimen: str
    text: str
    """What it says beside its name: result, change, fraction, method and specimen."""
    share: float | None = None
    low: float | None = None
    high: float | None = None
    """What is known of the share; None: that side is open."""
    bound: Bound = ""
    is_present: bool = False
    is_of_diagnosis: bool = False


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation of a therapy in words; each is empty where it is not stated."""

    procedure: str = ""
    site: str = ""
    margins: str = ""
    residual: str = ""
    response: str = ""
    """What the specimen shows of the therapy before it, in its own words, with its necrosis."""

    @property
    def found(self) -> tuple[str, ...]:
        """What was left and what the margins are."""
        return tuple(filter(None, (self.margins, self.residual)))

    @property
    def done(self) -> str:
        """What was done, and what it left."""
        where = ", ".join(filter(None, (self.procedure, self.site)))
        return "; ".join(filter(None, (where, *self.found)))

    @property
    def text(self) -> str:
        """All of it."""
        return "; ".join(filter(None, (self.done, self.response)))


class Tissue(msgspec.Struct, frozen=True, kw_only=True):
    """All that tissue tells, each in the order of the clock.

    `is_leading`: a board of this disease asks for its tissue first.
    """

    reports: tuple[TissueReport, ...] = ()
    stages: tuple[Stage, ...] = ()
    genetics: tuple[GeneticResult, ...] = ()
    is_leading: bool = False


NO_TISSUE = Tissue()
"""Where nothing is told of any."""
