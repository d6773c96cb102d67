"""Widths read from a font file: those that Pillow, and with it FreeType, measures."""

from pathlib import Path
from struct import pack

import pytest
from PIL import ImageFont

from boardapp.deck.fitting.font_file import FontFile
from boardapp.resources import asset

SQUARE_LETTERS = 0x2E80
"""From here on no width is asked for: Chinese and its like are squares."""


@pytest.mark.parametrize("name", ["Carlito-Regular.ttf", "Carlito-Bold.ttf"])
def test_every_letter_is_as_wide_as_freetype_measures_it(name: str) -> None:
    path = asset(f"fonts/{name}")
    ours = FontFile(path)
    theirs = ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC)
    letters = [chr(code) for code in range(0x20, SQUARE_LETTERS)]
    wrong = [a for a in letters if ours.width(a) != theirs.getlength(a) / 1000]
    assert wrong == []


def test_a_letter_is_as_wide_as_the_font_states() -> None:
    # Of 2048 units: H 1276, m 1636.
    font = FontFile(asset("fonts/Carlito-Regular.ttf"))
    assert (font.width("H"), font.width("m")) == (0.623, 0.799)


@pytest.mark.parametrize("letter", ["\u4e2d", "\U0001f600", "\uffff"])
def test_a_letter_the_font_lacks_is_as_wide_as_its_box(letter: str) -> None:
    assert FontFile(asset("fonts/Carlito-Regular.ttf")).width(letter) == 0.507


def test_a_font_without_the_map_is_refused(tmp_path: Path) -> None:
    tables = {b"cmap": pack(">HH", 0, 0), b"head": bytes(54), b"hhea": bytes(36), b"hmtx": b""}
    start, records, body = 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        records += pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data
    path = tmp_path / "font.ttf"
    path.write_bytes(pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + records + body)
    with pytest.raises(ValueError, match="no map"):
        FontFile(path)
