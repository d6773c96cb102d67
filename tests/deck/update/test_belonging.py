"""Slides of other cases in a deck that is updated: they stay, and are told."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn

from boardapp.case.case import Case
from boardapp.casefile.files import read_case
from boardapp.deck.export import export_deck
from boardapp.deck.marking.marker import SlideMark, read_mark, write_mark
from boardapp.deck.update.belonging import ANOTHER, DOUBTFUL, UNSAID
from boardapp.deck.update.report import UpdateReport
from boardapp.deck.update.update import COPY, update_deck
from boardapp.resources import example_case
from tests.deck.update.test_update import asked, delete, keys, slide_of, text_of

SLIDES = ("question", "status", "goals")
Marks = Callable[[SlideMark], SlideMark]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small deck of each of two patients, by the name of the case."""
    folder = tmp_path_factory.mktemp("decks")
    for name in ("letter", "synthetic"):
        export_deck(read_case(example_case(name)), None, folder / name, slides=SLIDES)
    return {name: (folder / name).read_bytes() for name in ("letter", "synthetic")}


@pytest.fixture
def case(letter_path: Path) -> Case:
    return read_case(letter_path)


def paste(target: Any, slide: Any, marks: Marks) -> None:
    """Paste a slide of another deck as PowerPoint does: its shapes, and its tags."""
    mark = read_mark(slide)
    assert mark is not None
    layout = next(x for x in target.slide_layouts if x.name == slide.slide_layout.name)
    copy = target.slides.add_slide(layout)
    for shape in list(copy.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in slide.shapes:
        copy.shapes._spTree.append(deepcopy(shape._element))
    write_mark(copy, marks(mark))


def pasted(
    decks: dict[str, bytes], folder: Path, key: str, *, marks: Marks = lambda mark: mark,
    without: str = "",
) -> Path:  # fmt: skip
    """The letter's deck with a slide of the other patient at its end."""
    path, other = folder / "deck.pptx", folder / "other.pptx"
    path.write_bytes(decks["letter"])
    other.write_bytes(decks["synthetic"])
    presentation = Presentation(str(path))
    if without:
        delete(presentation, slide_of(presentation, without))
        rids = [item.get(qn("r:id")) for item in presentation.slides._sldIdLst]
        presentation.part.rename_slide_parts(rids)
    paste(presentation, slide_of(Presentation(str(other)), key), marks)
    presentation.save(str(path))
    return path


def last(path: Path) -> Any:
    return list(Presentation(str(path)).slides)[-1]


def words(slide: Any) -> str:
    """What is written on a slide, but for its number: that is counted anew."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes
                     if shape.has_text_frame and not shape.text_frame.text.isdigit())  # fmt: skip


def told(report: UpdateReport) -> list[tuple[str, ...]]:
    return [kept.what for kept in report.kept]


@pytest.mark.parametrize("key", SLIDES)
def test_a_slide_of_another_patient_stays_beside_ours(
    key: str, decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    path = pasted(decks, tmp_path, key)
    before = words(last(path))
    report = update_deck(asked(case), None, path)
    assert words(last(path)) == before
    assert told(report) == [(ANOTHER,)]
    assert "Is a second transplant" in text_of(slide_of(path, "question"))
    assert told(update_deck(asked(case), None, path)) == [(ANOTHER,)]


def test_it_does_not_take_the_place_of_ours_that_was_deleted(
    decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    path = pasted(decks, tmp_path, "goals", without="goals")
    before = words(last(path))
    report = update_deck(asked(case), None, path)
    assert words(last(path)) == before
    assert told(report) == [(ANOTHER,)]
    assert len(report.removed) == 1


def test_it_is_not_taken_out_where_our_case_has_no_such_slide(
    decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    path = pasted(decks, tmp_path, "goals", without="goals")
    report = update_deck(replace(case, goals=()), None, path)
    assert keys(path) == ["question 1", "status 1", "goals 1"]
    assert report.withdrawn == ()
    assert (ANOTHER,) in told(report)


@pytest.mark.parametrize("key", ["status", "goals"])
def test_of_marks_that_an_older_boardapp_wrote_the_footer_tells(
    key: str, decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    path = pasted(decks, tmp_path, key, without=key, marks=lambda mark: replace(mark, facts=()))
    presentation = Presentation(str(path))
    for page in list(presentation.slides)[:-1]:
        mark = read_mark(page)
        assert mark is not None
        write_mark(page, replace(mark, facts=()))
    presentation.save(str(path))
    before = words(last(path))
    report = update_deck(asked(case), None, path)
    assert words(last(path)) == before
    assert told(report) == [(DOUBTFUL,)]


@pytest.mark.parametrize("has_ours", [True, False])
def test_among_slides_that_say_whose_they_are_one_that_does_not_is_no_slide_of_ours(
    has_ours: bool, decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    """Whatever its footer says: two patients may have the same."""
    feet: list[Any] = []

    def as_ours(mark: SlideMark) -> SlideMark:
        units = tuple(unit for unit in mark.units if unit.kind != "foot")
        return replace(mark, facts=(), units=(*units, *feet))

    (tmp_path / "ours.pptx").write_bytes(decks["letter"])
    ours = read_mark(slide_of(Presentation(str(tmp_path / "ours.pptx")), "goals"))
    assert ours is not None
    feet += [unit for unit in ours.units if unit.kind == "foot"]
    path = pasted(decks, tmp_path, "goals", without="" if has_ours else "goals", marks=as_ours)
    before = words(last(path))
    report = update_deck(asked(case), None, path)
    assert words(last(path)) == before
    assert told(report) == [(UNSAID,)]
    assert len(report.removed) == (not has_ours)


def test_a_slide_of_an_older_deck_of_the_same_case_is_a_copy(
    decks: dict[str, bytes], case: Case, tmp_path: Path
) -> None:
    path, older = tmp_path / "deck.pptx", tmp_path / "older.pptx"
    path.write_bytes(decks["letter"])
    export_deck(replace(case, labs=case.labs[:-2]), None, older, slides=SLIDES)
    presentation = Presentation(str(path))
    paste(presentation, slide_of(Presentation(str(older)), "question"), lambda mark: mark)
    presentation.save(str(path))
    assert told(update_deck(case, None, path)) == [(COPY,)]
