"""What can go wrong when a deck is written."""


class DeckError(Exception):
    """A deck could not be written.

    `where` names the file or slide, `why` the cause, `remedy` what to do about it; the text
    of the error is the three as one paragraph for the user.
    """

    def __init__(self, where: str, why: str, remedy: str) -> None:
        super().__init__(f"{where}: {why} {remedy}")
        self.where = where
        self.why = why
        self.remedy = remedy


class ExportCancelled(Exception):
    """The user stopped the export; nothing was written."""
