"""How several slides stand on one sheet."""

from typing import NamedTuple


class Grid(NamedTuple):
    """Columns and rows of slides; with `has_lines`, lines to write on stand beside each."""

    columns: int
    rows: int
    has_lines: bool = False

    @property
    def slides(self) -> int:
        """How many stand on a sheet."""
        return self.columns * self.rows


GRIDS: dict[int, Grid] = {
    2: Grid(1, 2),
    3: Grid(1, 3, has_lines=True),
    4: Grid(2, 2),
    6: Grid(2, 3),
}
"""By the number of slides a sheet."""
