"""How slides that were split are told."""

from msgspec.structs import replace

from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.splits import Shortened, Split, rests_behind, split_details, split_notes
from tests.deck.sample_deck import deck, slide, text

MAIN = Split(title="The timeline", count=2)


def backup(*titles: str) -> list[Split]:
    return [Split(title=title, count=3, is_backup=True) for title in titles]


def test_nothing_split_is_nothing_told() -> None:
    assert split_notes([]) == split_details([]) == ()


def test_slides_to_show_stand_each_in_its_line_before_the_backup() -> None:
    splits = [*backup("A", "B"), MAIN, Split(title="Labs", count=4)]
    assert split_notes(splits) == (
        "“The timeline” did not fit one slide and was split over 2.",
        "“Labs” did not fit one slide and was split over 4.",
        "Two backup slides did not fit and were split: “A” over 3 and “B” over 3.",
    )
    assert split_details(splits) == (
        "“A” did not fit one slide and was split over 3.",
        "“B” did not fit one slide and was split over 3.",
    )


def test_a_slide_that_goes_on_in_the_backup_is_told_so() -> None:
    assert Split(title="Labs", count=2, has_rest_in_backup=True).sentence == (
        "“Labs” did not fit one slide; its rest stands in the backup."
    )


def test_one_cause_has_one_line() -> None:
    one = Shortened(titles=["Long"], texts=[("Options", "Evidence")])
    assert one.notes() == (
        "The title “Long” was shortened; it is whole in the notes.",
        "“Options”: “Evidence” is too long and was shortened; it is whole in the notes.",
    )
    assert one.details() == ()
    several = Shortened(
        titles=["A", "B"], texts=[("Options", "C"), ("Options", "D"), ("Labs", "E")]
    )
    assert several.notes() == (
        "Two titles were too long for two lines and were shortened; they are whole in the notes.",
        (
            "Three texts were too long and were shortened, on “Options” and “Labs”; they "
            "are whole in the notes."
        ),
    )
    assert len(several.details()) == 5
    assert Shortened().notes() == ()


def test_the_rest_of_a_slide_stands_at_the_head_of_the_backup() -> None:
    made = replace(
        slide("Labs", text(*["word " * 30] * 20)), key="labs", section="Status", rest_in_backup=True
    )
    behind = replace(slide("Behind", text("A")), key="behind", section="Backup")
    last = replace(slide("Options", text("A")), key="options", section="Discussion")
    fitted = paginate(deck(made, last, behind))
    keys = [(page.slide.key, page.slide.section) for page in fitted.pages]
    rest = [("labs", "Backup")] * (len(keys) - 3)
    assert rest
    assert keys == [("labs", "Status"), ("options", "Discussion"), *rest, ("behind", "Backup")]
    assert rests_behind(fitted.pages) == fitted.pages
    assert fitted.notes == ("“Labs” did not fit one slide; its rest stands in the backup.",)


def test_up_to_four_are_named() -> None:
    assert split_notes(backup("A", "B", "C", "D"))[0].endswith(
        ": “A” over 3, “B” over 3, “C” over 3 and “D” over 3."
    )
    assert split_notes(backup("A", "B", "C", "D", "E"))[0].endswith(
        ": “A” over 3, “B” over 3, “C” over 3 and 2 more."
    )
