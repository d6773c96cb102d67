from boardapp.words.cited import cited_text

DOCUMENTS = {"letter": "Lattupally A. Prolonged remission.", "chart": "Chart of the ward."}


def test_a_source_is_told_with_what_it_is() -> None:
    assert cited_text("letter ¶7", DOCUMENTS) == "letter ¶7: Lattupally A. Prolonged remission."


def test_each_citation_has_a_line_and_one_that_is_not_listed_stands_alone() -> None:
    told = cited_text("chart p. 2; nurse", DOCUMENTS)
    assert told == "chart p. 2: Chart of the ward.\nnurse"
    assert cited_text("", DOCUMENTS) == ""
