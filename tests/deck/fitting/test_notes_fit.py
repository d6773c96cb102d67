"""Notes to speak from: first what to say, then the sources, on no more than a printed page."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.deck.agenda.meeting import AgendaCase, agenda_deck
from boardapp.deck.fitting.design import NOTES, NOTES_POINTS
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.measure import LINE_PITCH, wrap
from boardapp.deck.fitting.notes_fit import REST
from boardapp.deck.fitting.page import FittedDeck, Page
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.gathered import KEY
from boardapp.deck.slides import Deck, Note, Paragraph, Slide, TableBlock, TextBlock
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

LINES = int(NOTES.height / (NOTES_POINTS * LINE_PITCH))
GATHERING = Slide(
    key=KEY,
    section="Backup",
    title="Sources",
    blocks=(TableBlock(columns=("Statement", "Source"), rows=(), widths=(7, 2)),),
    gathers_notes=True,
)


def statements(count: int, length: int = 20) -> tuple[Note, ...]:
    return tuple(Note(text=f"S{n}. " + "word " * length, source="letter ¶1") for n in range(count))


def slide(key: str = "status", **more: object) -> Slide:
    block = TextBlock(paragraphs=(Paragraph(text=key),))
    return Slide(**({"key": key, "section": "Course", "title": key, "blocks": (block,)} | more))  # type: ignore[arg-type]


def fitted(*slides: Slide) -> FittedDeck:
    return paginate(Deck(title="T", subject="S", footer="F", banner="", slides=slides))


def texts(page: Page) -> list[str]:
    return [line.text for line in page.notes]


def printed_lines(page: Page) -> int:
    return sum(
        len(wrap(line.text, NOTES_POINTS, NOTES.width, is_bold=line.is_heading))
        for line in page.notes
    )


def rows(deck: FittedDeck) -> Iterator[tuple[str, ...]]:
    for page in deck.pages:
        if page.slide.key.startswith(KEY):
            for block in page.slide.blocks:
                assert isinstance(block, TableBlock)
                yield from block.rows


def test_what_to_say_comes_before_the_sources() -> None:
    (page,) = fitted(slide(say=("Say this.", "Then that."), notes=statements(1, 2))).pages
    assert texts(page) == ["Say this.", "Then that.", "Sources", "S0. word word  [letter ¶1]"]
    assert [line.is_heading for line in page.notes] == [False, False, True, False]


def test_the_kinds_of_notes_stand_under_their_headings_in_one_order() -> None:
    notes = (
        Note(text="said", source="letter"),
        Note(text="a rule", kind="rule"),
        Note(text="open", kind="doubt"),
        Note(text="read from the order", kind="remark"),
    )
    (page,) = fitted(slide(notes=notes)).pages
    assert texts(page) == [
        *("Noted in the case", "read from the order", "Doubts", "open"),
        *("Sources", "said [letter]", "Rules", "a rule"),
    ]


def test_notes_that_just_fit_stay_whole_and_one_line_more_goes_to_the_table() -> None:
    """One line is kept for the words on the rest, and one is the heading."""
    fits, over = statements(LINES - 2, 1), statements(LINES - 1, 1)
    whole = fitted(slide(notes=fits), GATHERING)
    assert [page.slide.key for page in whole.pages] == ["status"]
    assert printed_lines(whole.pages[0]) == LINES - 1
    cut = fitted(slide(notes=over), GATHERING)
    assert [page.slide.key for page in cut.pages] == ["status", KEY]
    assert texts(cut.pages[0])[-1] == REST
    assert printed_lines(cut.pages[0]) == LINES
    assert [*rows(cut)] == [(f"S{LINES - 2}. word", "letter ¶1")]


def test_without_the_table_of_sources_nothing_is_cut_off() -> None:
    notes = statements(60)
    (page,) = fitted(slide(notes=notes)).pages
    assert texts(page) == ["Sources", *(note.line for note in notes)]


def test_the_notes_of_a_slide_over_several_pages_flow_over_them() -> None:
    table = TableBlock(columns=("A",), rows=tuple((f"row {n}",) for n in range(40)))
    notes = statements(24, 30)
    deck = fitted(slide(blocks=(table,), notes=notes, say=("Say.",)), GATHERING)
    pages = [page for page in deck.pages if page.slide.key == "status"]
    told = [text for page in pages for text in texts(page) if text.startswith("S")]
    assert len(pages) > 2
    assert [text for text in told if text not in ("Say.", "Sources")] == [n.line for n in notes]
    assert sum(text == "Say." for text in told) == 1
    assert [*rows(deck)] == []


def test_a_statement_in_other_notes_of_the_case_is_not_told_again() -> None:
    notes = statements(40, 1)
    deck = fitted(slide(notes=notes), slide("lines", notes=notes[-30:][:20]), GATHERING)
    told = [text for page in deck.pages for text in texts(page)]
    gathered = {text for text, _ in rows(deck)}
    assert not gathered & {note.text.strip() for note in notes if note.line in told}
    assert all(note.line in told or note.text.strip() in gathered for note in notes)


@pytest.mark.parametrize("has_slide", [True, False])
def test_a_doubt_goes_to_the_table_only_where_no_slide_tells_the_doubts(has_slide: bool) -> None:
    doubt = Note(text="Doubt 1: open. " + "word " * 300, kind="doubt")
    others = [slide("doubts")] if has_slide else []
    deck = fitted(slide(notes=(doubt, *statements(60))), *others, GATHERING)
    assert any("Doubt 1" in text for text, *_ in rows(deck)) is not has_slide


def test_a_statement_longer_than_a_page_is_passed_over_and_stands_whole_in_the_table() -> None:
    words = " ".join(f"w{n}" for n in range(2_000))
    notes = (Note(text=words, source="letter"), Note(text="short", source="letter"))
    deck = fitted(slide(notes=notes), GATHERING)
    assert texts(deck.pages[0]) == ["Sources", "short [letter]", REST]
    said = " ".join(text.removeprefix("… ") for text, _ in rows(deck))
    assert said == words


def test_what_was_shortened_on_a_slide_is_whole_in_its_notes_or_in_the_table() -> None:
    words = " ".join(f"w{n}" for n in range(3_000))
    block = TableBlock(columns=("A",), rows=((words,),))
    deck = fitted(slide(blocks=(block,)), GATHERING)
    assert deck.pages[0].full_texts == (words,)
    assert " ".join(text.removeprefix("… ") for text, _ in rows(deck)) == words


def test_what_to_say_leaves_room_for_the_sources() -> None:
    long = tuple(f"{n} " + "word " * 100 for n in range(9))
    deck = fitted(slide(say=long, notes=statements(40)), GATHERING)
    said = [text for text in texts(deck.pages[0]) if text in long]
    assert 0 < len(said) < len(long)
    assert "Sources" in texts(deck.pages[0])


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_no_notes_of_an_example_are_longer_than_their_printed_page(
    name: str, preset: Preset
) -> None:
    deck = build_deck(review_case(read_case(example_case(name))), preset)
    made = paginate(deck)
    assert [p.slide.title for p in made.pages if printed_lines(p) > LINES] == []
    told = {text for page in made.pages for text in texts(page)}
    gathered = " ".join(text.removeprefix("… ") for text, *_ in rows(made))
    keys = {slide.key for slide in deck.slides}
    elsewhere = {"doubt": "doubts", "rule": "definitions"}
    assert [
        note.line
        for slide in deck.slides
        for note in slide.notes
        if note.line not in told
        and " ".join(note.text.split()) not in " ".join(gathered.replace("\u00a0", " ").split())
        and elsewhere.get(note.kind, "") not in keys
    ] == []


def test_each_case_of_a_meeting_has_a_table_of_its_own() -> None:
    cases = []
    for name in ("letter", "synthetic"):
        review = review_case(read_case(example_case(name)))
        deck = build_deck(review, "short")
        cases.append(AgendaCase(label=name, question="?", minutes=3, deck=deck))
    made = paginate(agenda_deck(cases))
    assert {p.slide.key for p in made.pages if KEY in p.slide.key} == {f"{KEY}@1", f"{KEY}@2"}
    assert [p.slide.title for p in made.pages if printed_lines(p) > LINES] == []
    first = [page for page in made.pages if page.slide.key == f"{KEY}@1"]
    told = " ".join(str(page.slide.blocks) for page in first)
    assert "AALL1331" in told
    assert "CNS-directed reinduction" not in told


def test_a_deck_without_its_table_has_no_slide_of_it() -> None:
    deck = build_deck(review_case(read_case(example_case("minimal"))), "standard")
    assert KEY not in {page.slide.key for page in paginate(deck).pages}
    assert REST not in {text for page in paginate(deck).pages for text in texts(page)}
    kept = tuple(s for s in deck.slides if s.key == "question")
    assert [page.slide.key for page in paginate(replace(deck, slides=kept)).pages] == ["question"]
