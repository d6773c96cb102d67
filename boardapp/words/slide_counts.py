"""How many slides a deck has, to show and behind, and how long they take."""

from boardapp.words.plurals import numbered


def to_show_text(count: int, minutes: int) -> str:
    """What stands above the slides to show: "To show 9 · ≈ 5 min"; `minutes` 0: not known."""
    time = f" · ≈ {minutes} min" if minutes else ""
    return f"To show {count}{time}"


def backup_text(count: int) -> str:
    """What stands above the slides behind them."""
    return f"Backup {count}"


def written_text(shown: int, backup: int) -> str:
    """How many slides a file will have: "9 to show, 24 in the backup: 33 slides"."""
    if not backup:
        return f"{numbered(shown, 'slide')} to show, no backup"
    return f"{shown} to show, {backup} in the backup: {numbered(shown + backup, 'slide')}"


def said_in_text(minutes: int, words_a_minute: int) -> str:
    """How the time was reckoned, as a sentence; empty where nothing is to be said."""
    if not minutes:
        return ""
    return (
        f"The sentences to say of these slides take about {numbered(minutes, 'minute')} at "
        f"{words_a_minute} words a minute; questions come on top."
    )
