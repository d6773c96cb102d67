"""Case files on disk: read and write one."""

from pathlib import Path

from boardapp.case.case import Case
from boardapp.casefile.atomic import reason, write_atomic
from boardapp.casefile.decode import MAX_BYTES, decode_case, too_large
from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError, Fault


def read_case(path: Path | str) -> Case:
    """Read a case file. Raises `CaseFileError` listing every fault."""
    path = Path(path)
    return decode_case(_read(path), path)


def write_case(path: Path | str, case: Case) -> None:
    """Write a case file, whole or not at all. Raises `CaseFileError`; the old file stays."""
    path = Path(path)
    data = encode_case(case, path)
    try:
        write_atomic(path, data)
    except OSError as error:
        raise CaseFileError(path, [Fault("", reason(error))]) from error


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise CaseFileError(path, [too_large(size)])
        return path.read_bytes()
    except OSError as error:
        raise CaseFileError(path, [Fault("", reason(error))]) from error
