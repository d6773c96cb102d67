from pathlib import Path

from boardapp.desktop.session.recent import RecentFiles
from boardapp.desktop.system.settings import Settings


def test_the_newest_file_stands_first_and_each_only_once(
    settings: Settings, tmp_path: Path
) -> None:
    recent = RecentFiles(settings)
    one, two = tmp_path / "one.board.json", tmp_path / "two.board.json"
    for path in (one, two, one):
        recent.add(path)
    assert recent.paths == [one, two]


def test_ten_files_are_remembered(settings: Settings, tmp_path: Path) -> None:
    recent = RecentFiles(settings)
    for number in range(12):
        recent.add(tmp_path / f"{number}.board.json")
    assert [path.name for path in recent.paths] == [
        "11.board.json",
        "10.board.json",
        *(f"{number}.board.json" for number in range(9, 1, -1)),
    ]


def test_the_list_outlives_the_session(settings: Settings, tmp_path: Path) -> None:
    RecentFiles(settings).add(tmp_path / "Müller & Söhne, 2.board.json")
    settings.write()
    assert RecentFiles(Settings()).paths == [tmp_path / "Müller & Söhne, 2.board.json"]


def test_the_list_can_be_cleared(settings: Settings, tmp_path: Path) -> None:
    recent = RecentFiles(settings)
    fired: list[None] = []
    recent.add(tmp_path / "one.board.json")
    recent.changed.connect(lambda: fired.append(None))
    recent.clear()
    assert recent.paths == []
    assert fired == [None]
