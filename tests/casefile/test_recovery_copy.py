"""The recovery copy: JSON of the case with the drafts, for the user alone."""

import json
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.casefile.recovery_copy import Draft, RecoveryCopy, as_kept, read_copy, write_copy
from boardapp.resources import example_case

DRAFT = Draft("labs[3]", "value", "forty")


def _copy(name: str = "letter", **more: object) -> RecoveryCopy:
    case = as_kept(read_case(example_case(name)))
    return RecoveryCopy(name="a case", kept_at=1.0, case=case, drafts=(DRAFT,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_a_copy_gives_back_the_case_and_the_drafts(name: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    write_copy(path, _copy(name, path="/x/y.board.json", stamp=(5, 6)))
    copy = read_copy(path)
    assert copy.read_case(path) == read_case(example_case(name))
    assert (copy.drafts, copy.path, copy.stamp) == ((DRAFT,), "/x/y.board.json", (5, 6))
    assert json.loads(path.read_text("utf-8"))["format"] == "boardapp-recovery"


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    for _ in range(2):
        write_copy(path, _copy())
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["copy.json"]


def test_a_draft_that_no_file_can_hold_loses_but_that_character(tmp_path: Path) -> None:
    copy = RecoveryCopy(
        name="x",
        kept_at=1.0,
        case=as_kept(read_case(example_case("minimal"))),
        drafts=(Draft("labs[0]", "value", "4\ud8005"),),
    )
    write_copy(tmp_path / "copy.json", copy)
    assert read_copy(tmp_path / "copy.json").drafts[0].text == "4?5"


@given(st.integers(min_value=0), st.binary(max_size=5))
def test_a_copy_that_was_cut_short_is_refused_with_a_sentence(at: int, change: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.json"
        write_copy(path, _copy("minimal"))
        data = path.read_bytes()
        path.write_bytes(data[: at % len(data)] + change)
        with pytest.raises(CaseFileError, match="copy"):
            read_copy(path).read_case(path)


def test_a_copy_of_another_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    write_copy(path, _copy(version=9))
    with pytest.raises(CaseFileError, match="another boardapp"):
        read_copy(path)


def test_a_copy_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="is not there"):
        read_copy(tmp_path / "gone.json")
