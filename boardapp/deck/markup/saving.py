"""Write what was exported: whole or not at all, with a sentence where it can't be."""

from pathlib import Path

from boardapp.casefile.disk import reason, write_atomic
from boardapp.deck.errors import DeckError


def save(path: Path, data: bytes, program: str) -> None:
    """Write `data` to `path`: the file is the old one or the new one, never half.

    `program` is what people open such a file with. Raises DeckError with a sentence for the user.
    """
    try:
        write_atomic(path, data)
    except PermissionError as error:
        raise DeckError(
            f"{path}", "can't be written.",
            f"Close it in {program} if it is open there, or choose another place.",
        ) from error  # fmt: skip
    except OSError as error:
        raise DeckError(f"{path}", f"{reason(error)}.", "Nothing was saved.") from error
