"""Outcomes of published cohorts, as references for a page of evidence; never a forecast.

Table "cohort figures, version 1". Each figure is of many patients, with how many they were, from
when time was counted and by which end point. The patients of a cohort differ from the one of a
case, so that nothing of it may be told as this patient's chance: a figure is told only where the
case cites its paper, found by year, volume and first page. `time_zero` is "not stated" where
the abstract does not say.
"""

import re
from typing import Literal

import msgspec

VERSION = "cohort figures, version 1"
WARNING = "Figures of a cohort of other patients: no forecast for this one."
NOT_STATED = "not stated in the abstract"
Read = Literal["abstract", "second hand"]


class CohortFigure(msgspec.Struct, frozen=True):
    """One figure: of whom, how many, counted from when, to which end point.

    `figure` is in %, with its spread in words. `n` is None where it was not read. `about` is the
    disease and situation that the cohort was in.
    """

    cohort: str
    about: str
    n: int | None
    time_zero: str
    end_point: str
    figure: str
    citation: str
    read: Read = "abstract"

    @property
    def paper(self) -> str:
        """Year, volume and first page: "2020;136:1813"."""
        return _first_page(self.citation)


_MLL10 = "Tomizawa D et al. Blood 2020;136:1813"
_BLINATUMOMAB = "van der Sluis IM et al. N Engl J Med 2023;388:1572, and its later report"
_PDL = "Attarbaschi A et al. J Clin Oncol 2023;41:1404 (PMC9995095)"
_AIEM = "Hagedorn N et al. Blood 2007;110:4022"
_AIEOP = "Conter V et al. Blood 2010;115:3206"
_INFANTS = "infants with ALL"
_TREATED = "infants with KMT2A-r ALL, Interfant-06 with one course of blinatumomab"
_HISTORICAL = "infants with KMT2A-r ALL, Interfant-06 (historical control)"
_RELAPSE = "children with a first isolated extramedullary relapse of ALL"
_BCP = "children with B-cell precursor ALL, MRD by PCR on days 33 and 78"


def _infants(group: str, n: int, figure: str) -> CohortFigure:
    return CohortFigure(f"MLL-10, {group}", _INFANTS, n, NOT_STATED, "3-year EFS", figure, _MLL10)


def _blinatumomab(about: str, n: int | None, end_point: str, figure: str) -> CohortFigure:
    return CohortFigure(
        "Interfant-06 and blinatumomab", about, n, NOT_STATED, end_point, figure, _BLINATUMOMAB,
        "second hand",
    )  # fmt: skip


FIGURES: tuple[CohortFigure, ...] = (
    _infants("KMT2A-r (intermediate and high risk)", 75, "66.2 % (SE 5.6)"),
    _infants("low risk (KMT2A germline)", 15, "93.3 % (SE 6.4)"),
    _infants("intermediate risk", 19, "94.4 % (SE 5.4)"),
    _infants("high risk", 56, "56.6 % (SE 6.8)"),
    _blinatumomab(_TREATED, 30, "2-year DFS", "81.6 %"),
    _blinatumomab(_TREATED, 30, "2-year OS", "93.3 %"),
    _blinatumomab(_HISTORICAL, None, "2-year DFS", "49.4 %"),
    _blinatumomab(_HISTORICAL, None, "2-year OS", "65.8 %"),
    _blinatumomab(_TREATED, 30, "4-year DFS", "83.3 % (95 % CI 64.5–92.7)"),
    _blinatumomab(_TREATED, 30, "4-year OS", "93.3 %"),
    _blinatumomab(_HISTORICAL, None, "4-year DFS", "44.0 % (95 % CI 37.0–50.8)"),
    _blinatumomab(_HISTORICAL, None, "4-year OS", "60.2 %"),
    CohortFigure(
        "Ponte di Legno, KMT2A-r beyond infancy", "children with KMT2A-r ALL, not infants", 629,
        NOT_STATED, "5-year EFS", "69.1 % ± 1.9", _PDL,
    ),
    CohortFigure(
        "marrow MRD ≥ 1×10⁻⁴ at the relapse", _RELAPSE, 46, NOT_STATED, "EFS", "30 % (SE 9)", _AIEM
    ),
    CohortFigure(
        "marrow MRD < 1×10⁻⁴ at the relapse", _RELAPSE, 18, NOT_STATED, "EFS", "60 % (SE 12)", _AIEM
    ),
    CohortFigure("AIEOP-BFM ALL 2000, MRD-SR", _BCP, 1348, NOT_STATED, "5-year EFS",
                 "92.3 % (SE 0.9)", _AIEOP),
    CohortFigure("AIEOP-BFM ALL 2000, MRD-IR", _BCP, 1647, NOT_STATED, "5-year EFS",
                 "77.6 % (SE 1.3)", _AIEOP),
    CohortFigure("AIEOP-BFM ALL 2000, MRD-HR", _BCP, 189, NOT_STATED, "5-year EFS",
                 "50.1 % (SE 4.1)", _AIEOP),
)  # fmt: skip
"""Every figure that may be cited; none is joined to a patient."""


def figures_of(citation: str) -> tuple[CohortFigure, ...]:
    """The figures of the paper that a citation names; () for all other papers."""
    paper = _first_page(citation)
    return tuple(figure for figure in FIGURES if paper and figure.paper == paper)


_PAGE = re.compile(r"((?:19|20)\d\d)\s*;\s*(\d+)\s*(?:\(\w+\))?\s*:\s*(e?\d+)")


def _first_page(citation: str) -> str:
    match = _PAGE.search(citation)
    return f"{match[1]};{match[2]}:{match[3]}" if match else ""
