"""Where a fact stands."""

import pytest

from boardapp.case.source import Citation, citations, merged_briefly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("  ;  ", ()),
        ("letter", (Citation("letter", ""),)),
        ("letter ¶7", (Citation("letter", "¶7"),)),
        ("letter\u00a0¶7", (Citation("letter", "¶7"),)),  # a hard space
        ("letter  page 3, table 2 ", (Citation("letter", "page 3, table 2"),)),
        ("letter ¶5; lab-sheet 12.3.", (Citation("letter", "¶5"), Citation("lab-sheet", "12.3."))),
        ("letter ¶5;", (Citation("letter", "¶5"),)),
    ],
)
def test_a_source_text_gives_its_citations(text: str, expected: tuple[Citation, ...]) -> None:
    assert citations(text) == expected


def test_a_citation_reads_as_it_was_written() -> None:
    assert [str(citation) for citation in citations("letter ¶5; aspho")] == ["letter ¶5", "aspho"]


def test_many_places_of_one_source_are_told_by_the_first_the_last_and_their_number() -> None:
    rows = [f"table row {number}" for number in range(2, 63)]
    assert merged_briefly(["letter ¶5", *rows]) == "letter ¶5; table row 2 … row 62 (61 places)"
    assert merged_briefly(rows[:3]) == "table row 2; table row 3; table row 4"
