"""References that don't fit what the case cites them for.

Judged where the case says what a paper is cited for: a study that the paper is not about,
and a survival of all patients that is cited to a paper on relapsed ones. A paper without its
title is known where `known_papers` lists it; there its first author is judged too.
"""

import re
from collections.abc import Iterator

from boardapp.case.case import Case, Reference
from boardapp.case.place import Place
from boardapp.clinical.names import listed_protocols, names_a_drug
from boardapp.review.plausibility.known_figures import known_figure
from boardapp.review.plausibility.known_papers import known_paper
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.lists import listed

_SURVIVAL = re.compile(r"event[- ]free survival|\bEFS\b", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_YEARS = re.compile(r"(\d+)[- ]years?\b", re.IGNORECASE)
_RELAPSED = re.compile(r"\brelapse|\brecur|\brefractory|\bsalvage", re.IGNORECASE)
_AUTHOR = re.compile(r"([^\W\d_][\w'’-]*) [A-Z]{1,3}(?:,|\.|\s|$)")
"""A surname with initials at the head of a citation."""
_NUMBER = r"\breferences?\s[^.;)]*?\b{}\b"
_TO_DO = "Look up the paper; keep what is printed and add a doubt, or cite the right one."


def protocols(scene: Scene) -> Iterator[Alarm]:
    """A study cited to a paper whose title names another study and not this one."""
    for index, reference in enumerate(scene.case.references):
        claimed = listed_protocols(reference.cited_for)
        titled = _titled(reference.citation)
        if claimed and titled and not claimed & titled:
            yield Alarm(
                severity="warning",
                place=Place.of("references", index, "cited_for"),
                title=_title(reference, index),
                sentence=f"{listed(sorted(claimed))} is cited to a paper on "
                f"{listed(sorted(titled))}.",
                to_do=_TO_DO,
                source=reference.source,
            )


def survival(scene: Scene) -> Iterator[Alarm]:
    """A survival that the case gives for all patients, cited to a paper on relapsed ones."""
    for index, reference in enumerate(scene.case.references):
        claim = reference.cited_for
        figure = _PERCENT.search(claim)
        if not (figure and _SURVIVAL.search(claim) and _is_on_relapsed(reference.citation)):
            continue
        if _RELAPSED.search(claim) or names_a_drug(claim):
            continue
        yield Alarm(
            severity="warning",
            place=Place.of("references", index, "cited_for"),
            title=_title(reference, index),
            sentence=f"An event-free survival of {figure[1]} % is cited to a paper on relapsed "
            f"patients{_whose(claim, figure[1])}.",
            to_do=_TO_DO,
            source=reference.source,
            also_at=tuple(_remarks_citing(scene.case, reference, figure[1])),
        )


def first_authors(scene: Scene) -> Iterator[Alarm]:
    """A known paper under another first author; one that is cited without authors says nothing."""
    for index, reference in enumerate(scene.case.references):
        paper, printed = known_paper(reference.citation), _AUTHOR.match(reference.citation)
        if paper and printed and printed[1].casefold() != paper.first_author.casefold():
            yield Alarm(
                severity="warning",
                place=Place.of("references", index, "citation"),
                title=_title(reference, index),
                sentence=f"{printed[1]} is given as first author; the paper of this journal, "
                f"volume and page is known under {paper.first_author}.",
                to_do=_TO_DO,
                source=reference.source,
            )


def _titled(citation: str) -> frozenset[str]:
    """The studies that the title names, or that the paper is known to be on."""
    paper = known_paper(citation)
    known = {paper.protocol} if paper and paper.protocol else set()
    return listed_protocols(citation) | known


def _is_on_relapsed(citation: str) -> bool:
    paper = known_paper(citation)
    return bool(_RELAPSED.search(citation)) or bool(paper and paper.is_on_relapsed)


def _whose(claim: str, percent: str) -> str:
    years = _YEARS.search(claim)
    known = known_figure("event-free survival", int(years[1]) if years else None, float(percent))
    return f", but is the figure of {known.patients}" if known else ""


def _remarks_citing(case: Case, reference: Reference, percent: str) -> Iterator[Place]:
    """The remarks that give this figure with the number of the reference."""
    if reference.number is None:
        return
    numbered = re.compile(_NUMBER.format(reference.number), re.IGNORECASE)
    for index, remark in enumerate(case.remarks):
        figures = _PERCENT.findall(remark.text)
        if numbered.search(remark.text) and percent in figures:
            yield Place.of("remarks", index, "text")


def _title(reference: Reference, index: int) -> str:
    return f"Reference {reference.number or index + 1}"
