"""What a karyotype says of itself."""

import pytest

from boardapp.clinical.karyotype import read_karyotype


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("46,XY", 46, 46),
        ("46,XX,t(4;11)(q21;q23)[20]", 46, 46),
        ("47,XX,t(1;2)", 47, 46),
        ("55,XX,+X,+4,+6,+10,+14,+17,+18,+21,+21[12]", 55, 55),
        ("45,XY,-7", 45, 45),
        ("46,XY,-7", 46, 45),
        ("45,X,-Y", 45, 45),
        ("48,XY,+2mar", 48, 48),
        ("48,XY,+mar", 48, 47),
        ("46,XX,der(9)t(9;22)(q34;q11)", 46, 46),
        ("45,XX,dic(9;20)(p13;q11)", 45, None),
        ("45,XY,rob(13;14)", 45, None),
        ("46,X,t(X;11)(q22;q23)", 46, None),
        ("46,XX[20]/47,XX,+8[3]", 46, None),
        ("46~48,XX,+8", None, None),
        ("47,XX,+21c", 47, None),
        ("47,XXYc", None, None),
        ("normal karyotype", None, None),
    ],
)
def test_a_count_is_summed_where_its_list_allows_it(
    text: str, count: int | None, expected: int | None
) -> None:
    read = read_karyotype(text)
    assert (read and read.count, read and read.expected) == (count, expected)
