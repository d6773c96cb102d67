"""Dates after today: told by the commands and the window, never by a deck."""

import json
from pathlib import Path

import pytest
from pptx import Presentation

from boardapp import cli
from boardapp.desktop.session.document import load

DAY_S = 86_400
BEFORE, AFTER = str(18_300 * DAY_S), str(18_400 * DAY_S)  # 2020-02-08 and 2020-05-18


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a relapse on 2020-03-01."""
    path = tmp_path / "one.board.json"
    stated = {
        "format": "boardapp-case",
        "version": 1,
        "title": "A case",
        "privacy": {"status": "synthetic"},
        "meeting": {"question": {"text": "Which treatment?"}},
        "diagnosis": {"when": "2019-02-07", "disease": {"text": "B-ALL"}},
        "assessments": [
            {"finding": "remission", "when": "2020-02-01"},
            {"finding": "relapse", "number": 1, "when": "2020-03-01"},
        ],
    }
    path.write_text(json.dumps(stated), encoding="utf-8")
    return path


def test_check_and_show_ask_the_day(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    assert cli.main(["check", str(case)]) == 0
    assert "Relapse 1 is dated after today (2020-02-08)." in capsys.readouterr().out
    assert cli.main(["show", str(case)]) == 0
    assert "Relapse 1 is dated after today (2020-02-08)." in capsys.readouterr().out

    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert cli.main(["check", str(case)]) == 0
    assert capsys.readouterr().out == "No doubts and no faults.\n"


def test_the_window_asks_the_day(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    assert [f.place for f in load(case).review.findings] == ["assessments[1].when"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert load(case).review.findings == ()


def test_a_deck_says_the_same_on_every_day(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for day in (BEFORE, AFTER):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        target = case.with_name(f"{day}.pptx")
        assert cli.main(["export", str(case), "-o", str(target), "--preset", "full"]) == 0
        slides = Presentation(str(target)).slides
        told.append([shape.text_frame.text for slide in slides for shape in slide.shapes
                     if shape.has_text_frame])  # fmt: skip
    assert told[0] == told[1]
    assert "after today" not in " ".join(told[0])
