"""From a review to a deck as data."""

from collections.abc import Mapping

from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings, Preset
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.fitting.title_fit import unique_titles
from boardapp.deck.outline.case_notes import CaseNotes
from boardapp.deck.outline.doubts import Doubts
from boardapp.deck.outline.material import Material
from boardapp.deck.outline.picker import SlideChoice, choices, chosen_slides
from boardapp.deck.outline.times import Times
from boardapp.deck.privacy import without_suspects
from boardapp.deck.slides import Deck
from boardapp.review.course.one_liner import as_of_text
from boardapp.review.model.review import Review
from boardapp.review.register import notes_of
from boardapp.words.banner import SYNTHETIC_BANNER

AS_MADE = DeckSettings()
"""The choice of a case that has made none: the slides as the preset has them."""
_NO_IMAGES: Mapping[str, bytes] = {}
_last: Material | None = None


def build_deck(
    review: Review,
    preset: Preset,
    images: Mapping[str, bytes] = _NO_IMAGES,
    content_hash: str = "",
    choice: DeckSettings = AS_MADE,
    style: Style = OWN_STYLE,
) -> Deck:
    """The slides of a review, as data. Pure: the same review gives the same deck.

    `images` holds the bytes of each image by the name its file has in the case; an image
    without bytes is named as one that radiology shows. `choice` is the case's own choice of
    slides, `style` the one that they will be written in.
    """
    material = _material(review, images, style)
    slides = chosen_slides(preset, material, choice)
    titles = unique_titles([slide.title for slide in slides])
    made = Deck(
        title=review.title,
        subject=f"Tumor board, {preset} deck",
        footer=_footer(material),
        banner=SYNTHETIC_BANNER if review.is_synthetic else "",
        slides=tuple(replace(s, title=title) for s, title in zip(slides, titles, strict=True)),
        content_hash=content_hash,
        has_dates=review.privacy != "de-identified",
        has_identifiers=review.privacy == "identified",
    )
    if made.has_identifiers:
        return made
    shown, counts = without_suspects(made)
    return replace(shown, left_out=tuple(counts.items()))


def outline_of(
    review: Review,
    preset: Preset,
    choice: DeckSettings = AS_MADE,
    style: Style = OWN_STYLE,
    images: Mapping[str, bytes] = _NO_IMAGES,
) -> tuple[SlideChoice, ...]:
    """Every slide that can be shown of a review, in order, with what the deck includes.

    `images` as for the deck: the slides that were made for it are then not made again.
    """
    return choices(preset, _material(review, images, style), choice)


def _material(review: Review, images: Mapping[str, bytes], style: Style) -> Material:
    """What slides are made from, with those that were made of it before.

    The last one is kept, as the review of a deck is: slides are listed, then written, then painted.
    """
    global _last  # noqa: PLW0603 - one case is open; a deck of another takes its place
    kept = _last
    if kept is None or kept.review is not review or (kept.images, kept.style) != (images, style):
        kept = _last = _new_material(review, images, style)
    return kept


def _new_material(review: Review, images: Mapping[str, bytes], style: Style) -> Material:
    notes = notes_of(review.register)
    inferred = (note.place / field for note in notes for field in note.inferred)
    return Material(
        review=review,
        images=images,
        doubts=Doubts(review.findings, inferred),
        times=Times(),
        style=style,
        case_notes=CaseNotes(notes),
    )


def _footer(material: Material) -> str:
    """Who it is about, how old the data are, and whether it may be shown."""
    review = material.review
    as_of = material.times.told(review.as_of)
    time = as_of_text(as_of) if as_of else "time of the data not reported"
    return " · ".join((review.label, time, f"privacy: {review.privacy}"))
