"""Options stand in columns without a rank; what they share is told once, their basis behind."""

from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import FigureBlock, Slide
from boardapp.figures.cards.cards import Cards
from boardapp.review.model.base import Row
from boardapp.review.model.meeting import OptionEntry
from tests.deck.conftest import MakeReview, goal, option
from tests.deck.outline.test_build import cards_of, keys, slide_of, table_of

HERE = ("CAR-T became possible",)
AGAINST = ("Relapse at day 28", "CD22 not reported")


def _told(slide: Slide, column: int) -> list[str]:
    return [words.text for words in cards_of(slide)[column].words]


def _slide(make_review: MakeReview, *options: OptionEntry) -> Slide:
    papers = (Row(label="2", value="A paper."),)
    deck = build_deck(make_review(options=options, references=papers), "standard")
    return slide_of(deck, "options")


def test_what_all_options_say_in_the_same_words_is_told_once(make_review: MakeReview) -> None:
    slide = _slide(
        make_review,
        option("A", evidence="Two cycles worked. Data are few.", risks="SOS.", conditions="CD22."),
        option(
            "B", evidence="One year of remission. Data are few.", risks="SOS.", conditions="CD22."
        ),
    )
    assert _told(slide, 0) == ["Evidence", "Two cycles worked."]
    assert _told(slide, 1) == ["Evidence", "One year of remission."]
    assert (cards_of(slide)[2].head, _told(slide, 2)) == ("Both", ["Data are few. SOS. CD22."])


def test_one_option_shares_nothing(make_review: MakeReview) -> None:
    slide = _slide(make_review, option("A", evidence="Two cycles worked.", conditions="CD22."))
    assert len(cards_of(slide)) == 1
    assert _told(slide, 0) == ["Evidence", "Two cycles worked.", "Conditions", "CD22."]


def test_what_the_course_says_for_and_against_takes_the_place_of_the_basis(
    make_review: MakeReview,
) -> None:
    options = (
        option("A", in_this_patient=HERE, against=AGAINST, evidence="Basis A", references=("2",)),
        option("B", against=("Bleeding",), conditions="A donor", references=("2",)),
    )
    slide = _slide(make_review, *options)
    assert _told(slide, 0) == ["In this patient", *HERE, "Against, or open", *AGAINST]
    assert _told(slide, 1) == ["Against, or open", "Bleeding", "Conditions", "A donor"]
    assert _told(slide, 2) == ["[2]"]
    deck = build_deck(make_review(options=options), "standard")
    behind = slide_of(deck, "options-in-full")
    assert [row[:2] for row in table_of(behind).rows] == [("A", "Basis A"), ("B", "not reported")]
    assert any("In this patient: CAR-T became possible" in note.text for note in slide.notes)


def test_without_a_basis_nothing_stands_behind(make_review: MakeReview) -> None:
    options = (option("A", in_this_patient=HERE, evidence="", prior_exposure="", risks=""),)
    assert "options-in-full" not in keys(build_deck(make_review(options=options), "standard"))


def test_more_options_than_columns_stand_in_a_table_with_all_that_is_for_and_against(
    make_review: MakeReview,
) -> None:
    options = [option(name, in_this_patient=HERE, against=AGAINST) for name in "ABCDE"]
    rows = table_of(_slide(make_review, *options)).rows
    assert rows[0] == ("A", HERE[0], "; ".join(AGAINST), "not reported")


def test_a_single_goal_stands_above_the_options_and_has_no_slide_of_its_own(
    make_review: MakeReview,
) -> None:
    options = (option("A", evidence="Basis A"), option("B", evidence="Basis B"))
    deck = build_deck(
        make_review(options=options, goals=(goal("At home", "palliative"),)), "standard"
    )
    assert "goals" not in keys(deck)
    slide = slide_of(deck, "options")
    top = cards_of(slide)[0]
    assert (top.head, top.head_at) == ("Goal", "left")
    assert [words.text for words in top.words] == [
        "Parents, after relapse-1: at home; intent: palliative"
    ]
    assert any("parents: At home (intent palliative)" in note.text for note in slide.notes)


def test_goals_keep_their_slide_where_there_are_two_or_no_room(make_review: MakeReview) -> None:
    two = (goal("At home", "palliative"), goal("Cure", "curative"))
    options = (option("A", evidence="Basis A"), option("B", evidence="Basis B"))
    assert "goals" in keys(build_deck(make_review(options=options, goals=two), "standard"))
    long = (option("A", evidence="So much is known of it. " * 40), option("B"))
    assert "goals" in keys(build_deck(make_review(options=long, goals=two[:1]), "standard"))
    assert "goals" in keys(build_deck(make_review(goals=two), "standard"))


def test_a_single_goal_without_options_stands_above_the_form(make_review: MakeReview) -> None:
    deck = build_deck(make_review(goals=(goal("Time at home", ""),)), "standard")
    assert "goals" not in keys(deck)
    slide = slide_of(deck, "recommendation")
    heads = [card.head for block in slide.blocks if isinstance(block, FigureBlock)
             and isinstance(block.figure, Cards) for row in block.figure.rows
             for card in row.cards]  # fmt: skip
    assert "Goal" in heads
    assert any("Time at home" in note.text for note in slide.notes)
