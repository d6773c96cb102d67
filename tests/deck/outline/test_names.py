"""Short names stand on a slide with a key, and what we count says so."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.names import called, key_notes, names_key, with_key
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Deck, FigureBlock, Paragraph, Slide, TableBlock, TextBlock
from boardapp.figures.strip.strip import Strip
from boardapp.resources import example_case
from boardapp.review.model.course import ShortName
from tests.deck.conftest import phase
from tests.review.plausibility.gate import a_case

FIRST = ShortName(key="a", short="InO course 1", full="inotuzumab ozogamicin", is_numbered=True)
SECOND = ShortName(
    key="b", short="InO course 2", full="inotuzumab ozogamicin (resumed)", is_numbered=True
)
HSCT = ShortName(key="c", short="haplo HSCT", full="haploidentical stem cell transplant")
NAMES = (FIRST, SECOND, HSCT)


@pytest.fixture(scope="module")
def letter() -> Deck:
    return build_deck(deck_review(read_case(example_case("letter"))), "full")


def slide_of(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def tables(slide: Slide) -> list[TableBlock]:
    return [block for block in slide.blocks if isinstance(block, TableBlock)]


def strip_of(deck: Deck) -> Strip:
    (block,) = slide_of(deck, "timeline").blocks
    assert isinstance(block, FigureBlock)
    assert isinstance(block.figure, Strip)
    return block.figure


def a_table(*cells: str, caption: str = "") -> TableBlock:
    return TableBlock(columns=("When",), rows=tuple((cell,) for cell in cells), caption=caption)


def test_the_key_names_only_what_is_used_and_says_who_numbered() -> None:
    assert names_key(NAMES, ["during InO course 2", "InO course 2 began"]) == (
        "InO course 2: inotuzumab ozogamicin (resumed) (numbered by us)."
    )
    assert names_key(NAMES, ["after haplo HSCT"]) == (
        "haplo HSCT haploidentical stem cell transplant."
    )
    assert names_key(NAMES, ["InO course 21", "nothing"]) == ""


def test_the_key_stands_once_below_the_last_table() -> None:
    one, two = with_key((a_table("InO course 1"), a_table("x", caption="Time: day 1.")), NAMES)
    assert isinstance(one, TableBlock)
    assert isinstance(two, TableBlock)
    assert one.caption == ""
    assert two.caption == ("Time: day 1. InO course 1: inotuzumab ozogamicin (numbered by us).")


def test_blocks_without_a_table_or_a_short_name_stay_as_they_are() -> None:
    text = TextBlock(paragraphs=(Paragraph(text="InO course 1"),))
    assert with_key((text,), NAMES) == (text,)
    assert with_key((a_table("day 3"),), NAMES) == (a_table("day 3"),)


def test_without_a_table_the_key_stands_in_the_notes() -> None:
    text = TextBlock(paragraphs=(Paragraph(text="since InO course 1"),))
    (note,) = key_notes("None since InO course 2", (text,), NAMES)
    assert note.text == (
        "Short names: InO course 1: inotuzumab ozogamicin; "
        "InO course 2: inotuzumab ozogamicin (resumed) (numbered by us)."
    )
    assert key_notes("None since InO course 2", (a_table("x"),), NAMES) == ()
    assert key_notes("None since then", (), NAMES) == ()


def test_a_phase_is_called_by_its_short_name_where_it_has_one() -> None:
    assert called(phase("AALL1731", 1)) == "AALL1731"


def test_the_letter_says_resumed_only_where_it_is_defined(letter: Deck) -> None:
    """The register and the statements tell the file as it is; each key tells it once."""
    for slide in letter.slides:
        if slide.key in ("register", "source-table"):
            continue
        for block in tables(slide):
            said = " ".join(cell for row in block.rows for cell in row)
            assert "during inotuzumab ozogamicin (resumed)" not in said, slide.key
            assert block.caption.count("(resumed)") <= 1
    table = tables(slide_of(letter, "lines"))[0]
    assert "InO course 2, 9 cycles (as printed; doubts 9, 10)" in " ".join(table.rows[5])
    assert "InO course 2: inotuzumab ozogamicin (resumed) (numbered by us)" in table.caption
    assert "InO course 2, 9 cycles*" in [block.name for block in strip_of(letter).blocks]


def test_lines_that_the_source_does_not_number_are_counted_by_us(letter: Deck) -> None:
    assert slide_of(letter, "lines").title.startswith("Seven lines of therapy (counted by us), ")
    assert "Lines counted by us." in strip_of(letter).notes


def lines_of(**more: object) -> Case:
    therapy = Therapy(name="chemo", line=1, start=When.parse("dx + 1 d"), **more)  # type: ignore[arg-type]
    return a_case(
        therapies=(therapy,),
        assessments=(
            Assessment(when=When.parse("dx + 90 d"), finding="relapse", number=1),
            Assessment(when=When.parse("dx + 400 d"), finding="relapse"),
        ),
    )


def test_lines_and_relapses_that_are_numbered_by_the_source_are_not_counted_by_us() -> None:
    stated = build_deck(deck_review(lines_of()), "standard")
    ours = build_deck(deck_review(lines_of(inferred=("line",))), "standard")
    assert "counted by us" not in slide_of(stated, "lines").title
    assert "(counted by us)" in slide_of(ours, "lines").title
    (table,) = tables(slide_of(stated, "relapses"))
    assert [row[0] for row in table.rows] == ["1", "2 (counted by us)"]
