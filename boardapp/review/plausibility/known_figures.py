"""Figures of published cohorts that are often cited to another paper.

Each entry names whose figure it is; a case that cites it to a paper on other patients is
asked about it. Read in the abstracts.
"""

import msgspec


class KnownFigure(msgspec.Struct, frozen=True):
    """A survival of a cohort: `percent` at `years`, and who the patients were."""

    measure: str
    years: int
    percent: float
    protocol: str
    patients: str


KNOWN_FIGURES = (
    KnownFigure(
        measure="event-free survival",
        years=4,
        percent=47,
        protocol="Interfant-99",
        patients="the whole Interfant-99 cohort (79 % with a KMT2A rearrangement)",
    ),
)


def known_figure(measure: str, years: int | None, percent: float) -> KnownFigure | None:
    """The cohort that is known for this figure; None if none is listed."""
    for known in KNOWN_FIGURES:
        if (known.measure, known.years, known.percent) == (measure, years, percent):
            return known
    return None
