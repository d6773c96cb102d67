"""Words for MRD: short methods, and a power of ten that two levels share."""

import pytest

from boardapp.words.mrd import before_same_power, method_name


@pytest.mark.parametrize(
    ("method", "name"),
    [("flow cytometry", "flow"), ("Flow cytometry", "flow"), ("NGS", "NGS"), ("RQ-PCR", "RQ-PCR")],
)
def test_a_method_has_the_name_that_a_board_calls_it(method: str, name: str) -> None:
    assert method_name(method) == name


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2.4×10⁻⁶", "5.1×10⁻⁶", "2.4"),
        ("2.4×10⁻⁵", "5.1×10⁻⁶", "2.4×10⁻⁵"),
        ("2.4×10⁻⁶", "5.1×10⁻¹⁶", "2.4×10⁻⁶"),
        ("1×10⁻⁶", "5.1×10⁻⁶", "1×10⁻⁶"),
        ("< 1×10⁻⁶", "5.1×10⁻⁶", "< 1×10⁻⁶"),
        ("2×10⁻⁶", "about 5×10⁻⁶", "2×10⁻⁶"),
        ("level not reported", "5.1×10⁻⁶", "level not reported"),
    ],
)
def test_a_power_is_left_to_the_last_only_where_both_have_it(
    first: str, last: str, told: str
) -> None:
    assert before_same_power(first, last) == told
