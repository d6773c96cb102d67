from pathlib import Path

import pytest

from boardapp import resources
from boardapp.resources import ResourceError, asset, example_case


@pytest.fixture(params=["checkout", "wheel"])
def install(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The folder that holds assets/ and cases/, in each of the two layouts."""
    package = tmp_path / "boardapp"
    folder = package if request.param == "wheel" else tmp_path
    for name in ("assets/fonts/deck.ttf", "cases/letter.board.json"):
        file = folder / name
        file.parent.mkdir(parents=True)
        file.touch()
    monkeypatch.setattr(resources, "PACKAGE", package)
    return folder


def test_an_asset_is_found_in_both_layouts(install: Path) -> None:
    assert asset("fonts/deck.ttf") == install / "assets" / "fonts" / "deck.ttf"


def test_a_folder_is_an_asset_too(install: Path) -> None:
    assert asset("fonts") == install / "assets" / "fonts"


@pytest.mark.parametrize("name", ["letter", "letter.board.json"])
def test_an_example_is_found_by_its_short_and_its_full_name(install: Path, name: str) -> None:
    assert example_case(name) == install / "cases" / "letter.board.json"


def test_a_missing_example_is_explained_with_those_that_are_there(install: Path) -> None:
    with pytest.raises(ResourceError) as error:
        example_case("lettre")
    assert "cases/lettre.board.json is missing" in str(error.value)
    assert "Found there: letter.board.json." in str(error.value)


def test_an_installation_without_files_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "boardapp")
    with pytest.raises(ResourceError, match=r"Found there: nothing\. .*install boardapp again"):
        asset("fonts/deck.ttf")


def test_a_name_does_not_lead_out_of_its_folder(install: Path) -> None:
    with pytest.raises(ResourceError):
        asset("../cases/letter.board.json")
