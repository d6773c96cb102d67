"""How long an export of the letter's case takes, against a bare script of python-pptx.

The bare script opens python-pptx's own template and writes, from a JSON file, the slides of the
exported deck: each title, each table with its texts, each chart with its points and the speaker
notes, by the calls that python-pptx documents. It reads no case, reviews and measures nothing,
draws no timeline, writes no other texts, footers or marks, and checks nothing. The same without
the notes is measured beside it. All are whole processes, compiled once, as when installed.

The first limit holds against the script with notes, since more than half of the words of an
exported deck stand there; the second keeps the distance to the script without them.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from boardapp.casefile.files import read_case
from boardapp.deck.export import export_deck
from tests.benchmarks.yardstick import best_seconds, yardstick_seconds
from tests.deck.sample_deck import charts_of

pytestmark = pytest.mark.bench

ROUNDS = 9
RATIO_LIMIT, RATIO_LIMIT_WITHOUT_NOTES = 2.0, 2.6
WARM_ROUNDS, WARM_LIMIT = 5, 1.4
"""Half of what it took before slides and pages were kept; on a busy machine 0.9 is reached."""

BARE_SCRIPT = """
import json
import sys

from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

presentation = Presentation()
for page in json.load(open(sys.argv[1])):
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = page["title"]
    for rows in page["tables"]:
        box = Inches(1), Inches(2), Inches(8), Inches(4)
        table = slide.shapes.add_table(len(rows), len(rows[0]), *box).table
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
    for series in page["charts"]:
        data = XyChartData()
        for points in series:
            added = data.add_series("values")
            for x, y in points:
                added.add_data_point(x, y)
        slide.shapes.add_chart(
            XL_CHART_TYPE.XY_SCATTER_LINES, Inches(1), Inches(2), Inches(8), Inches(4), data
        )
    if len(sys.argv) > 3:
        slide.notes_slide.notes_text_frame.text = page["notes"]
presentation.save(sys.argv[2])
"""


def _content(deck: Path) -> list[dict[str, object]]:
    """What the bare script is to write: titles, table texts and chart points, slide by slide."""
    return [
        {
            "title": slide.shapes.title.text,
            "tables": [
                [[cell.text for cell in row.cells] for row in shape.table.rows]
                for shape in slide.shapes
                if shape.has_table
            ],
            "charts": [
                [_points(series) for series in shape.chart.plots[0].series]
                for shape in charts_of(slide)
            ],
            "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        }
        for slide in Presentation(str(deck)).slides
    ]


def _points(series: Any) -> list[tuple[float, float]]:
    columns = (series._element.iterfind(f"{qn(tag)}//{qn('c:v')}") for tag in ("c:xVal", "c:yVal"))
    return [(float(x.text), float(y.text)) for x, y in zip(*columns, strict=True)]


def _seconds(home: Path, *command: str) -> float:
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(home / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def test_an_export_takes_at_most_twice_a_bare_script(letter_path: Path, tmp_path: Path) -> None:
    deck, script, content = tmp_path / "ours.pptx", tmp_path / "bare.py", tmp_path / "content.json"
    ours = ("-m", "boardapp", "export", str(letter_path), "-o", str(deck))
    _seconds(tmp_path, *ours)
    script.write_text(BARE_SCRIPT, encoding="utf-8")
    content.write_text(json.dumps(_content(deck)), encoding="utf-8")
    bare = (str(script), str(content), str(tmp_path / "bare.pptx"))
    programs = (ours, (*bare, "notes"), bare)
    for program in programs:  # once each, to fill the caches of bytecode and disk
        _seconds(tmp_path, *program)
    rounds = [[_seconds(tmp_path, *program) for program in programs] for _ in range(ROUNDS)]
    ratio, without_notes = (
        statistics.median(times[0] / times[other] for times in rounds) for other in (1, 2)
    )
    seconds = [statistics.median(times) for times in zip(*rounds, strict=True)]
    report = (
        f"export {seconds[0]:.3f} s, bare script {seconds[1]:.3f} s: {ratio:.2f}; "
        f"without notes {seconds[2]:.3f} s: {without_notes:.2f}"
    )
    sys.stdout.write(f"\n{report}\n")
    assert ratio <= RATIO_LIMIT, report
    assert without_notes <= RATIO_LIMIT_WITHOUT_NOTES, report


def test_an_export_from_an_open_window_takes_a_few_times_the_yardstick(
    letter_path: Path, tmp_path: Path
) -> None:
    """A second deck of a case, with all libraries loaded and the case reviewed before."""
    case, deck = read_case(letter_path), tmp_path / "deck.pptx"
    export_deck(case, letter_path, deck)
    ratios = [
        best_seconds(lambda: export_deck(case, letter_path, deck), 3) / yardstick_seconds()
        for _ in range(WARM_ROUNDS)
    ]
    report = (
        f"warm export {min(ratios):.2f} × the yardstick, {statistics.median(ratios):.2f} mostly"
    )
    sys.stdout.write(f"\n{report}\n")
    assert min(ratios) <= WARM_LIMIT, report
