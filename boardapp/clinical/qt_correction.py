"""The QT interval corrected for the heart's rate, by Bazett and by Fridericia.

Rule "QTc by Bazett and Fridericia, version 1": QT / √RR and QT / ∛RR, RR = 60 / rate in seconds.
Bazett overcorrects above 100 beats a minute, as a child's heart beats; both are told.
"""

from boardapp.case.value import Value
from boardapp.clinical.derived import Derived, limits, spread

RULE = "QTc by Bazett and Fridericia, version 1"
SOURCE = "QTc = QT / √RR (Bazett), QT / ∛RR (Fridericia), RR = 60 / rate"
OVERCORRECTED_ABOVE = 100.0
NOTE = "Bazett overcorrects above 100/min"
_MINUTE_S = 60.0


def corrected_qt(qt_ms: Value | None, rate: Value | None) -> tuple[Derived, Derived]:
    """QTc in ms by Bazett and by Fridericia, from QT in ms and the rate a minute."""
    rows = (("QT", qt_ms, " ms"), ("rate", rate, "/min"))
    inputs = tuple(f"{name} {value}{unit}" for name, value, unit in rows if value is not None)
    interval, beats = limits(qt_ms), limits(rate)
    why_not = ""
    if interval == (None, None):
        why_not = "QT not reported"
    elif beats == (None, None) or beats[1] == 0:
        why_not = "heart rate not reported"
    is_fast = beats[1] is None or beats[1] > OVERCORRECTED_ABOVE

    def by(name: str, formula: str, power: float, note: str) -> Derived:
        low, high = (None, None)
        if not why_not:
            low, high = spread(
                lambda qt, rate: qt * (rate / _MINUTE_S) ** power, (*interval, True), (*beats, True)
            )
        return Derived(f"QTc ({name})", formula, inputs, RULE, "ms", low, high, why_not, note)

    return (
        by("Bazett", "QT / √(60 / rate)", 1 / 2, NOTE if is_fast else ""),
        by("Fridericia", "QT / ∛(60 / rate)", 1 / 3, ""),
    )
