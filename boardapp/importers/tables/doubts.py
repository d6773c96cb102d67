"""What is said of a cell that holds no result, or one that was not read as it was meant."""

from boardapp.importers.ledger import Ledger
from boardapp.importers.tables.result_cell import CellKind, ResultCell

WHY_NOT = {
    CellKind.NO_RESULT: "not a result",
    CellKind.EMPTY: "empty",
    CellKind.UNCLEAR: "can be read in two ways",
}
"""Why a cell without a value is left out."""
_SHOWN = 60


def doubt(cell: ResultCell, text: str, where: str, ledger: Ledger) -> None:
    """Tell a number that can be read in two ways, and words that may have been meant as one."""
    if cell.kind is CellKind.UNCLEAR:
        ledger.warn(where, f'"{text[:_SHOWN]}" can be read in two ways, and was left out')
    elif cell.is_unread:
        ledger.warn(where, f'"{text[:_SHOWN]}" is no number that can be read: kept as words')
