"""From when to when something was done, as far as it is stated."""

import pytest

from boardapp.case.when import When
from boardapp.review.model.base import Moment
from boardapp.words.stretches import stretch_text
from boardapp.words.times import stated_time


def _at(stated: str) -> Moment:
    when = When.parse(stated)
    return Moment(when=when, names=tuple(anchor.event for anchor in when.anchors))


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("hsct + 12 d", "hsct + 19 d", "12 to 19 d after hsct"),
        ("hsct + 12 d", "dx + 19 d", "from 12 d after hsct to 19 d after dx"),
        ("hsct + 12 d", "hsct + 2 wk", "from 12 d after hsct to 2 wk after hsct"),
        ("~ hsct + 12 d", "hsct + 19 d", "from about 12 d after hsct to 19 d after hsct"),
        ("hsct - 2 d", "hsct + 3 d", "from 2 d before hsct to 3 d after hsct"),
        ("hsct + 12..13 d", "hsct + 19 d", "from 12–13 d after hsct to 19 d after hsct"),
        ("hsct + 12 d", "not reported", "from 12 d after hsct"),
        ("not reported", "hsct + 19 d", "until 19 d after hsct"),
        ("hsct + 12 d", "hsct + 12 d", "12 d after hsct"),
        ("not reported", "not reported", "not reported"),
    ],
)
def test_a_stretch_is_told_as_far_as_it_is_stated(start: str, end: str, told: str) -> None:
    assert stretch_text(_at(start), _at(end), stated_time) == told
