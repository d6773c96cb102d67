"""Genetic findings that can't be as they stand: shares of reads, and genes against their changes.

Names of genes are compared only where the change itself names one before its HGVS description
("EGFR:p.Leu858Arg", "NM_005228.5(EGFR):c.2573T>G"), and never judged: an older name of a gene
is as good as its new one, so the finding asks. The order of a fusion is not judged.
"""

import re
from collections.abc import Iterator

from boardapp.case.diagnosis import GeneticFinding
from boardapp.case.place import Place, placed
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.values import value_text

FRACTION_SOURCE = "no share of reads is above 100 %"
GENE_SOURCE = "HGVS nomenclature: the reference stands before the colon"
_SYMBOL = r"[A-Z][A-Z0-9]{1,9}"
_NAMED = re.compile(
    rf"\((?P<bracketed>{_SYMBOL})\):[cgnpr]\.|^(?P<leading>{_SYMBOL})[: ]+[cgnpr]\."
)
_PARTS = re.compile(r"[^A-Za-z0-9]+")


def fractions(scene: Scene) -> Iterator[Alarm]:
    """An allele fraction that is no share, and one whose unit is not stated."""
    for place, finding, source in _findings(scene):
        value = finding.allele_fraction
        if value is None or not value.is_numeric:
            continue
        told = _fault(finding)
        if told:
            is_bare = not finding.unit.strip() and (value.low or 0.0) <= 1
            yield Alarm(
                severity="note" if is_bare else "error",
                place=place / "allele_fraction",
                title=finding.name,
                sentence=f"Allele fraction {value_text(value, finding.unit)} is stated; {told}.",
                to_do="Look up the value, and write its unit as the laboratory does.",
                source=source,
            )


def _fault(finding: GeneticFinding) -> str:
    value, unit = finding.allele_fraction, finding.unit.strip()
    if value is None:
        return ""
    if value.high is not None and value.high < 0:
        return "no share is below 0"
    if not unit:
        if value.low is not None and value.low > 1:
            return "without a unit it would be more than the whole"
        return "it has no unit, so that it is in no chart"
    one = cells_fraction(unit)
    # A hair above the whole is how a computer writes it.
    is_more = one is not None and value.low is not None and value.low * one > 1 + 1e-9
    return "that is more than the whole" if is_more else ""


def genes(scene: Scene) -> Iterator[Alarm]:
    """A change that names another gene than the one it is said to be in."""
    for place, finding, source in _findings(scene):
        named = _NAMED.search(finding.change.strip())
        symbol = (named["bracketed"] or named["leading"]) if named else ""
        known = {part.upper() for part in _PARTS.split(finding.gene) if part}
        if symbol and known and symbol.upper() not in known:
            yield Alarm(
                severity="warning",
                place=place / "gene",
                title=finding.name,
                sentence=f"The gene is {finding.gene}, and the change names {symbol}.",
                to_do="Look up the report; where both names are of one gene, let it stand.",
                source=source,
            )


def _findings(scene: Scene) -> Iterator[tuple[Place, GeneticFinding, str]]:
    """Each finding with its place and its source, at diagnosis and apart from it."""
    dx = scene.case.diagnosis
    for number, finding in enumerate(dx.genetics):
        yield Place.of("diagnosis", "genetics", number), finding, finding.source or dx.source
    for _, place, finding in placed("genetics", scene.case.genetics):
        yield place, finding, finding.source
