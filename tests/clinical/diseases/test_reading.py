"""Profiles are read from their folder; what is wrong with a file is one sentence about it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from boardapp.clinical.diseases import reading
from boardapp.clinical.diseases.reading import ProfileError, profiles, read_folder

ROOT = Path(__file__).resolve().parents[3]
OTHER = 'name = "other"\ntitle = "a disease without a profile of its own"\n'


def _folder(tmp_path: Path, content: str) -> Path:
    (tmp_path / "other.toml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(content, encoding="utf-8")
    return tmp_path


def test_every_profile_that_came_with_boardapp_can_be_used() -> None:
    assert profiles().faults == ()
    files = list(reading.FOLDER.glob("*.toml"))
    assert len(profiles().families) == len(files)


def test_each_profile_has_a_name_of_its_own() -> None:
    names = [profile.name.casefold() for profile in profiles().all()]
    assert len(names) == len(set(names))


def test_the_profiles_travel_in_the_wheel() -> None:
    there = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    told = {f"boardapp/clinical/diseases/{file.name}" for file in reading.FOLDER.glob("*.toml")}
    assert told
    assert told <= there


def test_a_kind_says_what_its_family_says_unless_it_says_otherwise(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        """
        name = "mine"
        title = "my disease"
        rows = ["morphology", "CNS status"]
        items = ["MRD"]
        [recognition]
        names = ["mine"]
        [kinds.first]
        title = "the first kind"
        items = ["CNS status"]
        [kinds.second]
        like = "first"
        title = "the second kind"
        rows = []
        """,
    )
    family, first, second = (
        read_folder(folder).named(name) for name in ("mine", "First", "second")
    )
    assert family
    assert first
    assert second
    assert (first.family, first.title) == ("mine", "the first kind")
    assert (first.rows, first.items) == ({"morphology", "CNS status"}, {"CNS status"})
    assert (second.rows, second.items) == (set(), {"CNS status"})
    assert first.recognition.names == ()  # "mine" says the family, not one of its kinds


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("name = 1 2", "The profile mine.toml can't be read: "),
        (
            'title = "my disease"',
            "The profile mine.toml can't be used: Object missing required field `name`.",
        ),
        (
            'name = "mine"\ntitle = "x"\nrows = ["blasts"]',
            "The profile mine.toml can't be used: Invalid enum value 'blasts' - at `$.rows[0]`.",
        ),
        (
            'name = "mine"\ntitle = "x"\ncolour = "red"',
            "The profile mine.toml can't be used: Object contains unknown field `colour`.",
        ),
        (
            'name = "mine"\ntitle = "x"\n[recognition]\nmorphology = ["98"]',
            (
                'The profile mine.toml can\'t be used: "98" is no morphology code: write "9500" or '
                '"9811-9818/3".'
            ),
        ),
        (
            'name = "mine"\ntitle = "x"\n[recognition]\nmorphology = ["9818-9811"]',
            'The profile mine.toml can\'t be used: "9818-9811" ends before it begins.',
        ),
        (
            'name = "mine"\ntitle = "x"\n[recognition]\nnames = ["*"]',
            'The profile mine.toml can\'t be used: "*" is no name: it holds no word.',
        ),
        (
            'name = "mine"\ntitle = "x"\n[kinds.a]\nrows = 3',
            (
                'The profile mine.toml can\'t be used: kinds."a": Expected `array`, got `int` - at '
                "`$.rows`."
            ),
        ),
        (
            'name = "mine"\ntitle = "x"\n[kinds.a]\nlike = "b"',
            'kinds."a" is like "b", which is no kind of this file that stands for itself.',
        ),
        (
            'name = "mine"\ntitle = "x"\n[kinds.Mine]\ntitle = "y"',
            'The profile mine.toml can\'t be used: two are called "Mine".',
        ),
        ('name = "mine"\ntitle = "x"\nkinds = 3', "kinds is no table of kinds."),
        ('name = "mine"\ntitle = "x"\n[kinds]\na = 3', 'kinds."a" is no table.'),
    ],
)
def test_a_fault_is_one_sentence_and_leaves_the_others(
    tmp_path: Path, content: str, sentence: str
) -> None:
    found = read_folder(_folder(tmp_path, content))
    assert len(found.faults) == 1
    assert sentence in found.faults[0]
    assert [known.profile.name for known in found.families] == ["other"]


def test_two_files_of_one_name_are_a_fault_of_the_second(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 'name = "Twice"\ntitle = "x"\n')
    (folder / "next.toml").write_text('name = "twice"\ntitle = "y"\n', encoding="utf-8")
    found = read_folder(folder)
    assert found.faults == (
        'The profile next.toml can\'t be used: "twice" is the name of another profile.',
    )


def test_without_the_profile_of_all_others_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "mine"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"other\.toml\. The profile mine\.toml"):
        read_folder(tmp_path)


def test_profiles_are_read_when_a_case_is_and_not_before() -> None:
    """Neither the window nor a command pays for them before there is a diagnosis."""
    code = (
        "import boardapp.review.review_case, boardapp.clinical.diseases.reading as r; "
        "print(r.profiles.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_file_that_is_added_is_a_profile(tmp_path: Path) -> None:
    shutil.copytree(reading.FOLDER, tmp_path / "diseases", ignore=shutil.ignore_patterns("*.py"))
    added = 'name = "retinoblastoma"\ntitle = "retinoblastoma"\n[recognition]\nnames = ["x"]\n'
    (tmp_path / "diseases" / "retinoblastoma.toml").write_text(added, encoding="utf-8")
    found = read_folder(tmp_path / "diseases")
    assert found.named("retinoblastoma") is not None
    assert found.faults == ()
