"""The panels of the window, in order, and where each is made."""

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from boardapp.case.kinds import KINDS
from boardapp.case.place import Place
from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.session.session import Session


class PanelContext(NamedTuple):
    """What a window gives to a panel that shows more than a review."""

    session: Session
    exporter: Exporter


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One panel.

    `factory` is "module:Class", imported when the panel is first shown. `icon` is a file in
    assets/icons. Which records it is the first to show, their kinds say (`KINDS`); `also` are
    further places of which it is. `begins_with_summary`: it begins with what the header says
    below the title, so that the header leaves it out.
    """

    panel_id: str
    title: str
    tip: str
    factory: str
    icon: str
    also: tuple[str, ...] = ()
    begins_with_summary: bool = False

    @property
    def holds(self) -> tuple[str, ...]:
        """The beginnings of the places whose facts it is the first to show."""
        kinds = (kind.collection for kind in KINDS.values() if kind.home == self.panel_id)
        return (*kinds, *self.also)

    def within(self, _: PanelContext) -> "PanelRow":
        """The row as one window has it."""
        return self

    def make(self, parent: QWidget) -> Panel:
        """Make the panel; a placeholder if this installation has no such panel."""
        return self._made(parent)

    def load(self) -> None:
        """Load what the panel is made of, if this installation has it, before it is wanted."""
        module = self.factory.partition(":")[0]
        if _exists(module):
            import_module(module)

    def _made(self, *arguments: object) -> Panel:
        module, _, name = self.factory.partition(":")
        if not _exists(module):
            from boardapp.desktop.window.placeholder import Placeholder

            return Placeholder(self.title, arguments[-1])  # type: ignore[arg-type]
        panel: Panel = getattr(import_module(module), name)(*arguments)
        return panel


@dataclass(frozen=True, slots=True)
class ContextRow(PanelRow):
    """A panel that is also given what its window works on, before its parent."""

    context: PanelContext | None = None

    def within(self, context: PanelContext) -> PanelRow:
        """The row as one window has it."""
        return replace(self, context=context)

    def make(self, parent: QWidget) -> Panel:
        """Make the panel. Raises RuntimeError where no window has the row."""
        if self.context is None:
            raise RuntimeError(f"the panel {self.panel_id!r} is made within a window")
        return self._made(*self.context, parent)


def seen_in(place: str) -> tuple[PanelRow, ...]:
    """The panels that show the fact at this place: its home, the timeline if it is an event."""
    kind = KINDS.get(Place(place).collection)
    shown = {"facts"} | ({"timeline"} if kind and kind.is_event else set())
    return tuple(
        row for row in PANELS if row.panel_id in shown or (place and place.startswith(row.holds))
    )


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package above it
        return False


PANELS: tuple[PanelRow, ...] = (
    PanelRow(
        "overview",
        "Overview",
        "The question, the diagnosis and how things stand",
        "boardapp.desktop.panels.overview:OverviewPanel",
        "overview.svg",
        ("privacy", "title"),
        begins_with_summary=True,
    ),
    PanelRow(
        "history",
        "History",
        "The course in sentences, in order of time",
        "boardapp.desktop.panels.history:HistoryPanel",
        "history.svg",
    ),
    PanelRow(
        "timeline",
        "Timeline",
        "The course on one axis",
        "boardapp.desktop.panels.timeline:TimelinePanel",
        "timeline.svg",
    ),
    ContextRow(
        "labs",
        "Labs",
        "Laboratory results over time, with reference ranges",
        "boardapp.desktop.panels.labs.panel:LabsPanel",
        "labs.svg",
    ),
    PanelRow(
        "response",
        "Therapy response",
        "Lines of therapy, relapses, remissions and MRD",
        "boardapp.desktop.panels.response.panel:ResponsePanel",
        "response.svg",
    ),
    PanelRow(
        "toxicity",
        "Toxicity",
        "Complications, bleeding, liver, SOS/VOD and what the drugs aimed at",
        "boardapp.desktop.panels.toxicity.panel:ToxicityPanel",
        "toxicity.svg",
    ),
    ContextRow(
        "pictures",
        "Pictures",
        "The pictures of the case, with what each shows",
        "boardapp.desktop.panels.pictures.panel:PicturesPanel",
        "pictures.svg",
    ),
    PanelRow(
        "checks",
        "Checks",
        "What is missing, doubtful or contradictory",
        "boardapp.desktop.panels.checks:ChecksPanel",
        "checks.svg",
    ),
    ContextRow(
        "deck",
        "Deck",
        "The slides as they would be written: chosen, ordered, with their notes",
        "boardapp.desktop.deck.panel:DeckPanel",
        "deck.svg",
    ),
    PanelRow(
        "facts",
        "All facts",
        "Every record of the file with all that it states",
        "boardapp.desktop.panels.facts:FactsPanel",
        "facts.svg",
    ),
    PanelRow(
        "to-fill-in",
        "To fill in",
        "What the question asks for and the case does not say yet",
        "boardapp.desktop.panels.to_fill_in:ToFillInPanel",
        "to_fill_in.svg",
    ),
)
