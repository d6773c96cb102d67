"""The doors from a fact to what it was read from: shown in the pane, the panel stays."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from boardapp.case.source import citations
from boardapp.desktop.session.document import Document
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.ways import offer


class FactSources(QObject):
    """Leads to the record of a source, at the place in it that a fact cites.

    `said` is a sentence for the status bar; `found` has the place of the record, and what was
    cited. `source` gives that of the current fact: None where no fact is chosen.
    """

    said = Signal(str)
    found = Signal(str, str)

    def __init__(
        self, document: Document, panels: PanelArea, source: Callable[[], str | None]
    ) -> None:
        super().__init__(panels)
        self._document, self._panels, self._source = document, panels, source

    def show_own(self) -> None:
        """Show what the current fact was read from."""
        source = self._source()
        if source:
            self.show(source)
        else:
            none = "No fact is chosen." if source is None else "No source is stated for this fact."
            self.said.emit(none)

    def show(self, source: str) -> None:
        """Show a source, and what was read from there; of several offer each."""
        cited = [str(citation) for citation in citations(source)]
        if len(cited) == 1:
            self._show(cited[0])
        elif cited:
            offer([(one, partial(self._show, one)) for one in cited], "Sources", self._panels)

    def _show(self, cited: str) -> None:
        from boardapp.review.fact import source_place

        case, (citation, *_) = self._document.reviewed_case, citations(cited)
        place = source_place(case, citation) if case else None
        if place is None:
            self.said.emit(f"The case lists no source “{citation.source}”.")
        else:
            self.found.emit(place, cited)
