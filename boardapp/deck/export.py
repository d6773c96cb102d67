"""From a case to a PowerPoint file: review, images, outline, written deck."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.casefile import CaseFileError, content_hash, read_image
from boardapp.deck.marking_case import fact_sample
from boardapp.deck.outline import build_deck
from boardapp.deck.slides import Deck, Preset
from boardapp.deck.writer import Cancelled, DeckReport, Progress, write_deck
from boardapp.review import review_case

_CASE_ENDINGS = (".board.json", ".board", ".json")


def export_deck(
    case: Case,
    case_path: Path | None,
    out_path: Path,
    preset: Preset = "standard",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> DeckReport:
    """Write the deck of a case to `out_path`.

    `case_path` is where the case lies, so that its images are found; None for a case that
    was never saved. An image that can't be read is left out and named in the report.
    `progress` is told (slides done, slides in all). Raises DeckError with a sentence for the
    user, ExportCancelled if `cancelled` said so; nothing is then written.
    """
    deck, left_out = deck_of(case, case_path, preset)
    report = write_deck(deck, out_path, progress, cancelled)
    return replace(report, notes=(*report.notes, *left_out))


def deck_of(case: Case, case_path: Path | None, preset: Preset) -> tuple[Deck, tuple[str, ...]]:
    """The deck of a case as data, and a sentence for each image that was left out."""
    images, left_out = _images(case, case_path)
    deck = build_deck(review_case(case), preset, images, content_hash(case))
    return replace(deck, preset=preset, facts=fact_sample(case)), left_out


def default_output(case_path: Path) -> Path:
    """The deck beside its case, under the case's name: "letter.board.json" gives "letter.pptx"."""
    name = case_path.name
    for ending in _CASE_ENDINGS:
        name = name.removesuffix(ending)
    return case_path.with_name(f"{name or case_path.name}.pptx")


def _images(case: Case, case_path: Path | None) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """The images by the name of their file, and a sentence for each that can't be read."""
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for image in case.images:
        if not image.file:
            continue
        if case_path is None:
            left_out.append(f"{image.caption}: left out, since the case was never saved.")
            continue
        try:
            found[image.file] = read_image(case_path, image)
        except CaseFileError as error:
            left_out.append(f"{image.caption}: left out. {error}")
    return found, tuple(left_out)
