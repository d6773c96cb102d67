"""The case on disk: read, write, pack with images, describe by a schema."""

from boardapp.casefile.decode import decode_case
from boardapp.casefile.disk import reason, write_atomic
from boardapp.casefile.encode import content_hash, encode_case
from boardapp.casefile.faults import CaseFileError, Fault
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.images import check_images, read_image
from boardapp.casefile.schema import schema

__all__ = [
    "CaseFileError",
    "Fault",
    "check_images",
    "content_hash",
    "decode_case",
    "encode_case",
    "read_case",
    "read_image",
    "reason",
    "schema",
    "write_atomic",
    "write_case",
]
