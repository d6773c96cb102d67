"""Where the form stands: the record and its parts, each a way back."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from boardapp.case.case import Case
from boardapp.case.fields import kind_at
from boardapp.case.place import WHOLE, Place
from boardapp.desktop.edit.record_edits import is_in_list, label_of, record_and_field
from boardapp.words.capitals import capitalised
from boardapp.words.facts import field_name, item_name, kind_name


class Crumbs(QLabel):
    """The way to a part, as links but for the last. `wanted` asks for a holder by its place."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self.wanted)

    def show_place(self, case: Case, place: Place, *, is_new: bool) -> None:
        """Show the way to the record at a place."""
        holders = _holders(case, place)
        links = (f'<a href="{escape(here)}">{escape(name)}</a>' for here, name in holders)
        last = f"<b>{escape(_last(case, place, is_new=is_new))}</b>"
        self.setText(" › ".join((*links, last)))


def holder_of(case: Case, place: Place) -> Place:
    """The record that holds the one at a place; the case itself for one of its own records."""
    return record_and_field(case, place.parent)[0] if place else WHOLE


def _holders(case: Case, place: Place) -> list[tuple[Place, str]]:
    found = []
    holder = holder_of(case, place)
    while holder:
        found.append((holder, _short(case, holder)))
        holder = holder_of(case, holder)
    return found[::-1]


def _last(case: Case, place: Place, *, is_new: bool) -> str:
    if not place:
        return "The case"
    if not is_new:
        return _short(case, place)
    name = str(place.parent.steps[-1])
    is_own = kind_at(place) is not None and place == place.record
    return f"New {kind_name(name) if is_own else item_name(name)}"


def _short(case: Case, place: Place) -> str:
    """What a record is called beside those that hold it."""
    if place == place.record:
        return capitalised(label_of(case, place))
    *_, name, number = ("", *place.steps)
    is_item = is_in_list(place)
    return field_name((str(name), str(int(number) + 1)) if is_item else (str(number),))
