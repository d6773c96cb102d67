"""A picture that was cropped, blacked out or moved is so in a new deck and in an updated one."""

import io
import zipfile
from pathlib import Path

import pptx
import pytest
from msgspec.structs import replace
from PIL import Image as Pixels
from PySide6.QtCore import QRect

from boardapp.case.case import Case, Image
from boardapp.case.when import When
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.desktop.panels.pictures.making import changed

SECRET = (255, 0, 255)
"""The colour of what must not be seen."""
NAME = QRect(0, 0, 80, 20)


@pytest.fixture
def path(minimal_path: Path, tmp_path: Path) -> Path:
    """A case with two pictures, each with a name burnt into its head."""
    made = tmp_path / "own.board.json"
    for number in (1, 2):
        picture = Pixels.new("RGB", (80, 60), (10, 90, 60 * number))
        picture.paste(SECRET, (0, 0, 80, 20))
        picture.save(tmp_path / f"scan-{number}.png")
    images = (
        Image(caption="Chest", file="scan-1.png", modality="CT", when=When.parse("age 9 mo")),
        Image(caption="Back", file="scan-2.png", modality="photograph", when=When.parse("age 1 y")),
    )
    write_case(made, replace(read_case(minimal_path), images=images))
    return made


def _cut(path: Path) -> Case:
    """The first blacked out, the second cropped and moved before it."""
    case = read_case(path)
    first, second = case.images
    black = changed(first.file, (path.parent / first.file).read_bytes(), NAME, "black out")
    rest = QRect(0, 20, 80, 40)
    crop = changed(second.file, (path.parent / second.file).read_bytes(), rest, "crop")
    (path.parent / "picture-1.png").write_bytes(black.data)
    (path.parent / "picture-2.png").write_bytes(crop.data)
    images = replace(second, file="picture-2.png"), replace(first, file="picture-1.png")
    return replace(case, images=images)


def _media(deck: Path) -> list[Pixels.Image]:
    with zipfile.ZipFile(deck) as package:
        files = [package.read(name) for name in package.namelist() if "ppt/media/" in name]
    return [Pixels.open(io.BytesIO(file)).convert("RGB") for file in files]


def _shows_secret(picture: Pixels.Image) -> bool:
    return any(colour == SECRET for _, colour in picture.getcolors(1_000_000) or ())


def _slide(deck: Path) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    """The words of the slide of pictures, and alternative text and size of each, left to right."""
    for slide in pptx.Presentation(str(deck)).slides:
        pictures = [shape for shape in slide.shapes if hasattr(shape, "image")]
        if pictures:
            pictures.sort(key=lambda shape: shape.left)
            texts = sorted(slide.shapes, key=lambda shape: shape.left)
            told = [(p._element.nvPicPr.cNvPr.get("descr"), p.image.size) for p in pictures]
            words = [shape.text_frame.text for shape in texts if shape.has_text_frame]
            return "\n".join(words), told
    raise AssertionError("no slide has a picture")


@pytest.mark.parametrize("way", ["new", "update"])
def test_what_was_taken_away_is_in_no_part_of_the_deck(
    way: str, path: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    assert main(["export", str(path), "-o", str(deck)]) == 0
    words, told = _slide(deck)
    assert [alt for alt, _ in told] == ["Chest", "Back"]
    told_left = "Chest (CT, at 9 mo of age)", "Back (photograph, at 1 y of age)"
    assert words.index(told_left[0]) < words.index(told_left[1])
    assert sum(map(_shows_secret, _media(deck))) == 2
    write_case(path, _cut(path))
    if way == "new":
        deck = tmp_path / "second.pptx"
        assert main(["export", str(path), "-o", str(deck)]) == 0
    else:
        assert main(["export", str(path), "--update", str(deck)]) == 0
    words, told = _slide(deck)
    assert told == [("Back", (80, 40)), ("Chest", (80, 60))]
    assert words.index(told_left[1]) < words.index(told_left[0])
    media = _media(deck)
    assert len(media) == 2
    assert not any(map(_shows_secret, media))
