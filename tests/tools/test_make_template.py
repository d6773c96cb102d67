"""The template in assets/ is what its script makes, and carries nothing of anybody."""

import importlib.util
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from boardapp.deck.fitting.design import LAYOUTS
from boardapp.resources import asset

SCRIPT = Path(__file__).resolve().parent.parent.parent / "tools" / "make_template.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_template", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_script_makes_the_template(script: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "template.pptx"
    script.write(made)
    assert parts_of(made) == parts_of(asset("template.pptx"))


def test_the_template_is_valid(assert_valid_pptx: Callable[[Path], None]) -> None:
    assert_valid_pptx(asset("template.pptx"))


def test_every_layout_has_title_footer_number_and_banner() -> None:
    presentation = Presentation(str(asset("template.pptx")))
    assert [layout.name for layout in presentation.slide_layouts] == list(LAYOUTS.values())
    for layout in presentation.slide_layouts:
        kinds = {holder.placeholder_format.type for holder in layout.placeholders}
        assert {
            PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER,
        } <= kinds  # fmt: skip
        assert 20 in {holder.placeholder_format.idx for holder in layout.placeholders}


def test_slides_are_wide_and_there_is_a_notes_master() -> None:
    presentation = Presentation(str(asset("template.pptx")))
    assert (presentation.slide_width.inches, presentation.slide_height.inches) == (
        pytest.approx(13.333, abs=0.001), 7.5,
    )  # fmt: skip
    assert "ppt/notesMasters/notesMaster1.xml" in parts_of(asset("template.pptx"))


def test_nothing_of_the_library_s_own_template_is_left() -> None:
    parts = parts_of(asset("template.pptx"))
    everything = b"".join(parts.values())
    assert b"Canny" not in everything
    assert b"Office Theme" not in everything
    assert not {name for name in parts if "printer" in name or "thumb" in name or "app.xml" in name}


def test_the_theme_is_flat() -> None:
    theme = parts_of(asset("template.pptx"))["ppt/theme/theme1.xml"]
    for effect in (b"outerShdw", b"gradFill", b"sp3d", b"blipFill"):
        assert effect not in theme
