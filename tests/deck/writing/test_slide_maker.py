"""Slides are added in as many steps to a deck of hundreds as to one of a few."""

from pptx import Presentation

from boardapp.deck.writing.sections import add_sections
from boardapp.deck.writing.slide_maker import SlideMaker
from tests.steps import steps


def _deck(count: int) -> list[tuple[str, int, str]]:
    """The name of each slide's part, its number, and the part of its notes."""
    presentation = Presentation()
    maker = SlideMaker(presentation)
    for _ in range(count):
        maker.add(presentation.slide_layouts[5], has_notes=True)
    add_sections(presentation, ["Main"] * count)
    return [
        (str(slide.part.partname), slide.slide_id, str(slide.notes_slide.part.partname))
        for slide in presentation.slides
    ]


def test_each_slide_has_a_name_a_number_and_notes_of_its_own() -> None:
    found = _deck(12)
    assert [name for name, _, _ in found] == [f"/ppt/slides/slide{n}.xml" for n in range(1, 13)]
    assert [number for _, number, _ in found] == list(range(256, 268))
    assert len({notes for _, _, notes in found}) == 12


def test_four_times_as_many_slides_cost_about_four_times_as_much() -> None:
    def cost(count: int) -> int:
        presentation = Presentation()
        maker = SlideMaker(presentation)

        def add() -> None:
            for _ in range(count):
                maker.add(presentation.slide_layouts[5], has_notes=True)
            add_sections(presentation, ["Main"] * count)

        return steps(add)

    assert cost(200) < 4.5 * cost(50)
