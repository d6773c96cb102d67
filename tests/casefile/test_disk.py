"""A file is written whole or not at all, and says why it is not."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from boardapp.casefile import disk
from boardapp.casefile.disk import read_limited, reason, write_atomic
from boardapp.casefile.faults import Refusal

posix = pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_atomic(tmp_path / "new", b"data")
    assert (tmp_path / "new").read_bytes() == b"data"
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode
    assert _names(tmp_path) == ["new", "usual"]


@posix
def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of another user and another group, as far as anybody asks."""
    path = tmp_path / "shared"
    path.write_bytes(b"old")
    real = Path.stat

    def of_another(file: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        fields = list(real(file, follow_symlinks=follow_symlinks))
        if file.name == "shared":
            fields[4], fields[5] = 4321, 1234
        return os.stat_result(fields)

    monkeypatch.setattr(Path, "stat", of_another)
    return path


@posix
def test_an_old_file_keeps_its_owner_and_its_group(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, int, int]] = []
    monkeypatch.setattr(
        disk.os, "chown", lambda path, user, group: given.append((path.suffix, user, group))
    )
    shared.chmod(0o660)
    write_atomic(shared, b"new")
    assert given == [(".part", 4321, -1), (".part", -1, 1234)]
    assert stat.S_IMODE(shared.stat().st_mode) == 0o660


@posix
@pytest.mark.parametrize(("mode", "kept"), [(0o660, 0o600), (0o664, 0o644), (0o666, 0o666)])
def test_where_the_group_can_not_be_kept_no_other_group_gets_its_rights(
    shared: Path, monkeypatch: pytest.MonkeyPatch, mode: int, kept: int
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not allowed")

    monkeypatch.setattr(disk.os, "chown", refuse)
    shared.chmod(mode)
    write_atomic(shared, b"new")
    assert shared.read_bytes() == b"new"
    assert stat.S_IMODE(shared.stat().st_mode) == kept


@posix
def test_nobody_else_can_read_a_file_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    fsync = os.fsync

    def look(handle: int) -> None:
        mode = os.fstat(handle).st_mode
        if stat.S_ISREG(mode):
            seen.append(stat.S_IMODE(mode))
        fsync(handle)

    monkeypatch.setattr(disk.os, "fsync", look)
    mask = os.umask(0)
    try:
        write_atomic(tmp_path / "new", b"data")
    finally:
        os.umask(mask)
    assert seen == [0o600]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666


@posix
def test_the_file_behind_a_link_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "far" / "real")
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "far" / "real").read_bytes() == b"new"
    assert _names(tmp_path / "far") == ["real"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_failure_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    path = tmp_path / "case"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "fsync":
        monkeypatch.setattr(disk.os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match=r"."):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["case"]


def test_an_interruption_leaves_nothing_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "case", b"new")
    assert _names(tmp_path) == []


def test_a_file_marked_read_only_stays(tmp_path: Path) -> None:
    path = tmp_path / "case"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    path.chmod(0o644)


def test_on_windows_a_file_open_elsewhere_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Path] = []
    replace = Path.replace

    def busy_twice(part: Path, target: Path) -> Path:
        tries.append(part)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "open elsewhere")
        return replace(part, target)

    monkeypatch.setattr(disk, "_TRIES", 3)
    monkeypatch.setattr(disk, "_PAUSE_S", 0)
    monkeypatch.setattr(Path, "replace", busy_twice)
    write_atomic(tmp_path / "case", b"new")
    assert (tmp_path / "case").read_bytes() == b"new"
    assert len(tries) == 3


@posix
def test_a_long_name_has_room_for_the_file_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_atomic(path, b"data")
    assert path.read_bytes() == b"data"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "is not there"),
        (errno.EACCES, "you lack the permission"),
        (errno.EROFS, "can't be written"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EISDIR, "is a folder"),
        (errno.EIO, "can't be accessed: input/output error"),
    ],
)
def test_the_reason_is_a_sentence(number: int, words: str) -> None:
    assert words in reason(OSError(number, os.strerror(number)))


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(3_000_001)
    assert len(read_limited(path, 3_000_001)) == 3_000_001
    with pytest.raises(Refusal, match=r"has 3\.0 MB, and 3 MB are the most"):
        read_limited(path, 3_000_000)


@posix
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="is a device and no file"):
        read_limited(tmp_path / "pipe", 10)
