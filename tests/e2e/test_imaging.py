"""Imaging studies from a file to a reopened deck, and bad ones to the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from boardapp.cli import main
from boardapp.resources import example_case

_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def _case(tmp_path: Path, **changes: Any) -> Path:
    """The sarcoma of the examples with these changes, beside a picture."""
    case = json.loads(Path(example_case("sarcoma")).read_text("utf-8")) | changes
    path = tmp_path / "case.board.json"
    path.write_text(json.dumps(case), "utf-8")
    (tmp_path / "mri.png").write_bytes(_PNG)
    return path


def _studies() -> list[dict[str, Any]]:
    studies: list[dict[str, Any]] = json.loads(Path(example_case("sarcoma")).read_text("utf-8"))[
        "imaging"
    ]
    return studies


def _shapes(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(shape.shapes)


def test_the_sums_of_a_sarcoma_are_a_native_chart_with_the_limits_of_recist(
    tmp_path: Path,
) -> None:
    deck = tmp_path / "deck.pptx"
    studies = _studies()
    studies[2]["key_images"] = ["mri"]
    image = {"id": "mri", "caption": "Axial section", "file": "mri.png", "modality": "MRI"}
    assert (
        main(["export", str(_case(tmp_path, imaging=studies, images=[image])), "-o", str(deck)])
        == 0
    )
    slides = list(Presentation(str(deck)).slides)
    (slide,) = [
        s for s in slides if "Sum of diameters" in (s.shapes.title.text if s.shapes.title else "")
    ]
    assert slide.shapes.title.text.startswith("Sum of diameters 86 → 47 mm (−45.3 %)")
    assert slide.shapes.title.text.endswith("; PR by RECIST 1.1 as stated")
    (chart,) = [s.chart for s in _shapes(slide.shapes) if getattr(s, "has_chart", False)]
    values = {series.name: list(series.values) for series in chart.plots[0].series}
    assert values["Sum of diameters, as stated"] == [86.0, 53.0, 47.0]
    limits = {name: found for name, found in values.items() if name.startswith("RECIST 1.1")}
    assert [found[0] for found in limits.values()] == pytest.approx([60.2, 56.4])
    texts = [s.text_frame.text for page in slides for s in _shapes(page.shapes) if s.has_text_frame]
    assert any(text.startswith("Axial section (MRI: right leg") and "PR by RECIST 1.1" in text
               for text in texts)  # fmt: skip


def test_each_fault_of_a_study_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    studies = _studies()
    studies[0] |= {"sum_of_diameters": 99, "key_images": ["mrl"]}
    studies[1]["scores"] = [{"system": "Deauville", "value": 7}]
    studies[2]["lesions"][0].pop("unit")
    studies[3] |= {"response": "CR", "after": "no-therapy"}
    assert main(["check", str(_case(tmp_path, imaging=studies))]) == 1
    out = " ".join(capsys.readouterr().out.split())
    for told in (
        "warning: imaging[0].sum_of_diameters",
        "99 mm is stated; the sizes of its 2 target lesions add up to 86 mm.",
        'imaging[0].key_images[0]: MRI: right leg: key image "mrl" is the id of no image',
        "error: imaging[1].scores[0].value: Deauville 7",
        "note: imaging[1].scores[0].system: Deauville",
        "warning: imaging[2].lesions[0].size",
        "warning: imaging[3].response",
        "CR by RECIST 1.1 is stated; by the sizes it is PR",
        'names "no-therapy", which is no therapy of the case',
    ):
        assert told in out, told
