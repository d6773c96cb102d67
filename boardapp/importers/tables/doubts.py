"""What is said of a cell that holds no result, or one that was not read as it was meant."""

from boardapp.importers.doubts import Fact
from boardapp.importers.ledger import Ledger
from boardapp.importers.tables.result_cell import CellKind, ResultCell

WHY_NOT = {
    CellKind.NO_RESULT: "not a result",
    CellKind.EMPTY: "empty",
    CellKind.UNCLEAR: "can be read in two ways",
}
"""Why a cell without a value is left out."""
_SHOWN = 60


def doubt(cell: ResultCell, text: str, where: str, cited: str, ledger: Ledger) -> None:
    """Tell a number that can be read in two ways, and words that may have been meant as one.

    The result cites `cited`.
    """
    fact = Fact(cited, field="value")
    if cell.kind is CellKind.UNCLEAR:
        ledger.doubt(where, f'"{text[:_SHOWN]}" can be read in two ways, and was left out', fact)
    elif cell.is_unread:
        ledger.doubt(where, f'"{text[:_SHOWN]}" is no number that can be read: kept as words', fact)
