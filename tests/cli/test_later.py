"""A command loads a web client and the reader of pictures only where it uses them."""

import subprocess
import sys
from pathlib import Path

LOADED = """
import sys
sys.argv = ["boardapp", *sys.argv[1:]]
from boardapp.cli import main
code = main()
print(code, sorted({"http.client", "PIL.ExifTags"} & set(sys.modules)))
"""


def _run(*arguments: str) -> str:
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_a_deck_without_pictures_loads_neither(letter_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.pptx"
    assert _run("export", str(letter_path), "-o", str(target)) == "0 []"
    assert target.exists()


def test_a_deck_with_pictures_has_them(synthetic_path: Path, tmp_path: Path) -> None:
    from pptx import Presentation

    target = tmp_path / "synthetic.pptx"
    told = _run("export", str(synthetic_path), "-o", str(target), "--preset", "full")
    assert told == "0 ['PIL.ExifTags']"
    pictures = [
        s for page in Presentation(str(target)).slides for s in page.shapes if s.shape_type == 13
    ]
    assert pictures


def test_what_is_put_off_is_whole_when_it_is_asked_for() -> None:
    code = (
        "from boardapp.cli.later import load_seldom_used_later; load_seldom_used_later();"
        "import urllib.request; from PIL import Image; import PIL.Image;"
        "print(urllib.request.pathname2url('a b'), Image.new('RGB', (2, 3)).size,"
        "PIL.Image.Image is Image.Image, isinstance(Image.new('L', (1, 1)), Image.Image))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "a%20b (2, 3) True True"
