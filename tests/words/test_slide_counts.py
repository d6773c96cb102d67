import pytest

from boardapp.words.slide_counts import backup_text, said_in_text, to_show_text, written_text


def test_what_stands_above_the_slides() -> None:
    assert to_show_text(9, 3) == "To show 9 · ≈ 3 min"
    assert to_show_text(1, 0) == "To show 1"
    assert backup_text(24) == "Backup 24"


@pytest.mark.parametrize(
    ("shown", "backup", "told"),
    [
        (9, 24, "9 to show, 24 in the backup: 33 slides"),
        (1, 0, "1 slide to show, no backup"),
        (4, 0, "4 slides to show, no backup"),
    ],
)
def test_how_many_slides_a_file_will_have(shown: int, backup: int, told: str) -> None:
    assert written_text(shown, backup) == told


def test_the_time_says_how_it_was_reckoned() -> None:
    assert said_in_text(0, 130) == ""
    assert "about 1 minute at 130 words a minute" in said_in_text(1, 130)
