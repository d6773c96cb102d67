"""The slide of the donor's share: in the deck, its title, its table."""

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Slide, TableBlock
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.deck.sample_deck import charts_of
from tests.review.course.test_chimerism import look, made, transplant


def slides(case: Case, preset: Preset = "standard") -> dict[str, Slide]:
    deck = build_deck(review_case(case, keeps_dates=False), preset)
    return {slide.key: slide for slide in deck.slides}


def of_looks(*shares: Any) -> dict[str, Slide]:
    looks = [look(f"2020-{6 + n:02d}-01", *found) for n, found in enumerate(shares)]
    return slides(made(transplant("t1", "2020-05-01"), looks=looks))


def test_three_looks_after_a_transplant_are_a_slide_to_show() -> None:
    shown = of_looks([("CD3", 99)], [("CD3", 98)], [("CD3", 97)])
    assert shown["chimerism"].section == "Course"
    assert shown["chimerism-table"].section == "Backup"


def test_two_looks_stand_in_the_backup_and_one_in_the_status_alone() -> None:
    assert of_looks([("CD3", 99)], [("CD3", 98)])["chimerism"].section == "Backup"
    assert "chimerism" not in of_looks([("CD3", 99), ("CD33", 98), ("marrow", 97)])
    assert "chimerism" not in slides(read_case(example_case("letter")), "full")


def test_a_falling_share_stays_among_ten_slides_and_a_steady_one_gives_way() -> None:
    for name, chimerism, antigens in (
        ("aml", "Course", "Backup"),
        ("synthetic", "Backup", "Course"),
    ):
        found = slides(read_case(example_case(name)))
        assert found["chimerism"].section == chimerism
        assert found["antigens"].section == antigens
        assert found["labs"].section == "Backup"
        assert sum(slide.section != "Backup" for slide in found.values()) == 10


@pytest.mark.parametrize(
    ("shares", "title"),
    [
        (
            ([("CD3", 99)], [("CD3", 99)], [("CD3", 98)]),
            "Donor share, month 7: CD3 99 %, then 98 %",
        ),
        (
            ([("CD3", 99)], [("CD3", 99)], [("CD3", 94)]),
            "Donor share falls from 99 to 94 % (CD3), month 7",
        ),
        (
            ([("CD3", 80)], [("CD3", 85), ("CD33", 99)], [("CD3", 90), ("CD33", 99)]),
            "Donor share rises from 85 to 90 % (CD3), month 7; CD33 99 %",
        ),
        (
            ([("CD3", 80)], [("CD3", 85), ("CD33", 99)], [("CD3", 90), ("CD33", 50)]),
            "Donor share falls from 99 to 50 % (CD33), month 7; CD3 90 %",
        ),
    ],
)
def test_the_title_says_what_the_last_look_found(shares: Any, title: str) -> None:
    assert of_looks(*shares)["chimerism"].title == title


def test_a_share_from_before_a_relapse_is_not_told_as_it_stands() -> None:
    looks = [look(f"2020-{n:02d}-01", ("CD3", share)) for n, share in ((6, 99), (7, 90), (8, 80))]
    relapse = {"when": "2020-09-01", "finding": "relapse", "number": 1}
    found = slides(made(transplant("t1", "2020-05-01"), looks=[*looks, relapse]))
    assert found["chimerism"].title == (
        "Last donor share, month 7 (before relapse 1): CD3 90 %, then 80 %"
    )


def test_the_table_names_transplant_and_donor_of_each_result() -> None:
    auto = transplant("t1", "2020-05-01", kind="autologous")
    looks = [look("2020-06-01", ("marrow", 0)), look("2021-04-01", ("CD3", 99), ("CD33", 97))]
    (block,) = slides(made(auto, transplant("t2", "2021-03-01"), looks=looks))[
        "chimerism-table"
    ].blocks
    assert isinstance(block, TableBlock)
    assert block.rows == (
        ("transplant 1 (autologous, no donor)", "month 5", "0 % donor (marrow)"),
        ("transplant 2 (donor of t2)", "month 15", "99 % donor (CD3); 97 % donor (CD33)"),
    )


def test_the_written_deck_has_a_chart_that_powerpoint_can_edit(tmp_path: Path) -> None:
    out = tmp_path / "aml.pptx"
    assert main(["export", str(example_case("aml")), "-o", str(out)]) == 0
    shown = [s for s in Presentation(str(out)).slides if s.shapes.title is not None]
    slide: Any = next(s for s in shown if s.shapes.title.text.startswith("Donor share falls"))  # type: ignore[union-attr]
    assert slide.shapes.title.text == (
        "Donor share falls from 100 to 93 % (marrow), from 94 to 88 % (CD33), month 28.2; CD3 99 %"
    )
    (chart,) = charts_of(slide)
    values = {
        series.name: [v for v in series.values if v is not None]
        for series in chart.chart.plots[0].series
    }
    assert values["Donor share, CD33"] == [100, 99, 76, 28, 100, 100, 94, 88]
    notes = slide.notes_slide.notes_text_frame.text
    assert "Rule: course of the donor's share, version 1 (ours)" in notes
    assert "chimerism, version 1" in notes
