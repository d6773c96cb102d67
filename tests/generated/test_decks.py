"""Any case becomes a deck that is sound, to our own check and to those of others."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from PIL import Image

from boardapp.case.case import Case
from boardapp.deck.checks.package import check_package
from boardapp.deck.export import export_deck

from . import checks
from .strategies import NO_PICTURE, PICTURE, cases

# Hypothesis writes each case down for its report, and warns where that is long.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

PRESETS = st.sampled_from(("short", "standard", "full"))
EXAMPLES, BATCHES, DRAWN = 200, 10, 12
_QUICK = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the one picture that the images of a generated case may name."""
    made = tmp_path_factory.mktemp("generated")
    Image.new("RGB", (60, 40), "navy").save(made / PICTURE)
    return made


def exported(case: Case, folder: Path, preset: str) -> Path:
    """The deck of a case; it must exist, pass our check and name the pictures it lacks."""
    target = folder / "deck.pptx"
    target.unlink(missing_ok=True)
    report = export_deck(case, folder / "case.board.json", target, preset)
    assert report.slides > 0
    assert check_package(target.read_bytes()) == []
    lacking = [image for image in case.images if image.file == NO_PICTURE]
    assert sum("left out" in note and NO_PICTURE in note for note in report.notes) == len(lacking)
    return target


@settings(max_examples=15, derandomize=True, suppress_health_check=_QUICK)
@given(case=cases(most_labs=40), preset=PRESETS)
def test_any_case_becomes_a_deck_without_a_fault(case: Case, preset: str, folder: Path) -> None:
    exported(case, folder, preset)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_two_hundred_decks_are_sound_to_the_checks_of_others(batch: int, folder: Path) -> None:
    @seed(batch)
    @settings(
        max_examples=EXAMPLES // BATCHES,
        phases=(Phase.generate,),  # each failing case is told by its seed; shrinking takes hours
        suppress_health_check=_QUICK,
        database=None,
    )
    @given(case=cases(), preset=PRESETS)
    def check(case: Case, preset: str) -> None:
        deck = exported(case, folder, preset)
        assert checks.schema_errors(deck) == []
        if checks.has_checks_beside():
            assert checks.package_faults(deck) == []

    check()
    if not checks.has_checks_beside():
        pytest.skip("shared sample data absent")


@pytest.mark.slow
def test_no_text_is_drawn_outside_of_its_frame(folder: Path) -> None:
    @seed(0)
    @settings(
        max_examples=DRAWN, phases=(Phase.generate,), suppress_health_check=_QUICK, database=None
    )
    @given(case=cases(), preset=PRESETS)
    def check(case: Case, preset: str) -> None:
        assert checks.overflows(exported(case, folder, preset)) == []

    check()
