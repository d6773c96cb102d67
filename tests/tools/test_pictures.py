import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "pictures.py"


@pytest.fixture
def pictures() -> ModuleType:
    """The script as a module; running it takes minutes."""
    spec = importlib.util.spec_from_file_location("pictures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules.pop("pictures", None)
    return module


def test_slides_stand_in_rows_of_three(pictures: ModuleType, tmp_path: Path) -> None:
    slides = []
    for number in range(4):
        slides.append(tmp_path / f"{number}.png")
        Image.new("RGB", (1600, 800), (number * 60, 0, 0)).save(slides[-1])
    sheet = pictures.contact_sheet(slides)
    assert sheet.size == (1308, 456)
    assert sheet.getpixel((100, 350)) == (180, 0, 0)


def test_a_picture_for_the_readme_is_small(pictures: ModuleType, tmp_path: Path) -> None:
    source, target = tmp_path / "a.png", tmp_path / "b.png"
    Image.effect_noise((400, 300), 60).convert("RGB").save(source)
    size = pictures._optimised(source, target)
    assert size == target.stat().st_size < source.stat().st_size
