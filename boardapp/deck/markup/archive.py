"""Zip archives with the same bytes for the same parts."""

import io
import zipfile
from collections.abc import Mapping

_STORED = (".png", ".jpg", ".jpeg", ".xlsx")
"""Packed already; packing them again would cost time and gain nothing."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts by name, in the order given, without dates or traces of the machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            stored = name.lower().endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
