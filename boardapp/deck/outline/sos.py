"""Facts that bear on SOS/VOD, as stated: no score, no risk.

What is listed follows the boxed warning of inotuzumab ozogamicin: liver disease, earlier
transplant, later salvage line, more cycles, alkylators in the conditioning, bilirubin.
"""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.material import Material
from boardapp.deck.slides import Paragraph, TextBlock
from boardapp.deck.wording import is_stated, joined, listed
from boardapp.review.model import Phase, Review

_DRUG = "inotuzumab"
_LIVER = ("bilirubin", "alt", "ast", "ggt")
_PROTECTION = ("ursodiol", "ursodeoxycholic", "defibrotide")
_SOS = ("sinusoidal", "veno-occlusive", "venoocclusive", "sos", "vod")


def sos_block(material: Material) -> tuple[TextBlock, ...]:
    """The stated facts as bullets; none where inotuzumab ozogamicin was not given."""
    review = material.review
    given = [p for p in review.phases if _DRUG in f"{p.name} {p.agents}".lower()]
    if not given:
        return ()
    facts = (
        ("Inotuzumab ozogamicin", joined(_cycles_text(material, phase) for phase in given)),
        ("Transplant", joined(map(_transplant_text, _transplants(review.phases)))),
        ("Liver values, latest", joined(_liver_texts(review))),
        ("Given for the liver", joined(_protection_texts(review))),
        ("SOS/VOD", joined(_sos_texts(review)) or "none reported"),
    )
    paragraphs = tuple(Paragraph(label=label, text=text) for label, text in facts if text)
    return (TextBlock(heading="Facts that bear on SOS/VOD (not scored)", paragraphs=paragraphs),)


def _cycles_text(material: Material, phase: Phase) -> str:
    cycles = f"{phase.cycles} cycles" if is_stated(phase.cycles) else "cycles not reported"
    return f"line {phase.line}, {material.doubts.printed(cycles, f'{phase.place}.cycles')}"


def _transplants(phases: Sequence[Phase]) -> list[Phase]:
    return [phase for phase in phases if phase.kind == "transplant"]


def _transplant_text(phase: Phase) -> str:
    conditioning = (part for part in phase.details.split("; ") if part.startswith("conditioning"))
    return joined((f"line {phase.line}", *conditioning), ", ")


def _liver_texts(review: Review) -> Iterator[str]:
    """The latest liver values; tests with the same words share them."""
    groups: dict[str, list[str]] = {}
    for one in review.labs:
        if one.test.lower() in _LIVER:
            text = lab_texts.flagged_text(one, lab_texts.latest_point(one))
            groups.setdefault(text, []).append(one.test)
    return (f"{listed(tests)} {text}" for text, tests in groups.items())


def _protection_texts(review: Review) -> Iterator[str]:
    for phase in review.supportive:
        if any(name in phase.name.lower() for name in _PROTECTION):
            yield phase.agents if is_stated(phase.agents) else phase.name


def _sos_texts(review: Review) -> Iterator[str]:
    for event in review.complications:
        if any(word in event.term.lower().split() or event.term.lower().startswith(word)
               for word in _SOS):  # fmt: skip
            grade = f"grade {event.grade}" if event.grade[:1].isdigit() else ""
            yield joined((event.term, grade, event.outcome), ", ")
