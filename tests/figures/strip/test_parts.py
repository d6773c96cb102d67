"""A strip over several frames: nothing of it is lost, and each part can be read."""

import pytest
from msgspec.structs import replace

from boardapp.figures.strip.layout import holds, lay_out_strip
from boardapp.figures.strip.parts import strip_parts
from boardapp.figures.strip.strip import Block, Length, Strip, StripCalm, StripTurn, Tag
from boardapp.figures.text_width import arial_width

_FRAME = (864.0, 384.0)


def _course(count: int) -> Strip:
    """Lines with a relapse after each, two brackets and what was found last."""
    blocks = [
        Block(
            name=f"Protocol {n}, 6 cycles",
            role="chemotherapy",
            texts=("+ Intrathecal therapy", "curative"),
            found=(Tag(text=f"Complete remission {n}"),),
        )
        for n in range(count)
    ]
    return Strip(
        name="Course",
        summary="The course in its order.",
        blocks=(*blocks, Block(name="Complete remission", role="goal", is_tail=True)),
        turns=tuple(StripTurn(at=n + 1.0, name=f"R{n + 1}", text="marrow") for n in range(count)),
        lengths=(Length(start=0, end=1, text="5 mo"), Length(start=1, end=count, text="4 y")),
        calm=StripCalm(since=float(count), text="No relapse reported", is_good=True),
        notes=("Blocks show order, not length.",),
    )


def test_a_short_course_is_one_strip() -> None:
    course = _course(3)
    assert strip_parts(course, *_FRAME, arial_width) == (course,)


@pytest.mark.parametrize("count", [9, 14, 30])
def test_every_part_can_be_read_and_nothing_is_lost(count: int) -> None:
    course = _course(count)
    parts = strip_parts(course, *_FRAME, arial_width)
    assert len(parts) > 1
    assert all(holds(part, *_FRAME, arial_width) for part in parts)
    assert [block for part in parts for block in part.blocks] == list(course.blocks)
    assert [turn.name for part in parts for turn in part.turns] == [t.name for t in course.turns]
    assert [part.calm is not None for part in parts] == [False] * (len(parts) - 1) + [True]


def test_a_turn_stands_behind_the_block_that_it_ended() -> None:
    first, second, *_ = strip_parts(_course(14), *_FRAME, arial_width)
    assert first.turns[-1].at == len(first.blocks)
    assert second.turns[0].at == 1.0


def test_a_bracket_says_where_it_goes_on() -> None:
    parts = strip_parts(_course(14), *_FRAME, arial_width)
    texts = [[one.text for one in part.lengths] for part in parts]
    assert texts[0] == ["5 mo", "4 y (goes on)"]
    assert texts[-1] == ["4 y (continued)"]
    assert all("continued, goes on" in text for (text,) in texts[1:-1])


def test_of_too_many_looks_at_one_block_the_first_are_shown_and_the_rest_counted() -> None:
    course = _course(1)
    looks = tuple(Tag(text=f"Evaluation {n}") for n in range(30))
    course = replace(course, blocks=(replace(course.blocks[0], found=looks), *course.blocks[1:]))
    alone = strip_parts(course, *_FRAME, arial_width)[0]
    layout = lay_out_strip(alone, *_FRAME, arial_width)
    assert layout.height <= _FRAME[1]
    shown = [tag.text for block in layout.blocks for tag, _ in block.tags]
    count = len(shown) - 1
    assert 3 < count < 30
    assert shown == [
        *(one.text for one in looks[:count]),
        f"… and {30 - count} more: see the notes",
    ]
    assert layout.lost == 30 - count


def test_a_block_that_is_too_much_stands_alone_in_smaller_type() -> None:
    course = _course(2)
    words = " ".join(["maintenance"] * 60)
    long = replace(course.blocks[0], texts=(words,))
    course = replace(course, blocks=(long, *course.blocks[1:]))
    alone = strip_parts(course, 400.0, 200.0, arial_width)[0]
    assert len(alone.blocks) == 1
    sizes = {lines.size for b in lay_out_strip(alone, 400.0, 200.0, arial_width).blocks
             for lines in b.texts}  # fmt: skip
    assert sizes == {12.0}
