"""What was found before is kept by what it follows from, and the oldest is forgotten."""

import io

from pptx import Presentation
from pptx.dml.color import RGBColor

from boardapp.deck.checks.package import check_package
from boardapp.deck.markup.kept import Kept, sign_of
from boardapp.deck.writing.writer import build_package
from tests.deck.sample_deck import deck, slide, table


def test_a_finding_is_made_once_for_a_key_and_the_oldest_forgotten() -> None:
    kept, made = Kept[str](2), list[str]()

    def find(word: str) -> str:
        return kept.of(word, lambda: made.append(word) or word.upper())

    assert [find(word) for word in ("a", "b", "a", "c", "a", "b")] == list("ABACAB")
    assert made == ["a", "b", "c", "b"]


def test_signs_differ_by_a_byte() -> None:
    assert sign_of(b"<a/>") == sign_of(b"<a/>") != sign_of(b"<b/>")


def test_a_slide_is_checked_anew_when_anything_it_stands_on_changes() -> None:
    """The same slide is legible on white and not on grey, and fits one size of slides only."""
    presentation = Presentation(io.BytesIO(build_package(deck(slide("One", table(8)))).data))

    def said() -> str:
        target = io.BytesIO()
        presentation.save(target)
        return " ".join(problem.text for problem in check_package(target.getvalue()))

    assert said() == ""
    presentation.slide_height = presentation.slide_height // 2
    assert "out of the slide" in said()
    presentation.slide_height = presentation.slide_height * 2
    assert said() == ""
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("444444")
    assert "contrast" in said()
