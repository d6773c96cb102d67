"""Systems of response by their names."""

import pytest

from boardapp.clinical.response_systems import system_named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RECIST 1.1", "recist"),
        ("RECIST", "recist"),
        ("RECIST1.1", "recist"),
        ("RECIST 1.0", "other"),
        ("mRECIST", "other"),
        ("modified RECIST", "other"),
        ("iRECIST", "other"),
        ("Lugano 2014", "lugano"),
        ("INRC 2017", "inrc"),
        ("RANO", "rano"),
        ("RANO-HGG", "rano"),
        ("Choi", "other"),
        ("As stated", "none"),
        ("not reported", "none"),
        ("", "none"),
    ],
)
def test_a_system_is_known_by_its_name(text: str, expected: str) -> None:
    assert system_named(text) == expected
