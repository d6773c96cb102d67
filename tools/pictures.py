#!/usr/bin/env python3
"""Draw the program and its decks as pictures, for people to look at.

Opens each example case, visits each panel in light and dark and in two sizes, exports the deck
and draws its slides with LibreOffice. All pictures go to out/pictures; two of them, for the
README, to docs/pictures. Without a screen it starts a virtual one (Xvfb).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageColor

if TYPE_CHECKING:
    from boardapp.desktop.window.workbench import Workbench

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "pictures"
DOCS = ROOT / "docs" / "pictures"

CASES = ("letter", "synthetic", "minimal")
SIZES = ((1366, 768), (1600, 1000))
SHADES = ("light", "dark")
SETTLE_MS = 400

README_PANEL = "letter-timeline-light-1366x768"
README_DECK = "letter-standard"
README_SLIDES = 9
README_BYTES = 300_000
SLIDE_DPI = 80
SHEET_COLUMNS = 3
SHEET_SLIDE_WIDTH = 420
SHEET_GAP = 12


def main() -> int:
    """Draw everything; 1 if a picture for the README is too large."""
    shutil.rmtree(OUT, ignore_errors=True)  # a shorter deck must not keep slides of a longer one
    OUT.mkdir(parents=True)
    DOCS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, _screen():
        _use_home(Path(home))
        draw_panels()
        sheets = [draw_slides(case, preset) for case in CASES for preset in ("standard", "full")]
    contact_sheet(_slides(README_DECK)[:README_SLIDES]).save(OUT / "readme.png")
    pictures = ((f"{README_PANEL}.png", "window.png"), ("readme.png", "slides.png"))
    large = [
        DOCS / name
        for source, name in pictures
        if _optimised(OUT / source, DOCS / name) > README_BYTES
    ]
    count = len(list(OUT.glob("*.png")))
    print(f"{count} pictures in {OUT.relative_to(ROOT)}, {len(sheets)} of them contact sheets.")
    for target in large:
        print(f"{target.relative_to(ROOT)} is over {README_BYTES} bytes.", file=sys.stderr)
    return 1 if large else 0


# The window


def draw_panels() -> None:
    """Each panel of each case, in both shades and sizes."""
    from PySide6.QtWidgets import QApplication

    from boardapp.desktop.system.errors import Errors
    from boardapp.desktop.system.settings import Settings
    from boardapp.desktop.window.appearance import Appearance
    from boardapp.desktop.window.main_window import MainWindow
    from boardapp.desktop.window.workbench import Workbench

    app = QApplication(["boardapp", "-style", "fusion"])
    app.setApplicationName("boardapp")
    settings = Settings()
    window = MainWindow()
    appearance = Appearance(settings, window)
    workbench = Workbench(window, settings, appearance, Errors(_give_up))
    sys.excepthook = _give_up_on
    for shade in SHADES:
        appearance.choose_colours(shade)
        for size in SIZES:
            window.resize(*size)
            window.show()
            _draw_start(workbench, f"{shade}-{size[0]}x{size[1]}")
            for case in CASES:
                _draw_case(workbench, case, f"{shade}-{size[0]}x{size[1]}")
    window.close()


def _draw_start(workbench: "Workbench", look: str) -> None:
    workbench.document.close()
    _settle()
    workbench.window.grab().save(str(OUT / f"start-{look}.png"))


def _draw_case(workbench: "Workbench", case: str, look: str) -> None:
    from boardapp.desktop.session.document import load
    from boardapp.desktop.window.panel_table import PANELS
    from boardapp.resources import example_case

    workbench.document.take(load(example_case(case)))
    for row in PANELS:
        workbench.show_panel(row.panel_id)
        _settle()
        workbench.window.grab().save(str(OUT / f"{case}-{row.panel_id}-{look}.png"))


def _settle() -> None:
    """Let the window lay out, load and draw what it wants to."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def _give_up(sentence: str, details: str) -> None:
    raise SystemExit(f"{sentence}\n{details}")


def _give_up_on(kind: type[BaseException], error: BaseException, trace: object) -> None:
    sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]
    os._exit(1)  # an exception in a slot would not end the event loop


# The slides


def draw_slides(case: str, preset: str) -> Path:
    """Export a deck, draw its slides, and return the contact sheet."""
    from boardapp.casefile.files import read_case
    from boardapp.deck.export import export_deck
    from boardapp.resources import example_case

    path = example_case(case)
    deck = OUT / f"{case}-{preset}.pptx"
    export_deck(read_case(path), path, deck, preset)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        _run("soffice", "--headless", f"-env:UserInstallation={Path(folder).as_uri()}/office",
             "--convert-to", "pdf", "--outdir", folder, str(deck))  # fmt: skip
        pdf = Path(folder, f"{deck.stem}.pdf")
        slides = OUT / f"{deck.stem}-slide"
        _run("pdftoppm", "-r", str(SLIDE_DPI), "-png", str(pdf), str(slides))
    sheet = OUT / f"{deck.stem}.png"
    contact_sheet(_slides(deck.stem)).save(sheet)
    return sheet


def _slides(deck: str) -> list[Path]:
    """The drawn slides of a deck, in order."""
    return sorted(OUT.glob(f"{deck}-slide-*.png"))


def contact_sheet(slides: list[Path]) -> Image.Image:
    """All slides, small, in rows."""
    small = [_scaled(path) for path in slides]
    width, height = small[0].size
    rows = -(-len(small) // SHEET_COLUMNS)
    sheet = Image.new(
        "RGB",
        (
            SHEET_COLUMNS * (width + SHEET_GAP) + SHEET_GAP,
            rows * (height + SHEET_GAP) + SHEET_GAP,
        ),
        ImageColor.getrgb("#d5dce1"),
    )
    for number, slide in enumerate(small):
        row, column = divmod(number, SHEET_COLUMNS)
        place = SHEET_GAP + column * (width + SHEET_GAP), SHEET_GAP + row * (height + SHEET_GAP)
        sheet.paste(slide, place)
    return sheet


def _scaled(path: Path) -> Image.Image:
    with Image.open(path) as slide:
        height = round(slide.height * SHEET_SLIDE_WIDTH / slide.width)
        return slide.convert("RGB").resize((SHEET_SLIDE_WIDTH, height), Image.Resampling.LANCZOS)


# What both need


@contextmanager
def _screen() -> Iterator[None]:
    """A screen: the one there is, or a virtual one as long as it is needed."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as number:  # Xvfb says which display it has once it is ready
        os.environ["DISPLAY"] = f":{number.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def _use_home(home: Path) -> None:
    """Draw with nobody's settings; keep the list of fonts, which is slow to make."""
    os.environ["HOME"] = str(home)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ.pop(name, None)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr or done.stdout}")


def _optimised(source: Path, target: Path) -> int:
    """Write a picture with a palette of its own, and return its size in bytes."""
    # By coverage: the median cut spends its colours on greys and loses small coloured marks.
    method, dither = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
    with Image.open(source) as picture:
        small = picture.convert("RGB").quantize(256, method=method, dither=dither)
    small.save(target, optimize=True)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
