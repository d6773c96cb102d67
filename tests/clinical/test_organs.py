"""The organ of a lesion by its site."""

import pytest

from boardapp.clinical.organs import organ_of


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("right lung", "lung"),
        ("Left lung, upper lobe", "lung"),
        ("liver segment 4", "liver"),
        ("liver, segment IVb", "liver"),
        ("liver (segments 5 8)", "liver"),
        ("4th rib", "4th rib"),
        ("thoracic vertebra", "thoracic vertebra"),
        ("mixed thigh mass", "mixed thigh mass"),
        ("left", "left"),
        ("", ""),
    ],
)
def test_side_part_and_number_are_no_organ(site: str, expected: str) -> None:
    assert organ_of(site) == expected
