"""Checks of written decks by others than boardapp: schemas, package rules, drawn text."""

import importlib.util
import shutil
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "checks"
"""Checks that may stand beside the checkout."""
_NUMBERED = ("Title 1", "Footer", "Slide number")
"""The frames that hold numbers of our own, such as "(1 of 2)"."""


def schema_errors(deck: Path) -> list[str]:
    """What openxml-audit finds."""
    return [str(error) for error in _validator().validate(deck).errors]


def package_faults(deck: Path) -> list[str]:
    """The errors and warnings of the check beside the checkout; skips the test where absent."""
    found = _beside("pptx_check").check(str(deck))
    return [" ".join(fault) for fault in found if fault[0] in "EW"]


def overflows(deck: Path) -> list[str]:
    """The texts that LibreOffice draws outside of their frames; skips the test where it can't.

    A word that is broken over two lines, as one of 400 letters must be, is in pieces: words
    that are missing from the page are therefore not told, nor pieces elsewhere that look like
    a number in the title or the footer.
    """
    for program, reason in (("soffice", "needs LibreOffice"), ("pdftotext", "needs poppler")):
        if not shutil.which(program):
            pytest.skip(reason)
    found = _beside("overflow_check").check(str(deck))
    return [
        f"slide {number}, {frame}: {what}"
        for number, frame, what in found
        if frame != "-" and not (frame in _NUMBERED and what.startswith("1 words"))
    ]


def has_checks_beside() -> bool:
    """Whether there are checks beside the checkout."""
    return BESIDE.is_dir()


@cache
def _validator():  # noqa: ANN202 - a type of a library that is slow to load
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


@cache
def _beside(name: str) -> ModuleType:
    path = BESIDE / f"{name}.py"
    if not path.is_file():
        pytest.skip("shared sample data absent")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
