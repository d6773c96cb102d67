"""What can be found in a case, and in which order it is offered."""

from boardapp.casefile.files import read_case
from boardapp.desktop.find.index import MOST_FOUND, Entry, action_entry, fact_entries, found
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

CASE = read_case(example_case("synthetic"))
ENTRIES = list(fact_entries(CASE, review_case(CASE)))


def _entry(name: str, words: str = "") -> Entry:
    return Entry(name, "", name, f"{name} {words}".casefold())


def test_every_record_but_results_is_there_and_each_test_once() -> None:
    targets = [entry.target for entry in ENTRIES]
    assert len(targets) == len(set(targets))
    assert sum(target.startswith("therapies[") for target in targets) == len(CASE.therapies)
    tests = sum(target.startswith("labs[") for target in targets)
    assert 0 < tests < len(CASE.labs) / 5


def test_names_come_before_what_is_only_told() -> None:
    told, starts, named = (
        _entry("SOS", "after inotuzumab"),
        _entry("Inotuzumab"),
        _entry("Second inotuzumab"),
    )
    assert found([told, named, starts], "inotuzumab") == [starts, named, told]


def test_every_word_must_be_held() -> None:
    assert found([_entry("MRD", "marrow flow"), _entry("MRD", "NGS")], "mrd NGS") == [
        _entry("MRD", "NGS")
    ]
    assert found([_entry("MRD")], "  ") == []


def test_no_more_than_a_list_can_show() -> None:
    assert len(found([_entry(f"a{n}") for n in range(200)], "a")) == MOST_FOUND


def test_an_action_is_found_by_the_text_of_its_menu() -> None:
    entry = action_entry("&Export Deck…", "Ctrl+E", "export")
    assert (entry.name, entry.detail, entry.is_action) == ("Export Deck", "Ctrl+E", True)
    assert found([entry], "deck") == [entry]
