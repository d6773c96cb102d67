"""The case on disk: read, write, pack with images, describe by a schema."""

from boardapp.casefile.atomic import reason, write_atomic
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import content_hash, encode_case
from boardapp.casefile.faults import CaseFileError, Fault
from boardapp.casefile.files import read_case, write_case

__all__ = [
    "CaseFileError",
    "Fault",
    "content_hash",
    "decode_case",
    "encode_case",
    "read_case",
    "reason",
    "write_atomic",
    "write_case",
]
