"""The worked example of docs/diseases.md is added as it stands there, and works."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the file of the example in it, and nothing else."""
    folder = tmp_path_factory.mktemp("program")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "boardapp", folder / "boardapp", ignore=ignored)
    (folder / "assets").symlink_to(ROOT / "assets")
    (folder / "cases").symlink_to(ROOT / "cases")
    text = (ROOT / "docs" / "diseases.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(# Retinoblastoma.*?)```", text, re.DOTALL)
    name = f"{tomllib.loads(example)['name']}.toml"
    path = folder / "boardapp" / "clinical" / "diseases" / name
    assert not path.exists()
    path.write_text(example, encoding="utf-8")
    return folder


def _run(program: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "boardapp", *map(str, arguments)],
        cwd=program,
        env=os.environ | {"PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def _case(folder: Path, disease: dict[str, Any], **dx: str) -> Path:
    path = folder / "case.board.json"
    content = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – a retinoblastoma",
        "privacy": {"status": "synthetic"},
        "meeting": {"question": {"text": "Enucleate, or save the eye?"}},
        "diagnosis": {"when": "2020-01-10", "disease": disease, **dx},
        "therapies": [
            {"name": "chemotherapy", "kind": "chemotherapy", "line": 1, "start": "2020-02-01"}
        ],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_case_is_read_by_the_new_profile(program: Path, tmp_path: Path) -> None:
    told = _run(program, "show", _case(tmp_path, {"text": "retinoblastoma, right eye"}))
    assert "Read as: retinoblastoma (by its name; disease profile by code or name" in told
    assert "Stage: not reported" in told
    assert "CNS: not reported" not in told
    assert "CD19" not in told


def test_its_code_and_its_name_in_the_case_find_it_too(program: Path, tmp_path: Path) -> None:
    code = {"system": "ICD-O-3", "code": "9510/3"}
    told = _run(program, "show", _case(tmp_path, {"text": "tumor of the eye", "codes": [code]}))
    assert "Read as: retinoblastoma (by its code ICD-O-3 9510/3;" in told
    told = _run(program, "show", _case(tmp_path, {"text": "x"}, profile="Retinoblastoma"))
    assert "Read as: retinoblastoma (as the case sets it;" in told


def test_its_deck_has_its_words(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pptx"
    _run(program, "export", _case(tmp_path, {"text": "retinoblastoma, right eye"}), "-o", out)
    titles = [slide.shapes.title.text for slide in Presentation(str(out)).slides]
    assert "One line of therapy, no relapse or progression reported" in titles


def test_without_the_file_it_is_a_disease_without_a_profile(tmp_path: Path) -> None:
    told = _run(ROOT, "show", _case(tmp_path, {"text": "retinoblastoma, right eye"}))
    assert "Read as: a disease without a profile of its own" in told
