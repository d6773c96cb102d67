"""Facts that bear on SOS/VOD, as stated: no score, no risk.

What is listed follows the boxed warning of inotuzumab ozogamicin: liver disease, earlier
transplant, later salvage line, more cycles, alkylators in the conditioning, bilirubin.
"""

from collections.abc import Iterator

from boardapp.deck.outline.material import Material
from boardapp.deck.slides import Paragraph, TextBlock
from boardapp.deck.wording import is_stated, joined
from boardapp.review.model import Phase, Review

_DRUG = "inotuzumab"
_LIVER = ("bilirubin", "alt", "ast", "ggt")


def sos_block(material: Material) -> tuple[TextBlock, ...]:
    """The stated facts as bullets; none where inotuzumab ozogamicin was not given."""
    review = material.review
    given = [p for p in review.phases if _DRUG in f"{p.name} {p.agents}".lower()]
    if not given:
        return ()
    paragraphs = tuple(
        Paragraph(label=label, text=text) for label, text in _facts(material, review, given) if text
    )
    return (TextBlock(heading="Facts that bear on SOS/VOD (not scored)", paragraphs=paragraphs),)


def _facts(material: Material, review: Review, given: list[Phase]) -> Iterator[tuple[str, str]]:
    yield "Inotuzumab cycles", joined(_cycles(material, phase) for phase in given)
    yield "Line", joined((f"line {phase.line}" for phase in given if phase.line), " and ")
    transplants = [p for p in review.phases if p.kind == "transplant"]
    yield "Transplant", joined(f"{p.name} (line {p.line})" for p in transplants)
    yield "Liver values, latest", joined(_liver(review))


def _cycles(material: Material, phase: Phase) -> str:
    cycles = phase.cycles if is_stated(phase.cycles) else "number not reported"
    return material.doubts.printed(f"{cycles} in line {phase.line}", f"{phase.place}.cycles")


def _liver(review: Review) -> Iterator[str]:
    for series in review.labs:
        if series.test.lower() in _LIVER:
            latest = series.points[-1]
            yield joined((f"{series.test} {latest.value}", latest.flag), " ")
