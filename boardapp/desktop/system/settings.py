"""The settings that outlive a session, as a table, and the one place that stores them."""

from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")


class Setting(NamedTuple, Generic[T]):
    """One setting: its key in the file, its value while nothing is stored, what it is for."""

    key: str
    default: T
    purpose: str


GEOMETRY = Setting("window/geometry", QByteArray(), "where the window stood")
PANEL = Setting("window/panel", "overview", "which panel was open")
FACT_PANE = Setting("window/fact_pane", True, "whether the current fact stands at the side")
COLOURS = Setting("view/colours", "system", "light, dark, or as the system has it")
TEXT_SIZE = Setting("view/text_size", 100, "size of the text in per cent")
COLUMN_WIDTHS: Setting[list[str]] = Setting(
    "view/column_widths", [], "widths of columns that were set, by table and column"
)
RECENT: Setting[list[str]] = Setting("files/recent", [], "the case files opened last")
CASE_FOLDER = Setting("files/folder", "", "where the last case was opened")
DECK_FOLDER = Setting("export/folder", "", "where the last deck was written")
DECK_PRESET = Setting("export/preset", "standard", "how long the last deck was")
DECK_TEMPLATE = Setting("export/template", "", "the institution's template for decks")
DECK_FILES: Setting[list[str]] = Setting("export/decks", [], "the deck written last of each case")
HANDOUT_KIND = Setting("export/handout", "slides", "what was handed out last")
PRINT_KIND = Setting("export/print", "slides", "what was printed last")
PRINT_A_SHEET = Setting("export/print_a_sheet", 4, "how many slides a printed sheet had last")
ONE_WINDOW = Setting("application/one_window", True, "a second start uses the open window")
OFFER_LAST = Setting("application/offer_last", True, "the last case is offered at the start")
LAST_CASE = Setting("files/last", "", "the case that was open at the end")
RECOVERY = Setting("application/recovery", True, "unsaved work is kept in a recovery copy")

TABLE: tuple[Setting[Any], ...] = (
    GEOMETRY,
    PANEL,
    FACT_PANE,
    COLOURS,
    TEXT_SIZE,
    COLUMN_WIDTHS,
    RECENT,
    CASE_FOLDER,
    DECK_FOLDER,
    DECK_PRESET,
    DECK_TEMPLATE,
    DECK_FILES,
    HANDOUT_KIND,
    PRINT_KIND,
    PRINT_A_SHEET,
    ONE_WINDOW,
    OFFER_LAST,
    LAST_CASE,
    RECOVERY,
)


class Settings:
    """Reads and writes settings. What can't be understood counts as not stored."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "boardapp", "boardapp"
        )

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the setting's default."""
        if not self._store.contains(setting.key):
            return setting.default
        value: T | None = _as_type_of(setting.default, self._store.value(setting.key))
        return setting.default if value is None else value

    def put(self, setting: Setting[T], value: T) -> None:
        """Store `value` for this and later sessions."""
        self._store.setValue(setting.key, value)

    def write(self) -> None:
        """Write everything to the file now."""
        self._store.sync()

    @property
    def file(self) -> str:
        """Where the settings are stored."""
        return self._store.fileName()


def _as_type_of(default: object, stored: object) -> Any:  # noqa: ANN401  what an ini file holds
    """Undo what an ini file does to types: it keeps text, and a list of one as its item."""
    match default:
        case bool():
            return {"true": True, "false": False}.get(str(stored).lower())
        case int():
            return int(str(stored)) if str(stored).isdecimal() else None
        case list():
            items = stored if isinstance(stored, list) else [stored]
            return [item for item in items if isinstance(item, str) and item]
        case _:
            return stored if isinstance(stored, type(default)) else None
