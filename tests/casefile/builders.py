"""Cases to write and trees to break, for the tests of the case file."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from boardapp.case.case import Case, Image, Source
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.decode import decode_case
from boardapp.casefile.faults import CaseFileError

Tree = Any
"""A JSON tree that a test takes apart."""

TREE: Tree = {
    "format": "boardapp-case",
    "version": 2,
    "title": "A course",
    "sources": [{"id": "letter", "citation": "A letter."}],
    "diagnosis": {"when": "age 9 mo", "disease": {"text": "B-ALL"}, "source": "letter ¶2"},
    "therapies": [
        {
            "id": "blina",
            "name": "blinatumomab",
            "start": "after relapse-1",
            "courses": [{"number": 1, "start": "blina + 1 d", "dose": "5..15"}],
        }
    ],
    "assessments": [
        {
            "id": "relapse-1",
            "when": "dx + 5 mo",
            "finding": "relapse",
            "marrow": {"blasts": 80, "mrd": [{"result": "positive", "value": 0.01}]},
            "cns": {"status": "CNS2"},
        }
    ],
    "labs": [
        {"test": "platelets", "when": "during blina", "value": "40..50", "low": 150},
        {"test": "aPTT", "value": 45, "unit": "s", "low": 25, "high": 35, "source": "letter ¶7"},
    ],
}


def tree(**changes: Tree) -> Tree:
    """A fresh sound tree with top-level keys changed."""
    return copy.deepcopy(TREE) | changes


def encoded(content: Tree) -> bytes:
    """A tree as another program would write it."""
    return json.dumps(content).encode()


def faults_of(data: bytes | Tree) -> list[str]:
    """The faults of a file, each as its sentence."""
    content = data if isinstance(data, bytes) else encoded(data)
    with pytest.raises(CaseFileError) as caught:
        decode_case(content, Path("x.board.json"))
    return [str(fault) for fault in caught.value.faults]


def case(**changes: Any) -> Case:
    """A small sound case with fields changed."""
    fields: dict[str, Any] = {
        "title": "A course",
        "sources": (Source(id="letter", citation="A letter."),),
        "diagnosis": Diagnosis(when=When.parse("age 9 mo"), disease=Coded(text="B-ALL")),
        "therapies": (Therapy(id="ino", name="inotuzumab", start=When.parse("dx + 5 mo")),),
        "labs": (LabResult(test="aPTT", value=Value(45), high=35.0, source="letter ¶7"),),
    }
    return Case(**(fields | changes))


def pictured(*files: str) -> Case:
    """A case that refers to these picture files."""
    return case(images=tuple(Image(caption=file, file=file) for file in files))


PNG = b"\x89PNG\r\n\x1a\n and the rest of a picture"
