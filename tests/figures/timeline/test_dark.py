"""On dark paper a grade keeps its colour, in the lane as in the key."""

from typing import Any

import pytest

from boardapp.figures.palette import DARK, LIGHT, TOXICITY, Page
from boardapp.figures.scene import Shape
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.figures.timeline.timeline import Legend, Timeline


@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_the_key_of_a_grade_has_its_colour(page: Page) -> None:
    roles: tuple[Any, ...] = ("toxicity mild", "toxicity severe", "toxicity grave")
    key = tuple(Legend(text=role, role=role, shape="square") for role in roles)
    timeline = Timeline(
        start=0, end=100, lanes=(), ticks=(), legend=key, axis_title="Days", summary=""
    )
    scene = timeline_scene(lay_out(timeline, 900, 400), page, 14)
    fills = [one.fill for one in scene.legend if isinstance(one, Shape)]
    assert fills == list(TOXICITY[1:])
