"""What a deck calls the therapies: numbered only where one drug was surely given again."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from boardapp.words.times import stated_time
from tests.review.plausibility.gate import a_case

INO = "inotuzumab ozogamicin"


def ino(key: str, start: str, name: str = INO, *drugs: str, **more: object) -> Therapy:
    agents = tuple(Agent(name=drug) for drug in drugs or (INO,))
    return Therapy(id=key, name=name, start=When.parse(start), agents=agents, **more)  # type: ignore[arg-type]


def called(case: Case) -> dict[str, str]:
    return {n.key: n.short for n in review_case(case, keeps_dates=False).short_names}


def test_a_drug_that_was_given_again_is_numbered_in_its_order() -> None:
    case = a_case(
        therapies=(ino("b", "dx + 400 d", f"{INO} (resumed)"), ino("a", "dx + 100 d")),
        assessments=(Assessment(id="look", when=When.parse("during b")),),
    )
    assert called(case) == {"a": "InO course 1", "b": "InO course 2"}
    deck, screen = review_case(case, keeps_dates=False), review_case(case)
    assert stated_time(deck.looks[0].when) == "during InO course 2"
    assert stated_time(screen.looks[0].when) == f"during {INO} (resumed)"
    assert screen.short_names == ()
    assert all(name.is_numbered for name in deck.short_names)


@pytest.mark.parametrize(
    "second",
    [
        ino("b", "after dx"),
        ino("b", "dx + 400 d", status="planned"),
        ino("b", "dx + 400 d", "blinatumomab"),
        ino("b", "dx + 400 d", f"{INO} and vincristine", INO, "vincristine"),
    ],
    ids=["order not sure", "not given", "named otherwise", "two drugs"],
)
def test_nothing_is_numbered_where_it_is_not_surely_the_same_drug_again(second: Therapy) -> None:
    names = called(a_case(therapies=(ino("a", "dx + 100 d"), second)))
    assert names["a"] == "InO"
    assert not any("course" in name for name in names.values())


def test_long_words_give_way_and_protocols_keep_their_names() -> None:
    therapies = (
        Therapy(id="a", name="haploidentical stem cell transplant", start=When.parse("dx + 9 d")),
        Therapy(id="b", name="AALL1731", start=When.parse("dx + 1 d")),
    )
    assert called(a_case(therapies=therapies)) == {"a": "haplo HSCT"}


def test_the_letter_speaks_of_its_two_courses() -> None:
    names = called(read_case(example_case("letter")))
    assert (names["ino-1"], names["ino-2"]) == ("InO course 1", "InO course 2")
