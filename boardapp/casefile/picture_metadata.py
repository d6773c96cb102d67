"""A picture's file without what it says besides its pixels: names, times, places, comments.

Nothing is decoded: the pixels stay as they are, byte by byte. What a reader needs to show them is
kept (colours, transparency, resolution, how a camera was held); all else is left out.
JPEG by ITU-T T.81 and Exif 2.3, PNG by its specification (third edition), GIF89a, TIFF 6.0.
"""

import struct
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
     b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT")
)  # fmt: skip
_EXIF, _ICC = b"Exif\x00\x00", b"ICC_PROFILE\x00"
_APP0, _APP15, _COMMENT = 0xE0, 0xEF, 0xFE
_APP1, _APP2, _ADOBE = 0xE1, 0xE2, 0xEE
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_RESTARTS = range(0xD0, 0xD8)
_ORIENTATION = 274
_TIFF_KEPT = frozenset(
    (254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281,
     282, 283, 284, 290, 291, 292, 293, 296, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325,
     330, 332, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520,
     521, 529, 530, 531, 532, 34675)
)  # fmt: skip
"""Tags that tell how pixels are stored and coloured; 330 leads to further pictures."""
_TIFF_FOLDERS = (330, 34665, 34853, 40965)
"""Tags that lead to more tags: further pictures, Exif, GPS, interoperability."""
_TIFF_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_FOLDERS = 1000


def without_metadata(data: bytes) -> bytes:
    """The same picture without what is no pixel; one that can't be understood as it is."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _gif(data)
        if data.startswith((b"II*\x00", b"MM\x00*")):
            return _tiff(data)
    except (IndexError, struct.error, ValueError):
        return data
    return data


def _png(data: bytes) -> bytes:
    kept, turned = [_PNG], b""
    at = len(_PNG)
    while at < len(data):
        size = struct.unpack_from(">I", data, at)[0]
        name, end = data[at + 4 : at + 8], at + size + 12
        if end > len(data):
            raise ValueError("cut off")
        if name == b"eXIf" and (turn := _turn_of(data[at + 8 : end - 4])) > 1:
            turned = _chunk(b"eXIf", _only_turn(turn))
        if name in _PNG_KEPT:
            if name == b"IDAT" and turned:
                kept.append(turned)
                turned = b""
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    if turned:  # it stood behind the pixels, as it may
        kept.insert(-1, turned)
    return b"".join(kept)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    for marker, start, end in _segments(data):
        segment = data[start:end]
        if marker == _APP1 and segment[4:10] == _EXIF:
            if (turn := _turn_of(segment[10:])) > 1:
                kept.append(_exif_segment(turn))
        elif _is_kept(marker, segment):
            kept.append(segment)
    return b"".join(kept)


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _APP0:
        return segment[4:9] == b"JFIF\x00" and len(segment) == 18  # else a thumbnail is in it
    if marker == _APP2:
        return segment[4:].startswith(_ICC)
    if marker == _ADOBE:
        return segment[4:9] == b"Adobe"
    return not (_APP0 <= marker <= _APP15 or marker == _COMMENT)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment, with where it begins and ends; the last one is the end mark.

    The pixels behind a start of scan belong to it. What stands behind the end is no part of it: the
    second picture of a telephone, say.
    """
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            yield marker, at, at + 2
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise ValueError("cut off")
        if marker == _SOS:
            end = _end_of_scan(data, end)
        yield marker, at, end
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and data[at + 1] not in _RESTARTS and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _exif_segment(turn: int) -> bytes:
    body = _EXIF + _only_turn(turn)
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body


def _only_turn(turn: int) -> bytes:
    """Exif data that say how the camera was held, and nothing else."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _turn_of(exif: bytes) -> int:
    """How the camera was held by Exif data; 1, upright, where they do not say."""
    try:
        order = _order(exif)
        for tag, _, _, at in _entries(exif, struct.unpack_from(f"{order}I", exif, 4)[0], order):
            if tag == _ORIENTATION:
                turn: int = struct.unpack_from(f"{order}H", exif, at + 8)[0]
                return turn if 1 <= turn <= 8 else 1
    except (IndexError, struct.error, ValueError):
        pass
    return 1


def _gif(data: bytes) -> bytes:
    """Without comments, plain text and what programs write; how often it repeats stays."""
    at = 13 + _table_bytes(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _end_of_blocks(data, at + 10 + _table_bytes(data[at + 9]) + 1)
            is_kept = True
        elif data[at] == 0x21:
            kind = data[at + 1]
            at = _end_of_blocks(data, at + 2)
            is_kept = kind == 0xF9 or (kind == 0xFF and data[start + 3 : start + 14] == _REPEATS)
        else:
            raise ValueError("no block")
        if is_kept:
            kept.append(data[start:at])
    return b"".join((*kept, b";"))


_REPEATS = b"NETSCAPE2.0"


def _table_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _tiff(data: bytes) -> bytes:
    """With zeros where tags of another kind had their values; all else stays in its place."""
    order, out = _order(data), bytearray(data)
    waiting, seen = [struct.unpack_from(f"{order}I", data, 4)[0]], set[int]()
    while waiting:
        folder = waiting.pop()
        if folder == 0 or folder in seen or len(seen) > _MOST_FOLDERS:
            continue
        seen.add(folder)
        count = struct.unpack_from(f"{order}H", data, folder)[0]
        for tag, size, number, at in _entries(data, folder, order):
            where = at + 8 if size <= 4 else struct.unpack_from(f"{order}I", data, at + 8)[0]
            if where + size > len(data):
                raise ValueError("cut off")
            if tag in _TIFF_FOLDERS:
                waiting += struct.unpack_from(f"{order}{number}I", data, where)
            elif tag not in _TIFF_KEPT:
                out[where : where + size] = bytes(size)
        waiting += struct.unpack_from(f"{order}I", data, folder + 2 + 12 * count)
    return bytes(out)


def _order(data: bytes) -> str:
    if data[:2] not in (b"II", b"MM"):
        raise ValueError("no order of bytes")
    return "<" if data[:2] == b"II" else ">"


def _entries(data: bytes, folder: int, order: str) -> Iterator[tuple[int, int, int, int]]:
    """Of each tag its number, how many bytes and values it has, and where its entry stands."""
    count = struct.unpack_from(f"{order}H", data, folder)[0]
    for at in range(folder + 2, folder + 2 + 12 * count, 12):
        tag, kind, number = struct.unpack_from(f"{order}HHI", data, at)
        yield tag, _TIFF_BYTES.get(kind, 1) * number, number, at
