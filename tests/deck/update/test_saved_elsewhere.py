"""A deck that another program saved has lost the marks it is known by: it is refused."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from boardapp.casefile.files import read_case
from boardapp.deck.agenda.export import export_agenda
from boardapp.deck.agenda.update import update_agenda
from boardapp.deck.errors import DeckError
from boardapp.deck.export import export_deck
from boardapp.deck.update.update import update_deck

REFUSED = (
    "was not made by boardapp, or was saved by a program that drops its marks. "
    "Export a new deck instead."
)


def _saved_by_libreoffice(deck: Path, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pptx:Impress MS PowerPoint 2007 XML"]
    saved = folder / "saved"
    subprocess.run(
        [*command, "--outdir", str(saved), str(deck)], check=True, capture_output=True, timeout=300
    )
    return saved / deck.name


def _one_case(path: Path, deck: Path) -> Callable[[Path], object]:
    case = read_case(path)
    export_deck(case, path, deck, "short")
    return lambda saved: update_deck(case, path, saved)


def _a_meeting(path: Path, deck: Path) -> Callable[[Path], object]:
    export_agenda([path], deck, "short")
    return lambda saved: update_agenda([path], saved)


@pytest.mark.slow
@pytest.mark.parametrize("write", [_one_case, _a_meeting])
def test_a_deck_that_libreoffice_saved_is_refused_and_left(
    write: Callable[[Path, Path], Callable[[Path], object]], minimal_path: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    update = write(minimal_path, deck)
    saved = _saved_by_libreoffice(deck, tmp_path)
    assert len(Presentation(str(saved)).slides) == len(Presentation(str(deck)).slides)
    before = saved.read_bytes()
    with pytest.raises(DeckError) as caught:
        update(saved)
    assert str(caught.value) == f"{saved}: {REFUSED}"
    assert saved.read_bytes() == before
