"""The names of parts, and the page that tells them."""

from pathlib import Path

import pytest

from boardapp.clinical.part_grades import System
from boardapp.review.judged.part_names import SIGNS, names_read, sign_of

_PAGE = Path(__file__).parents[3] / "docs" / "grades.md"


@pytest.mark.parametrize("system", SIGNS)
def test_the_page_names_every_part_that_is_read(system: System) -> None:
    rows = [line.split("|")[1] for line in _PAGE.read_text("utf-8").splitlines() if "|" in line]
    told = {name.strip() for row in rows for name in row.split(",")}
    assert [n for sign in SIGNS[system] for n in sign.names if n not in told] == []


@pytest.mark.parametrize("system", SIGNS)
def test_no_name_means_two_things_in_one_system(system: System) -> None:
    names = [name.casefold() for sign in SIGNS[system] for name in sign.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("system", "name", "key"),
    [
        ("ASTCT CRS", " Temperature ", "temperature"),
        ("ASTCT CRS", "blood_pressure", None),
        ("ASTCT ICANS", "ice  SCORE", "ICE"),
        ("MAGIC", "stool_volume", "stool"),
        ("NIH", "FEV1", "FEV1"),
        ("EBMT", "temperature", None),
        ("T-ICAHT", "platelets", None),
    ],
)
def test_a_name_is_read_whatever_its_case_and_spaces(
    system: System, name: str, key: str | None
) -> None:
    sign = sign_of(system, name)
    assert (sign.key if sign else None) == key


def test_what_a_system_reads_is_told_once_each() -> None:
    assert names_read("EBMT")[:3] == ("ALT", "refractory thrombocytopenia", "bilirubin")
    assert len(names_read("NIH")) == 9
