"""What a template draws is kept clear: logos always, lines and decoration where that is cheap."""

import pytest

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.template.logos import Marks

BODY = Frame(left=50, top=100, width=860, height=400)
LEAST = (440.0, 220.0)


def _marks(logos: tuple[Frame, ...] = (), lines: tuple[Frame, ...] = ()) -> Marks:
    return Marks(logos=logos, lines=lines, ornaments=(*logos, *lines))


def _box(left: float, top: float, width: float, height: float) -> Frame:
    return Frame(left=left, top=top, width=width, height=height)


@pytest.mark.parametrize(
    ("logo", "left", "top", "right", "bottom"),
    [
        (_box(800, 470, 150, 80), 50, 100, 910, 466),
        (_box(0, 60, 90, 90), 94, 100, 910, 500),
        (_box(400, 280, 60, 40), 464, 100, 910, 500),
        (_box(908.5, 100, 60, 60), 50, 100, 910, 500),
        (_box(905, 100, 60, 60), 50, 100, 901, 500),
        (_box(300, 200, 360, 200), 50, 100, 910, 500),
    ],
    ids=["corner", "edge", "middle", "touching", "overlapping", "no room beside it"],
)
def test_a_body_is_cut_at_the_cheapest_side_of_a_logo(
    logo: Frame, left: float, top: float, right: float, bottom: float
) -> None:
    found = _marks((logo,)).beside(BODY, LEAST)
    assert (found.left, found.top, found.right, found.bottom) == (left, top, right, bottom)


def test_a_logo_in_the_middle_costs_half_but_a_decoration_a_quarter_at_most() -> None:
    middle = _box(400, 280, 60, 40)
    corners = (_box(0, 0, 9, 9), _box(20, 0, 9, 9), _box(40, 0, 9, 9))
    assert _marks((middle, *corners[:2])).beside(BODY, LEAST).width == 446
    assert _marks((middle, *corners)).beside(BODY, LEAST) == BODY


@pytest.mark.parametrize(("top", "height"), [(404.0, 300.0), (403.0, 400.0)])
def test_a_line_is_kept_clear_where_three_quarters_are_left(top: float, height: float) -> None:
    line = _box(0, top, 960, 1)
    assert _marks(lines=(line,)).beside(BODY, LEAST).height == height


def test_a_number_moves_before_a_logo_else_behind_it_else_stays() -> None:
    number = _box(870, 505, 60, 22)
    assert _marks((_box(860, 480, 90, 60),)).moved(number, 960).left == 796
    assert _marks((_box(860, 400, 90, 60),)).moved(number, 960) == number
    left = _box(10, 505, 60, 22)
    assert _marks((_box(0, 480, 90, 60),)).moved(left, 960).left == 94
    assert _marks((_box(0, 480, 960, 60),)).moved(left, 960) == left


def test_a_number_stays_on_a_decoration() -> None:
    number, logo = _box(870, 505, 60, 22), _box(860, 480, 90, 60)
    others = tuple(_box(20.0 * n, 0, 9, 9) for n in range(3))
    assert _marks((logo, *others[:2])).moved(number, 960).left == 796
    assert _marks((logo, *others)).moved(number, 960) == number
