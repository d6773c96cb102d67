"""The donor's share: behind which transplant it stands, and what its last looks say."""

import json
from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.casefile.decode import decode_case
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.chimerism import DonorStretch
from boardapp.review.review_case import review_case


def transplant(key: str, start: str, kind: str = "allogeneic", **more: Any) -> dict[str, Any]:
    graft = {"kind": kind, **({"donor": f"donor of {key}"} if kind == "allogeneic" else {})}
    return {"id": key, "name": key, "kind": "transplant", "line": 1, "start": start,
            "transplant": graft, **more}  # fmt: skip


def look(when: str, *shares: tuple[str, Any], **more: Any) -> dict[str, Any]:
    found = [{"specimen": cells, "donor": donor} for cells, donor in shares]
    return {"when": when, "chimerism": found, **more}


def made(*therapies: dict[str, Any], looks: Any = (), labs: Any = (), as_of: str = "") -> Case:
    content = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – donor shares",
        "privacy": {"status": "synthetic"},
        "diagnosis": {"when": "2020-01-01", "disease": {"text": "acute myeloid leukemia"}},
        "therapies": therapies,
        "assessments": looks,
        "labs": labs,
        "meeting": {"as_of": as_of} if as_of else {},
    }
    return decode_case(json.dumps(content).encode(), "made-up.board.json")


def stretches(case: Case) -> tuple[DonorStretch, ...]:
    return review_case(case).donor_shares


def told(one: DonorStretch) -> list[tuple[str, str]]:
    return [(share.cells, share.value.text) for share in one.shares]


def test_each_transplant_has_its_own_stretch_with_its_donor() -> None:
    first, second = stretches(read_case(example_case("aml")))
    assert (first.number, first.donor) == (1, "matched unrelated")
    assert (second.number, second.donor) == (2, "mother, haploidentical")
    assert told(first)[-1] == ("CD33", "28")
    assert told(second)[:2] == [("marrow", "100"), ("CD3", "99")]
    assert (first.look_count, second.look_count) == (4, 4)


def test_a_share_is_laid_behind_the_last_transplant_that_surely_came_before() -> None:
    case = made(
        transplant("t1", "2020-05"),
        transplant("t2", "2021-03-01"),
        looks=[look("2020-06-10", ("CD3", 90)), look("2021-02-28", ("CD3", 80)),
               look("2021-03-02", ("CD3", 99))],
    )  # fmt: skip
    assert [(one.number, told(one)) for one in stretches(case)] == [
        (1, [("CD3", "90"), ("CD3", "80")]),
        (2, [("CD3", "99")]),
    ]


def test_a_share_whose_transplant_is_not_sure_belongs_to_none() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        transplant("t2", "2021-03"),
        looks=[look("2021-03", ("CD3", 80))],
    )
    (loose,) = stretches(case)
    assert (loose.number, loose.is_of_a_donor, told(loose)) == (0, False, [("CD3", "80")])


def test_the_transplant_that_a_look_judges_settles_an_open_order() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        transplant("t2", "2021-03"),
        looks=[look("2021-03", ("CD3", 80), after="t2")],
    )
    (found,) = stretches(case)
    assert (found.number, found.donor) == (2, "donor of t2")


def test_a_share_before_the_transplant_is_none_after_it() -> None:
    case = made(transplant("t1", "2020-05-01"), looks=[look("2020-04-01", ("CD3", 0))])
    (loose,) = stretches(case)
    assert loose.number == 0


def test_a_planned_transplant_has_no_stretch() -> None:
    case = made(
        transplant("t1", "2020-05-01", status="planned"), looks=[look("2020-06-01", ("CD3", 0))]
    )
    assert [one.number for one in stretches(case)] == [0]


@pytest.mark.parametrize(
    "graft",
    [
        {"kind": "autologous"},
        {"kind": "autologous", "donor": "self"},
        {"donor": "autologous"},
        {},
    ],
)
def test_after_an_autologous_transplant_nothing_is_a_donors(graft: dict[str, str]) -> None:
    case = made(
        {"id": "t1", "name": "autologous HSCT", "kind": "transplant", "start": "2020-05-01",
         "transplant": graft},
        looks=[look("2020-06-01", ("marrow", 0)), look("2020-07-01", ("marrow", 0))],
    )  # fmt: skip
    (found,) = stretches(case)
    assert found.is_autologous
    assert not found.is_of_a_donor
    assert found.rule == ""


