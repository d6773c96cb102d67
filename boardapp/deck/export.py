"""From a case to a PowerPoint file: review, images, outline, written deck."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.deck_settings import DeckSettings, Preset
from boardapp.casefile.album import Album, album_of
from boardapp.casefile.encode import content_hash
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.images import read_image
from boardapp.casefile.unknown_keys import kept_note, unknown_keys
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.marking.case import fact_sample
from boardapp.deck.outline.build import build_deck, outline_of
from boardapp.deck.outline.named import choice_named, unknown_names, without_content
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Deck
from boardapp.deck.writing.writer import Cancelled, DeckReport, Progress, write_deck
from boardapp.endings import DECK, case_stem


def export_deck(
    case: Case,
    case_path: Album | Path | None,
    out_path: Path,
    preset: Preset | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    slides: Sequence[str] = (),
    template: Path | None = None,
) -> DeckReport:
    """Write the deck of a case to `out_path`.

    `case_path` is where the case lies, or its album, so that its images are found; None for a
    case that was never saved. An image that can't be read is left out and named in the report.
    `preset` None: the case's own, else standard. `slides` are names in the words of
    `choice_named`; without them the case's own choice holds. `template` is a .pptx or .potx
    of an institution, whose look the deck takes.
    `progress` is told (slides done, slides in all). Raises DeckError with a sentence for the
    user, ExportCancelled if `cancelled` said so; nothing is then written.
    """
    if template is None:
        deck, left_out = deck_of(case, case_path, preset, slides=slides)
        report = write_deck(deck, out_path, progress, cancelled)
        return replace(report, notes=(*report.notes, *left_out))
    from boardapp.deck.writing.opening import start  # loads python-pptx

    opening = start(template, has_banner=case.is_synthetic)
    deck, left_out = deck_of(case, case_path, preset, slides=slides, style=opening.style)
    report = write_deck(deck, out_path, progress, cancelled, opening=opening)
    return replace(report, notes=(*report.notes, *left_out))


def deck_of(
    case: Case,
    case_path: Album | Path | None,
    preset: Preset | None = None,
    choice: DeckSettings | None = None,
    *,
    slides: Sequence[str] = (),
    style: Style = OWN_STYLE,
) -> tuple[Deck, tuple[str, ...]]:
    """The deck of a case as data, and a sentence for all that was left out.

    `choice` of slides None: the case's own. `slides` as in `export_deck`; `style` is that of
    the slides to be written. Raises DeckError for names that no slide has.
    """
    review, chosen = deck_review(case), choice or case.presentation
    length = preset_of(case, preset)
    images, left_out = images_of(case, case_path)
    keys = kept_note(unknown_keys(case))
    notes = [*left_out, *unknown_names(chosen), *filter(None, (keys,))]
    if slides:
        offered = outline_of(review, length, chosen, style)
        notes += without_content(slides, offered)
        chosen = choice_named(slides, offered, length, chosen)
    deck = build_deck(review, length, images, content_hash(case), chosen, style)
    notes += [
        f"Left out {count} × {kind}, since the case is {_stated_privacy(case)}: see “[left out” in "
        "the deck."
        for kind, count in deck.left_out
    ]
    return replace(deck, preset=length, facts=fact_sample(case), asked=tuple(slides)), tuple(notes)


def _stated_privacy(case: Case) -> str:
    """What the case says of its privacy: an identified one alone keeps what names a person."""
    status = case.privacy.status
    return "not said to be identified" if status == "not stated" else status


def preset_of(case: Case, asked: Preset | None = None) -> Preset:
    """The length of the deck: as asked for, else as the case has it, else standard."""
    stored = case.presentation.preset
    return asked or ("standard" if stored == "not chosen" else stored)


def default_output(case_path: Path) -> Path:
    """The deck beside its case, under the case's name: "letter.board.json" gives "letter.pptx"."""
    return case_path.with_name(case_stem(case_path.name) + DECK)


def images_of(
    case: Case, case_path: Album | Path | None
) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """The images by the name of their file, and a sentence for each that can't be read."""
    album = album_of(case_path)
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for image in case.images:
        if not image.file:
            continue
        if album.path is None and image.file not in album.waiting:
            left_out.append(f"{image.caption}: left out, since the case was never saved.")
            continue
        try:
            found[image.file] = read_image(album, image)
        except CaseFileError as error:
            left_out.append(f"{image.caption}: left out. {error}")
    return found, tuple(left_out)
