"""Today is asked of the computer, or of SOURCE_DATE_EPOCH where that is set."""

from datetime import UTC, date, datetime

import pytest

from boardapp.today import source_date, today


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("0", date(1970, 1, 1)),
        ("86399", date(1970, 1, 1)),
        ("86400", date(1970, 1, 2)),
        ("1700000000", date(2023, 11, 14)),
    ],
)
def test_the_stated_day_stands_for_the_clock(
    monkeypatch: pytest.MonkeyPatch, stated: str, expected: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert today() == expected


@pytest.mark.parametrize("stated", ["", "tomorrow", "9" * 30])
def test_what_is_no_time_leaves_the_clock(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    before = datetime.now(tz=UTC).astimezone().date()
    found = today()
    assert source_date() is None
    assert before <= found <= datetime.now(tz=UTC).astimezone().date()
