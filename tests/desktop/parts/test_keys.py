import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from boardapp.desktop.parts.keys import KeyRow, act_on

Key, Held = Qt.Key, Qt.KeyboardModifier
ROWS = (
    KeyRow("Nearer", "+; =", lambda done: done.append("nearer")),
    KeyRow("Scroll", "Shift+Left", lambda done: done.append("scroll")),
    KeyRow("Before", "Left", lambda done: done.append("before")),
    KeyRow("Qt does it", "PgUp"),
)


def _press(key: Key, text: str = "", held: Held = Held.NoModifier) -> list[str]:
    done: list[str] = []
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
    assert act_on(ROWS, done, event) == bool(done)
    return done


@pytest.mark.parametrize(
    ("key", "text", "held", "expected"),
    [
        (Key.Key_Plus, "+", Held.NoModifier, ["nearer"]),
        (Key.Key_Plus, "+", Held.ShiftModifier, ["nearer"]),  # above = on many keyboards
        (Key.Key_Plus, "+", Held.KeypadModifier, ["nearer"]),
        (Key.Key_Equal, "=", Held.NoModifier, ["nearer"]),
        (Key.Key_Left, "", Held.NoModifier, ["before"]),
        (Key.Key_Left, "", Held.ShiftModifier, ["scroll"]),
        (Key.Key_Left, "", Held.ControlModifier, []),
        (Key.Key_Left, "", Held.KeypadModifier, ["before"]),
        (Key.Key_PageUp, "", Held.NoModifier, []),
        (Key.Key_A, "a", Held.NoModifier, []),
    ],
)
def test_a_key_does_what_its_row_says(key: Key, text: str, held: Held, expected: list[str]) -> None:
    assert _press(key, text, held) == expected
