"""The strip of a course: blocks in order, and nothing in an order that nobody stated."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.figures.lanes import Box
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Curve, Shape, Text
from boardapp.figures.strip.course import ORDER_NOT_LENGTH, course_strip
from boardapp.figures.strip.layout import lay_out_strip
from boardapp.figures.strip.parts import strip_parts
from boardapp.figures.strip.scene import strip_scene
from boardapp.figures.strip.strip import Strip
from boardapp.figures.text_width import arial_width
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.review.building import a_case


@pytest.fixture(scope="module")
def strip() -> Strip:
    made = course_strip(review_case(read_case(example_case("letter"))))
    assert made is not None
    return made


def test_the_letter_is_told_as_blocks_in_order(strip: Strip) -> None:
    names = [block.name for block in strip.blocks]
    assert names == [
        "AALL15P1", "AALL1331", "Blinatumomab", "InO, 2 cycles", "CAR-T therapy",
        "InO (resumed), 9 cycles", "Haplo HSCT", "Complete remission",
    ]  # fmt: skip
    assert [block.is_tail for block in strip.blocks] == [False] * 7 + [True]


def test_relapses_stand_between_blocks_with_their_sites(strip: Strip) -> None:
    assert [(turn.at, turn.name, turn.text) for turn in strip.turns] == [
        (1.0, "R1", "marrow"),
        (2.0, "R2", "marrow"),
        (3.0, "R3", "CNS + extramedullary"),
        (5.0, "R4", "CNS + extramedullary"),
    ]


def test_what_was_not_given_is_open_and_said_so(strip: Strip) -> None:
    open_tags = [(n, t.text) for n, b in enumerate(strip.blocks) for t in b.found if t.is_open]
    assert open_tags == [
        (1, "BMT (planned): not given"),
        (2, "CAR-T therapy (first admission): postponed"),
    ]


def test_only_stated_lengths_have_a_bracket(strip: Strip) -> None:
    assert {one.text for one in strip.lengths} == {
        "5 mo", "28 d", "within 15 mo after relapse 1", "about 1 y",
        "14 mo after InO (resumed) ended",
    }  # fmt: skip


def test_the_strip_says_that_it_shows_no_length(strip: Strip) -> None:
    assert strip.notes[0] == ORDER_NOT_LENGTH
    assert "InO inotuzumab ozogamicin" in strip.notes[-1]


def test_a_dated_course_has_no_strip() -> None:
    assert course_strip(review_case(read_case(example_case("synthetic")))) is None


def test_a_doubtful_figure_bears_a_star() -> None:
    review = review_case(read_case(example_case("letter")))
    made = course_strip(review, lambda place: str(place).endswith("cycles"))
    assert made is not None
    starred = [block.name for block in made.blocks if block.name.endswith("*")]
    assert starred == ["InO, 2 cycles*", "InO (resumed), 9 cycles*"]


@pytest.mark.parametrize(("width", "height"), [(864.0, 384.0), (648.0, 384.0), (640.0, 288.0)])
def test_all_stands_within_the_frame_and_no_text_over_another(
    strip: Strip, width: float, height: float
) -> None:
    for shown in strip_parts(strip, width, height, arial_width):
        layout = lay_out_strip(shown, width, height, arial_width)
        assert layout.height <= height
        boxes: list[Box] = []
        for part in strip_scene(layout, LIGHT):
            if isinstance(part, Text):
                assert part.box.left >= -1
                assert part.box.right <= width + 1
                assert not any(part.box.overlaps(other) for other in boxes), part.text
                boxes.append(part.box)


def test_on_our_own_slide_all_type_is_16_points_or_more(strip: Strip) -> None:
    from boardapp.deck.fitting.measure import text_width

    layout = lay_out_strip(strip, 864.0, 384.0, text_width)
    sizes = [part.size for part in strip_scene(layout, LIGHT) if isinstance(part, Text)]
    assert min(sizes) == 16.0


def test_lines_of_relapses_go_through_the_strip(strip: Strip) -> None:
    layout = lay_out_strip(strip, 864.0, 384.0, arial_width)
    scene = strip_scene(layout, LIGHT)
    blocks = [p.box for p in scene if isinstance(p, Shape) and p.form == "arrow"]
    lines = [p for p in scene if isinstance(p, Curve) and p.name.startswith("R")]
    assert len(lines) == 4
    for one in lines:
        (_, top), (_, bottom) = one.places
        assert top <= blocks[0].top
        assert bottom >= blocks[0].bottom


def test_what_has_no_place_among_the_blocks_is_told_with_the_time_that_it_has() -> None:
    def therapy(key: str, line: int, start: str) -> Therapy:
        return Therapy(id=key, name=key, line=line, start=When.parse(start))

    case = a_case(
        therapies=(
            therapy("R-CHOP", 1, "dx"),
            therapy("bridge", 2, "CAR-T - 28 d"),
            therapy("CAR-T", 2, "after R-CHOP"),
        ),
        assessments=(
            Assessment(when=When.parse("after R-CHOP, before bridge"), finding="refractory"),
            Assessment(when=When.parse("after R-CHOP, before CAR-T"), finding="stable disease"),
        ),
    )
    made = course_strip(review_case(case))
    assert made is not None
    assert "Not among the blocks: stable disease (after R-CHOP, before CAR-T)." in made.notes


def test_the_name_of_a_turn_at_the_edge_is_not_cut() -> None:
    """The last progression stands at the right edge, where half of its name has no room."""

    def therapy(name: str, line: int, start: str) -> Therapy:
        return Therapy(id=name.replace(" ", "-"), name=name, line=line, start=When.parse(start))

    case = a_case(
        therapies=(
            therapy("a first line of many words", 1, "after dx"),
            therapy("a second line of many words", 2, "after back"),
            therapy("third", 3, "after again"),
        ),
        assessments=(
            Assessment(id="back", finding="relapse", number=1, after="a-first-line-of-many-words"),
            Assessment(
                id="again",
                finding="relapse",
                number=2,
                sites=("both lungs",),
                after="a-second-line-of-many-words",
            ),
            Assessment(finding="progression", sites=("left lung",), after="third"),
        ),
    )
    made = course_strip(review_case(case))
    assert made is not None
    placed = lay_out_strip(made, 880, 300, arial_width)
    texts = [line for turn in placed.turns for text in turn.texts for line in text.lines]
    assert "Progression" in texts
    assert placed.lost == 0
    assert all(text.box.right <= 880.1 for turn in placed.turns for text in turn.texts)