def test_results_of_the_laboratory_stand_among_the_looks() -> None:
    labs = [
        {"test": "donor chimerism CD3", "when": "2020-06-01", "value": 97, "unit": "%"},
        {"test": "recipient chimerism", "when": "2020-07-01", "value": 9, "unit": "%",
         "specimen": "whole blood"},
        {"test": "chimerism", "when": "2020-08-01", "value": 0.9, "unit": "1"},
        {"test": "CD3", "when": "2020-08-01", "value": 500, "unit": "/uL"},
    ]  # fmt: skip
    case = made(transplant("t1", "2020-05-01"), looks=[look("2020-06-15", ("CD3", 96))], labs=labs)
    (found,) = stretches(case)
    assert told(found) == [
        ("CD3", "97"),
        ("CD3", "96"),
        ("whole blood", "91"),
        ("", "0.9 1"),
    ]
    assert [share.place for share in found.shares][:2] == ["labs[0]", "assessments[0].chimerism[0]"]


@pytest.mark.parametrize(
    ("before", "last", "kind"),
    [
        (95, 90, "falls"),
        (95, 90.1, "stays"),
        (90, 95, "rises"),
        (90, 94.9, "stays"),
        ("90..95", "80..85", "falls"),
        ("90..95", "80..86", "stays"),
        (">99", 94, "falls"),
        ("<99", 80, "stays"),
    ],
)
def test_five_points_are_a_change(before: int | str, last: int | str, kind: str) -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        looks=[look("2020-06-01", ("CD3", before)), look("2020-07-01", ("CD3", last))],
    )
    (change,) = stretches(case)[0].changes
    assert change.kind == kind


def test_shares_of_other_cells_or_of_another_donor_are_not_compared() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        transplant("t2", "2021-03-01"),
        looks=[look("2020-06-01", ("CD3", 99)), look("2021-04-01", ("CD33", 99)),
               look("2021-05-01", ("CD3", 50))],
    )  # fmt: skip
    first, second = stretches(case)
    assert first.changes == ()
    assert second.changes == ()


def test_shares_whose_order_is_open_are_not_compared() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        looks=[look("2020-06", ("CD3", 99)), look("2020-06", ("CD3", 50))],
    )
    assert stretches(case)[0].changes == ()


@pytest.mark.parametrize(
    ("shares", "state", "by", "missing"),
    [
        ([("CD33", 96), ("CD3", 96)], "full", ["CD33", "CD3"], ()),
        ([("CD33", 95), ("CD3", 96)], "not full", ["CD33"], ()),
        ([("CD33", 96)], "not assessable", ["CD33"], ("lymphoid cells",)),
        ([("marrow", 100)], "not assessable", ["marrow"], ("myeloid cells", "lymphoid cells")),
    ],
)
def test_full_is_what_the_published_rule_calls_so(
    shares: list[tuple[str, int]], state: str, by: list[str], missing: tuple[str, ...]
) -> None:
    case = made(transplant("t1", "2020-05-01"), looks=[look("2020-06-01", *shares)])
    (found,) = stretches(case)
    assert (found.state, [s.cells for s in found.decided_by], found.missing) == (state, by, missing)
    assert found.rule == "chimerism, version 1"
    assert "Chimerism" in [rule.name for rule in review_case(case).definitions]


def test_what_came_after_the_data_of_the_meeting_is_not_the_last() -> None:
    case = made(
        transplant("t1", "2020-05-01"),
        looks=[look("2020-06-01", ("CD3", 99)), look("2020-09-01", ("CD3", 50))],
        labs=[{"test": "chimerism CD3", "when": "2020-10-01", "value": 20, "unit": "%"}],
        as_of="2020-07-01",
    )
    (found,) = stretches(case)
    assert [share.value.text for share in found.last] == ["99"]
    assert [share.is_later for share in found.shares] == [False, True, True]


def test_a_share_before_a_relapse_says_so() -> None:
    relapse = {"id": "r1", "when": "2020-08-01", "finding": "relapse", "number": 1}
    case = made(transplant("t1", "2020-05-01"), looks=[look("2020-06-01", ("CD3", 99)), relapse])
    (found,) = stretches(case)
    assert found.turn is not None
    assert (found.turn.key, found.is_overtaken) == ("r1", True)
    first, second = stretches(read_case(example_case("aml")))
    assert first.turn is not None
    assert (first.turn.key, first.is_overtaken) == ("relapse-1", False)
    assert second.turn is None


def test_words_alone_are_kept_and_judged_by_no_rule() -> None:
    (found,) = stretches(read_case(example_case("letter")))
    assert told(found) == [("marrow", "complete autologous reconstitution (100 % autologous)")]
    assert (found.last, found.rule, found.look_count) == ((), "", 0)
