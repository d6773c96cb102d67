"""A doubt about the size of a value in words: one sentence for the check and for `grade`."""

from boardapp.words.values import with_unit


def power_of_ten_text(
    test: str,
    value: float,
    told: str,
    unit: str,
    factor: float,
    reference: str = "",
    more: str = "",
) -> str:
    """A value that is off, what for, and what would fit: "45000 ×10⁹/L of platelets is …".

    `told` is the value as stated, `reference` its range in words, `more` stands in brackets.
    """
    times = f"{factor:g} times too large" if factor > 1 else f"{1 / factor:g} times too small"
    against = f" or its range ({reference})" if reference else ""
    brackets = f" ({more})" if more else ""
    return (
        f"{with_unit(told, unit)} of {test} is very likely {times} for its unit{against}"
        f"{brackets}; {value / factor:g} would fit"
    )
