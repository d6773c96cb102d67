from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.session.drafts import Draft, Drafts


@pytest.fixture
def drafts(qtbot: QtBot) -> Drafts:
    made = Drafts()
    made.put("labs[3]", "value", "fourty")
    made.put("", "title", "")
    return made


def test_drafts_are_plain_data_in_the_order_of_writing(drafts: Drafts) -> None:
    assert drafts.all == (Draft("labs[3]", "value", "fourty"), Draft("", "title", ""))
    drafts.put("labs[3]", "value", "forty")
    assert drafts.all[0] == ("labs[3]", "value", "forty")
    assert drafts.of("labs[3]") == {"value": "forty"}
    again = Drafts()
    again.restore(drafts.all)
    assert again.all == drafts.all


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        (lambda d: d.put("labs[3]", "value", "fourty"), False),
        (lambda d: d.put("labs[3]", "value", "40"), True),
        (lambda d: d.forget("labs[3]", "unit"), False),
        (lambda d: d.forget("labs[3]", "value"), True),
        (lambda d: d.clear(), True),
        (lambda d: d.follow(lambda place: place), False),
        (lambda d: d.follow(lambda place: place or None), True),
    ],
)
def test_a_change_is_told_and_nothing_else(
    drafts: Drafts, change: Callable[[Drafts], None], is_told: bool
) -> None:
    fired: list[None] = []
    drafts.changed.connect(lambda: fired.append(None))
    change(drafts)
    assert bool(fired) == is_told


def test_a_draft_of_a_record_that_is_gone_goes_with_it(drafts: Drafts) -> None:
    drafts.follow({"labs[3]": None, "": ""}.get)
    assert drafts.all == (Draft("", "title", ""),)
