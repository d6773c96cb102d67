"""How slides that were split are told."""

from boardapp.deck.fitting.splits import Split, split_details, split_notes

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


def test_up_to_four_are_named() -> None:
    assert split_notes(backup("A", "B", "C", "D"))[0].endswith(
        ": “A” over 3, “B” over 3, “C” over 3 and “D” over 3."
    )
    assert split_notes(backup("A", "B", "C", "D", "E"))[0].endswith(
        ": “A” over 3, “B” over 3, “C” over 3 and 2 more."
    )
