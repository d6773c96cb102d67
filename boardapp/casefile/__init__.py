"""The case on disk: read, write, pack with images, describe by a schema.

The names below are imported when they are first asked for: who saves a deck needs no reader of
cases.
"""

from typing import TYPE_CHECKING

from boardapp.lazy_names import lazy_names

if TYPE_CHECKING:
    from boardapp.casefile.decode import decode_case
    from boardapp.casefile.disk import reason, write_atomic
    from boardapp.casefile.encode import content_hash, encode_case
    from boardapp.casefile.faults import CaseFileError, Fault
    from boardapp.casefile.files import read_case, write_case
    from boardapp.casefile.images import check_images, read_image

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
    "write_atomic",
    "write_case",
]

__getattr__ = lazy_names(
    __name__,
    {
        "CaseFileError": "faults",
        "Fault": "faults",
        "check_images": "images",
        "content_hash": "encode",
        "decode_case": "decode",
        "encode_case": "encode",
        "read_case": "files",
        "read_image": "images",
        "reason": "disk",
        "write_atomic": "disk",
        "write_case": "files",
    },
)
