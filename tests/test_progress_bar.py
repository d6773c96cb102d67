"""The bar is drawn for a person at a terminal, and for nobody else."""

import io

from boardapp.progress_bar import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_grows_and_is_wiped_at_the_end() -> None:
    terminal = Terminal()
    with ProgressBar(terminal) as bar:
        bar.cases(1, 2)
        bar.slides(24, 24)
    first, second, *wiped = terminal.getvalue().split("\r")[1:]
    assert first == "Reading cases [############............] 1 of 2"
    assert second == "Writing slides [########################] 24 of 24"
    assert wiped == [" " * len(second), ""]


def test_a_shorter_line_leaves_nothing_of_a_longer_one() -> None:
    terminal = Terminal()
    bar = ProgressBar(terminal)
    bar.slides(100, 100)
    bar.slides(1, 1)
    longer, shorter = terminal.getvalue().split("\r")[1:]
    assert len(shorter) == len(longer)


def test_nothing_to_do_is_done() -> None:
    terminal = Terminal()
    ProgressBar(terminal).slides(0, 0)
    assert terminal.getvalue().endswith("[########################] 0 of 0")


def test_a_log_gets_no_bar() -> None:
    log = io.StringIO()
    with ProgressBar(log) as bar:
        bar.cases(1, 2)
    assert log.getvalue() == ""
