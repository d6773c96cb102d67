from PySide6.QtCore import QByteArray, QSettings

from boardapp.desktop.system.settings import (
    GEOMETRY,
    ONE_WINDOW,
    PANEL,
    RECENT,
    TABLE,
    TEXT_SIZE,
    Settings,
)


def test_each_setting_has_its_default_while_nothing_is_stored(settings: Settings) -> None:
    assert settings.get(PANEL) == "overview"
    assert settings.get(TEXT_SIZE) == 100
    assert settings.get(RECENT) == []
    assert settings.get(ONE_WINDOW) is True
    assert settings.get(GEOMETRY) == QByteArray()


def test_values_come_back_from_the_file_with_their_types(settings: Settings) -> None:
    settings.put(PANEL, "labs")
    settings.put(TEXT_SIZE, 125)
    settings.put(RECENT, ["one, with a comma.board.json"])
    settings.put(ONE_WINDOW, False)
    settings.put(GEOMETRY, QByteArray(b"\x00\x01\xff"))
    settings.write()

    again = Settings()
    assert again.get(PANEL) == "labs"
    assert again.get(TEXT_SIZE) == 125
    assert again.get(RECENT) == ["one, with a comma.board.json"]
    assert again.get(ONE_WINDOW) is False
    assert again.get(GEOMETRY) == QByteArray(b"\x00\x01\xff")


def test_an_empty_list_comes_back_empty(settings: Settings) -> None:
    settings.put(RECENT, ["a"])
    settings.put(RECENT, [])
    settings.write()
    assert Settings().get(RECENT) == []


def test_what_can_not_be_understood_counts_as_not_stored(settings: Settings) -> None:
    store = QSettings(settings.file, QSettings.Format.IniFormat)
    store.setValue("view/text_size", "huge")
    store.setValue("application/one_window", "perhaps")
    store.setValue("window/geometry", "not bytes")
    store.sync()

    again = Settings()
    assert again.get(TEXT_SIZE) == 100
    assert again.get(ONE_WINDOW) is True
    assert again.get(GEOMETRY) == QByteArray()


def test_each_key_stands_once_in_the_table() -> None:
    keys = [setting.key for setting in TABLE]
    assert len(keys) == len(set(keys))
    assert all(setting.purpose for setting in TABLE)
