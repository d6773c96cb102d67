"""Which wording of a title fits its two lines, and where its lines break."""

from boardapp.deck.fitting.title_fit import has_widow, most_telling, unique_titles, without_widow


def test_no_finding_gives_way_to_a_lesser_one_for_a_word_alone_on_its_line() -> None:
    telling = "Two relapses and three progressions in six lines, then significant regression"
    assert has_widow(telling)
    assert most_telling("", telling, "Two relapses") == telling
    assert most_telling("x" * 96, "Two relapses") == "Two relapses"
    assert most_telling("x" * 95, "Two relapses") == "x" * 95


def test_the_last_two_words_can_be_held_together() -> None:
    title = "Patient 1 – Seven lines of therapy, the latest haploidentical stem cell transplant"
    assert without_widow(title) == title.replace("cell transplant", "cell\u00a0transplant")
    assert without_widow("Current status") == "Current status"


def test_a_last_word_is_held_where_a_program_may_just_miss_to_fit_it() -> None:
    title = "No relapse reported; no evidence of recurrence at the last look, month 2.5–4"
    assert without_widow(title).endswith("month\u00a02.5–4")


def test_a_title_of_one_line_or_of_two_full_ones_has_no_widow() -> None:
    assert not has_widow("Current status")
    assert not has_widow("word " * 18)


def test_repeated_titles_are_told_apart() -> None:
    assert unique_titles(["A", "B", "A"]) == ("A", "B", "A – 2")
