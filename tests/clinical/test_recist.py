"""RECIST 1.1 at its thresholds, with sizes that are ranges or missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.recist import NonTarget, Recist, recist
from boardapp.clinical.target_lesions import Lesion
from boardapp.words.computed_responses import recist_text

Size = int | float | str | None


def _lesion(size: Size, key: str = "a", unit: str = "mm", **more: Any) -> Lesion:
    return Lesion(key, more.pop("organ", "liver"), None if size is None else Value(size), unit,
                  **more)  # fmt: skip


def _node(size: Size, key: str = "n", **more: Any) -> Lesion:
    return _lesion(size, key, organ="neck", is_node=True, axis="short", **more)


def _look(
    baseline: Size, now: Size, *earlier: Size, has_new_lesion: bool | None = False,
    non_target: NonTarget | None = "none",
) -> Recist:  # fmt: skip
    return recist(
        [_lesion(baseline)],
        [_lesion(now)],
        [[_lesion(size)] for size in earlier],
        has_new_lesion=has_new_lesion,
        non_target=non_target,
    )


def _reasons(found: Recist) -> list[tuple[str, str]]:
    return [(one.reason, one.lesion) for one in found.kept_from]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((50, 35), "PR"),  # 30 % less
        ((50, 36), "SD"),
        ((50, 35.1), "SD"),
        ((25, 24, 20), "SD"),  # + 20 % of the least, but 4 mm
        ((25, 25, 20), "PD"),
        ((50, 59.9), "SD"),  # + 19.8 %
        ((50, 60), "PD"),
        ((20, 25), "PD"),  # the baseline is the least sum too
        ((20, 24.9), "SD"),
        ((100, 60, 50, 80), "PD"),  # from the least of all looks, though 40 % below baseline
        ((100, 59, 50), "PR"),
        ((50, 0), "CR"),
        ((50, "30..36"), "PR or SD"),
        ((50, "30..35"), "PR"),
        (("50..60", 36), "PR or SD"),
        ((50, "~30"), "PR or SD"),  # 24 to 36
        ((50, ">60"), "PD"),
        ((50, ">40"), "SD or PD"),
        ((50, "<5"), "CR or PR"),
        ((20, "<5"), "CR or PR"),
        ((50, 42, None, 35), "PD"),
    ],
)
def test_the_class_of_one_target(sizes: tuple[Size, ...], expected: str) -> None:
    assert " or ".join(_look(*sizes).possible) == expected


def test_a_look_between_that_missed_a_target_may_have_been_the_least() -> None:
    targets = [_lesion(50), _lesion(10, "b")]
    now = [_lesion(46), _lesion(10, "b")]
    between = [_lesion(None), _lesion(10, "b")]
    found = recist(targets, now, [between], has_new_lesion=False, non_target="none")
    assert found.possible == ("SD", "PD")


@pytest.mark.parametrize("sizes", [(50, 35), (50, 0), (50, 50), (None, None)])
def test_a_new_lesion_is_progression_whatever_the_sizes(sizes: tuple[Size, Size]) -> None:
    found = _look(*sizes, has_new_lesion=True)
    assert (found.possible, found.decided_by) == (("PD",), ("new lesion",))


def test_other_lesions_that_progressed_are_progression() -> None:
    found = _look(50, 30, non_target="progressed")
    assert (found.possible, found.decided_by) == (("PD",), ("other lesions progressed",))


@pytest.mark.parametrize(
    ("node", "other", "non_target", "expected"),
    [
        (9, 0, "none", ("CR",)),
        (9.9, 0, "gone", ("CR",)),
        ("<10", 0, "none", ("CR",)),
        (10, 0, "none", ("PR",)),
        (9, 1, "none", ("PR",)),
        (9, 0, "present", ("PR",)),
        (9, 0, None, ("CR", "PR")),
        ("8..11", 0, "none", ("CR", "PR")),
    ],
)
def test_complete_is_all_gone_with_nodes_below_10_mm(
    node: Size, other: Size, non_target: NonTarget | None, expected: tuple[str, ...]
) -> None:
    found = recist(
        [_node(20), _lesion(30)],
        [_node(node), _lesion(other)],
        has_new_lesion=False,
        non_target=non_target,
    )
    assert found.possible == expected


def test_a_normal_node_that_grows_below_10_mm_is_no_progression() -> None:
    found = recist([_node(20)], [_node(9)], [[_node(3)]], has_new_lesion=False, non_target="none")
    assert found.possible == ("CR",)


@pytest.mark.parametrize(("now", "expected"), [(4, ()), (5, ("PD",)), ("4..6", ())])
def test_what_grows_again_after_all_were_gone_is_progression_or_nothing(
    now: Size, expected: tuple[str, ...]
) -> None:
    found = _look(50, now, 0)
    assert found.possible == expected
    if not expected:
        assert _reasons(found) == [("regrowth after all were gone", "")]


def test_what_is_not_reported_is_named_beside_the_class() -> None:
    found = _look(50, 35, has_new_lesion=None, non_target=None)
    assert (found.possible, found.missing) == (("PR",), ("new lesions", "non-target lesions"))
    assert recist_text(found) == (
        "PR: sum 35 mm, −30 % from baseline; "
        "by target lesions, new lesions and non-target lesions not reported"
    )


@pytest.mark.parametrize(
    ("baseline", "now", "expected"),
    [
        ([], [_lesion(3)], [("no target lesion at baseline", "")]),
        ([_lesion(3, unit="")], [_lesion(3)], [("unit not stated", "a")]),
        ([_lesion(3)], [_lesion(3, unit="")], [("unit not stated", "a")]),
        ([_lesion(3, unit="kg")], [_lesion(3)], [("unit not read", "a")]),
        ([_lesion("large")], [_lesion(3)], [("size not read", "a")]),
        ([_lesion(None)], [_lesion(3)], [("size not stated", "a")]),
        ([_lesion("not reported")], [_lesion(3)], [("size not stated", "a")]),
        ([_lesion(30)], [], [("no target lesion measured", "")]),
        ([_lesion(30)], [_lesion(3, "b")], [("no target lesion measured", "")]),
        ([_lesion(30), _lesion(20)], [_lesion(30)], [("lesion named twice", "a")]),
        ([_node(14.9)], [_node(9)], [("node below 15 mm is no target", "n")]),
        ([_lesion(20, is_node=True)], [_node(9, "a")], [("short axis of a node not stated", "a")]),
        (
            [_lesion(20, is_node=True, axis="long")],
            [_node(9, "a")],
            [("short axis of a node not stated", "a")],
        ),
        (
            [_lesion(20, axis="short")],
            [_lesion(9)],
            [("short axis of a lesion that is no node", "a")],
        ),
        (
            [_lesion(20, key) for key in "abc"],
            [_lesion(20, key) for key in "abc"],
            [("more than 2 target lesions in an organ", "liver")],
        ),
        (
            [_lesion(20, key, organ=key) for key in "abcdef"],
            [_lesion(20, key, organ=key) for key in "abcdef"],
            [("more than 5 target lesions", "")],
        ),
    ],
)
def test_what_keeps_it_from_being_computed_is_told(
    baseline: list[Lesion], now: list[Lesion], expected: list[tuple[str, str]]
) -> None:
    found = recist(baseline, now, has_new_lesion=False, non_target="none")
    assert found.possible == ()
    assert found.now is None
    assert _reasons(found) == expected
    assert recist_text(found).startswith("not computed: ")


def test_a_lesion_that_is_gone_needs_no_unit_and_no_axis() -> None:
    gone = [_lesion(0, unit=""), _lesion(0, "n", unit="", organ="neck", is_node=True)]
    found = recist([_lesion(30), _node(20)], gone, has_new_lesion=False, non_target="none")
    assert (found.possible, found.now) == (("CR",), (0, 0))


@pytest.mark.parametrize(
    ("lesion", "is_below"),
    [
        (_node(9.9), True),
        (_node(10), False),
        (_node("<10"), True),
        (_node("<=10"), False),
        (_node(">5"), False),
        (_node("8..9"), True),
        (_node("8..11"), False),
        (_node(None), False),
        (_node("small"), False),
        (_node(5, unit=""), False),
        (_node(0.9, unit="cm"), True),
        (_node(1.1, unit="cm"), False),
    ],
)
def test_whether_a_lesion_is_surely_below_10_mm(lesion: Lesion, *, is_below: bool) -> None:
    assert lesion.is_below(10) is is_below


def test_a_size_without_a_unit_leaves_an_earlier_look_open() -> None:
    targets, now = [_lesion(50)], [_lesion(46)]
    found = recist(targets, now, [[_lesion(3, unit="")]], has_new_lesion=False, non_target="none")
    assert found.possible == ("SD", "PD")


@pytest.mark.parametrize("size", [15, "14..16"])
def test_a_node_is_a_target_from_15_mm_on(size: Size) -> None:
    assert not recist([_node(size)], [_node(9)], non_target="none").kept_from


def test_five_targets_with_two_in_an_organ_are_summed() -> None:
    organs = ("liver", "Liver", "lung", "lung", "bone")
    look = [_lesion(10, str(n), organ=organ) for n, organ in enumerate(organs)]
    found = recist(look, look, has_new_lesion=False, non_target="none")
    assert found.possible == ("SD",)
    assert found.now == (50, 50)


def test_a_target_that_was_not_measured_leaves_the_sum_open_upwards() -> None:
    baseline = [_lesion(30), _lesion(20, "b")]
    found = recist(baseline, [_lesion(10), _lesion(None, "b")], has_new_lesion=False)
    assert found.possible == ("PR", "SD", "PD")
    assert found.now == (10, None)
    assert "sum at least 10 mm" in recist_text(found)
    grown = recist(baseline, [_lesion(60), _lesion(None, "b")], has_new_lesion=False)
    assert grown.possible == ("PD",)


def test_centimetres_and_millimetres_are_summed_exactly() -> None:
    found = recist([_lesion(5, unit="cm")], [_lesion(35)], has_new_lesion=False, non_target="none")
    assert (found.possible, found.baseline) == (("PR",), (50, 50))


@pytest.mark.parametrize(
    ("baseline", "now", "earlier", "from_baseline", "from_least"),
    [
        (50, 35, (), (-30, -30), (-30, -30)),
        (50, 24, (20,), (-52, -52), (20, 20)),
        (50, "20..30", (), (-60, -40), (-60, -40)),
        (">50", 60, (), None, None),  # of what, nobody knows
        (50, ">60", (), (20, None), (20, None)),
        (50, 8, (0,), (-84, -84), None),  # from nothing
        ("<50", 60, (), None, None),
    ],
)
def test_the_change_from_baseline_and_from_the_least_sum(
    baseline: Size,
    now: Size,
    earlier: tuple[Size, ...],
    from_baseline: tuple[int, int | None] | None,
    from_least: tuple[int, int | None] | None,
) -> None:
    found = _look(baseline, now, *earlier)
    assert found.change_from_baseline == from_baseline
    assert found.change_from_least == from_least


def test_a_sum_without_an_upper_bound_is_no_least_to_grow_from() -> None:
    assert _look(">50", 100).possible == ("PR", "SD", "PD")


def test_of_what_was_not_computed_nothing_decided_and_no_change_is_told() -> None:
    found = recist([], [_lesion(3)], has_new_lesion=False)
    assert (found.decided_by, found.change_from_baseline) == ((), None)
    assert [one.where for one in found.kept_from] == [""]


@pytest.mark.parametrize(
    ("baseline", "now", "where"),
    [
        ([_lesion(30), _lesion(20)], [_lesion(30)], "baseline"),
        ([_lesion(30)], [_lesion(30), _lesion(20)], "now"),
    ],
)
def test_a_lesion_named_twice_is_told_with_its_look(
    baseline: list[Lesion], now: list[Lesion], where: str
) -> None:
    found = recist(baseline, now, has_new_lesion=False)
    assert [(one.reason, one.where) for one in found.kept_from] == [("lesion named twice", where)]


def test_the_changes_stand_beside_the_class() -> None:
    assert recist_text(_look(50, 24, 20)) == (
        "PR: sum 24 mm, −52 % from baseline, +20 % from the least sum"
    )


@st.composite
def _looks(draw: st.DrawFn) -> list[list[int]]:
    """A baseline, an earlier look and the present one, of the same lesions."""
    count = draw(st.integers(1, 5))
    sizes = st.lists(st.integers(12, 200), min_size=count, max_size=count)
    return [draw(sizes), draw(sizes), draw(sizes)]


def _of(sizes: list[int], factor: int = 1, order: list[int] | None = None) -> list[Lesion]:
    found = [_lesion(size * factor, str(n), organ=str(n)) for n, size in enumerate(sizes)]
    return [found[n] for n in order] if order else found


@given(_looks(), st.integers(2, 9))
def test_only_the_5_mm_rule_asks_for_absolute_sizes(looks: list[list[int]], factor: int) -> None:
    before, after = (
        recist(_of(b, f), _of(n, f), [_of(e, f)], has_new_lesion=False, non_target="none").possible
        for f in (1, factor)
        for b, e, n in [looks]
    )
    assert before == after or (before in (("SD",), ("PR",)) and after == ("PD",))


@given(_looks(), st.randoms())
def test_the_order_of_lesions_does_not_matter(looks: list[list[int]], random: Any) -> None:
    order = list(range(len(looks[0])))
    random.shuffle(order)
    first, between, last = (_of(sizes) for sizes in looks)
    shuffled = [_of(sizes, order=order) for sizes in looks]
    assert (
        recist(first, last, [between]).possible
        == recist(shuffled[0], shuffled[2], [shuffled[1]]).possible
    )


@given(_looks())
def test_a_look_has_a_class_and_an_unknown_size_only_opens_it(looks: list[list[int]]) -> None:
    first, between, last = (_of(sizes) for sizes in looks)
    known = recist(first, last, [between], has_new_lesion=False, non_target="none").possible
    assert len(known) == 1
    unsure = [*last[1:], _lesion(None, "0", organ="0")]
    if len(last) > 1:
        assert known[0] in recist(first, unsure, [between], non_target="none").possible
