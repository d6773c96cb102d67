"""The widths of letters as a TrueType font file states them.

Only the tables that say so are read (OpenType 1.9: `cmap` in format 4, `head`, `hhea`, `hmtx`).
Pillow gives the same widths, but takes 20 ms to load and 10 µs a letter.
"""

from array import array
from bisect import bisect_left
from pathlib import Path
from struct import unpack_from
from sys import byteorder

_UNICODE = (3, 1)
"""Platform and encoding of the map from Unicode's first plane."""
_SEGMENTS = 4


class FontFile:
    """One font. Raises ValueError for a file that has no map of format 4."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        count = unpack_from(">H", self._data, 4)[0]
        records = (unpack_from(">4s4xII", self._data, 12 + 16 * n) for n in range(count))
        self._tables = {tag: start for tag, start, _ in records}
        self._units: int = unpack_from(">H", self._data, self._tables[b"head"] + 18)[0]
        metrics: int = unpack_from(">H", self._data, self._tables[b"hhea"] + 34)[0]
        self._advances = self._shorts(self._tables[b"hmtx"], 2 * metrics)[::2]
        self._map = self._segment_map()
        segments = unpack_from(">H", self._data, self._map + 6)[0] // 2
        ends = self._map + 14
        self._ends = self._shorts(ends, segments)
        self._starts = self._shorts(ends + 2 + 2 * segments, segments)
        self._deltas = self._shorts(ends + 2 + 4 * segments, segments)
        self._offsets_at = ends + 2 + 6 * segments

    def width(self, character: str) -> float:
        """The width of a character in font sizes, to the thousandth; of one it lacks, of a box."""
        glyph = self._glyph(ord(character))
        # All glyphs after the last stated advance are as wide as it.
        advance = self._advances[min(glyph, len(self._advances) - 1)]
        # To a 64th of a thousandth first, as FreeType and so most programs round.
        parts = (advance * 64_000 + self._units // 2) // self._units
        return (parts + 32) // 64 / 1000

    def _glyph(self, code: int) -> int:
        """The number of a character's glyph; 0, the box, where the font has none."""
        number = bisect_left(self._ends, code)
        if number == len(self._ends) or code < self._starts[number]:
            return 0
        at = self._offsets_at + 2 * number
        offset = unpack_from(">H", self._data, at)[0]
        if not offset:
            return (code + self._deltas[number]) & 0xFFFF
        at += offset + 2 * (code - self._starts[number])
        glyph: int = unpack_from(">H", self._data, at)[0]
        return (glyph + self._deltas[number]) & 0xFFFF if glyph else 0

    def _segment_map(self) -> int:
        """Where the map from characters to glyphs begins."""
        start = self._tables[b"cmap"]
        for number in range(unpack_from(">H", self._data, start + 2)[0]):
            *kind, offset = unpack_from(">HHI", self._data, start + 4 + 8 * number)
            found = start + offset
            form = unpack_from(">H", self._data, found)[0]
            if tuple(kind) == _UNICODE and form == _SEGMENTS:
                return int(found)
        raise ValueError("the font has no map of format 4")

    def _shorts(self, start: int, count: int) -> "array[int]":
        """Numbers of two bytes, the higher first."""
        found = array("H", self._data[start : start + 2 * count])
        if byteorder == "little":
            found.byteswap()
        return found
