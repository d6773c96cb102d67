"""Every look is a dated fact, judges its own line, and is current only until it is overtaken."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Chimerism, CnsStatus, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.meeting import Meeting
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.base import FoundRow
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.looks import remission_length
from boardapp.words.times import duration_text
from tests.review.building import a_case, result

NEGATIVE = Marrow(
    mrd=(Mrd(result="negative", limit=Value(1e-4), method="flow", specimen="marrow"),)
)

_NEGATIVE_TEXT = "negative (< 1×10⁻⁴, flow, marrow)"


def _look(when: str, finding: str = "evaluation", **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


def _therapy(name: str, start: str, line: int | None = 1, **more: Any) -> Therapy:
    times = {key: When.parse(more.pop(key)) for key in ("end",) if key in more}
    return Therapy(id=name, name=name, line=line, start=When.parse(start), **times, **more)


def _review(*looks: Assessment, disease: str = "B-ALL", **parts: Any) -> Review:
    diagnosis = Diagnosis(when=When.parse("2019-01-01"), disease=Coded(text=disease))
    return review_case(a_case(assessments=looks, **{"diagnosis": diagnosis} | parts))


def _rows(review: Review) -> dict[str, tuple[str, str]]:
    return {row.label: (row.value, row.note) for row in review.status.rows}


# The status


def test_mrd_from_before_a_relapse_is_never_current() -> None:
    review = _review(
        _look("2019-02-01", "remission", response="CR1", marrow=NEGATIVE),
        _look("2020-01-01", "relapse", number=1, sites=("marrow",)),
        _look("2020-12-01", "remission", response="CR2"),
    )
    assert _rows(review)["MRD"] == (
        "in CR2 not reported; last negative (< 1×10⁻⁴, flow, marrow) before relapse 1",
        "2019-02-01",
    )
    assert review.undated is not None
    assert review.undated.text.endswith(
        "CR2, month 23; MRD in CR2 not reported; last negative (< 1×10⁻⁴, flow, marrow), "
        "day 31, before relapse 1."
    )


def test_what_was_found_at_a_relapse_is_not_that_of_the_remission_after_it() -> None:
    positive = Marrow(mrd=(Mrd(result="positive", value=Value(0.2)),))
    review = _review(
        _look("2020-01-01", "relapse", number=1, sites=("marrow",), marrow=positive),
        _look("2020-12-01", "remission", response="complete remission"),
    )
    assert _rows(review)["MRD"][0].startswith("not reported since relapse 1; last positive (")
    assert _rows(review)["MRD"][0].endswith(" at relapse 1")


def test_at_the_relapse_itself_its_mrd_is_current() -> None:
    positive = Marrow(mrd=(Mrd(result="positive", value=Value(0.2)),))
    review = _review(_look("2020-01-01", "relapse", number=1, sites=("marrow",), marrow=positive))
    assert _rows(review)["MRD"][0].startswith("positive (2×10⁻¹")


def test_a_progression_overtakes_cns_and_chimerism_as_a_relapse_does() -> None:
    review = _review(
        _look(
            "2019-06-01",
            "remission",
            cns=CnsStatus(status="CNS1"),
            chimerism=(Chimerism(donor=Value(100), specimen="CD3"),),
        ),
        _look("2019-09-01", "progression", sites=("liver",)),
    )
    rows = _rows(review)
    assert rows["CNS"] == (
        "not reported since progression; last CNS1 before progression",
        "2019-06-01",
    )
    assert rows["Chimerism"][0] == (
        "not reported since progression; last 100 % donor (CD3) before progression"
    )


def test_each_donor_share_has_its_specimen() -> None:
    both = (
        Chimerism(donor=Value(100), specimen="marrow"),
        Chimerism(donor=Value(100), specimen="CD3"),
    )
    review = _review(_look("2019-09-01", chimerism=both))
    assert _rows(review)["Chimerism"][0] == "100 % donor (marrow); 100 % donor (CD3)"


def test_what_came_after_the_data_is_named_as_later_and_is_never_the_state() -> None:
    review = _review(
        _look("2020-01-15", "remission", response="CR"),
        _look("2020-06-01", "relapse", number=1, sites=("CNS",)),
        meeting=Meeting(as_of=When.parse("2020-02-01")),
        labs=(result(12, "2020-06-01"),),
        therapies=(_therapy("blinatumomab", "2020-07-01"),),
    )
    rows = _rows(review)
    assert rows["Disease"] == ("CR", "2020-01-15")
    assert rows["After these data"][0] == ("relapse 1 (CNS); blinatumomab; platelets 12 ×10⁹/L")
    assert "Platelets" not in rows
    assert rows["Therapy"][0] == "not reported"
    assert "relapse" not in review.one_liner


def test_after_the_event_that_ends_the_data_is_later_too() -> None:
    case = _review(
        _look("2020-01-15", "remission", id="cr", response="CR"),
        _look("after cr", "relapse", number=1),
        _look("during x", "evaluation", response="PR"),
        meeting=Meeting(as_of=When.parse("cr")),
        therapies=(_therapy("x", "2019-02-01", end="2019-04-01"),),
    )
    assert [(look.name, look.is_later) for look in case.looks] == [
        ("PR", False),
        ("CR", False),
        ("relapse 1 (site not reported)", True),
    ]


def test_counts_older_than_the_last_look_are_not_how_things_stand() -> None:
    old, new = result(44, "2019-03-01"), result(210, "2021-06-01")
    look = _look("2021-06-01", "follow-up", response="CR")
    assert "Platelets" not in _rows(_review(look, labs=(old,)))
    assert _rows(_review(look, labs=(old, new)))["Platelets"][0] == "210 ×10⁹/L"


def test_without_a_stated_time_the_data_end_with_the_latest_of_them() -> None:
    review = _review(
        _look("dx - 40 d", marrow=Marrow(blasts=Value(3))), labs=(result(9, "2019-05-01"),)
    )
    assert review.as_of.drawn == 120


@pytest.mark.parametrize(
    ("finding", "more", "told"),
    [
        ("partial response", {}, "partial response"),
        ("stable disease", {"response": "SD"}, "SD"),
        ("progression", {"sites": ("lung",)}, "progression (lung)"),
        ("refractory", {}, "refractory"),
    ],
)
def test_each_kind_of_look_is_the_state_in_its_own_words(
    finding: str, more: dict[str, Any], told: str
) -> None:
    assert _rows(_review(_look("2020-01-01", finding, **more)))["Disease"][0] == told


def test_the_last_therapy_is_the_one_that_ended_last_and_says_why() -> None:
    review = _review(
        therapies=(
            _therapy("VAC", "2020-01-02", end="2020-06-01", reason_stopped="SOS"),
            _therapy("excision", "2020-03-01", end="2020-03-01", kind="surgery"),
        ),
        disease="rhabdomyosarcoma",
    )
    assert _rows(review)["Last therapy"] == ("VAC, stopped: SOS", "2020-06-01")


# Remissions


@pytest.mark.parametrize(
    "later",
    [
        "ongoing remission",
        "CR",
        "no evidence of disease",
        "no recurrence",
        "complete response sustained",
    ],
)
def test_a_remission_lasts_at_least_to_the_last_look_that_agrees(later: str) -> None:
    review = _review(
        _look("2016-12-06", "remission", response="CR"),
        _look("2018-07-10", "follow-up", response=later),
        diagnosis=Diagnosis(when=When.parse("2016-01-01"), disease=Coded(text="AML")),
    )
    (remission,) = review.remissions
    assert (remission_length(remission), remission.is_ongoing) == ("at least 19 mo", True)


def test_a_remission_seen_once_has_no_length() -> None:
    (remission,) = _review(_look("2019-12-01", "follow-up", response="CR")).remissions
    assert (remission_length(remission), remission.is_seen_once) == ("", True)


def test_a_follow_up_that_finds_disease_does_not_prolong_a_remission() -> None:
    (remission,) = _review(
        _look("2019-03-01", "remission"),
        _look("2019-09-01", "follow-up", marrow=Marrow(blasts=Value(30))),
    ).remissions
    assert remission.is_seen_once


@pytest.mark.parametrize(
    ("finding", "ended_by"),
    [("progression", "progression"), ("relapse", "relapse 1"), ("refractory", "refractory")],
)
def test_a_remission_ends_with_the_next_relapse_or_progression(finding: str, ended_by: str) -> None:
    (remission,) = _review(
        _look("2019-03-01", "remission"), _look("2019-09-01", finding)
    ).remissions
    assert (remission.ended_by, remission.is_ongoing) == (ended_by, False)
    assert remission_length(remission) == "6 mo"


def test_a_death_ends_a_remission_at_its_last_look() -> None:
    (remission,) = _review(
        _look("2019-03-01", "remission"),
        _look("2019-09-01", "follow-up", response="CR"),
        _look("2020-03-01", "death", cause="infection"),
    ).remissions
    assert (remission_length(remission), remission.ended_by) == ("at least 6 mo", "death")
    assert not remission.is_ongoing


def test_the_relapses_before_a_remission_count_and_not_those_after_it() -> None:
    review = _review(
        _look("2019-06-01", "relapse", number=1),
        _look("2019-09-01", "remission", response="CR"),
        _look("2020-03-01", "relapse", number=2),
    )
    (row,) = (r for r in review.stated_and_computed if r.subject == "Remission number")
    assert row.computed == "CR2: 1 relapse before"
    assert not [f for f in review.findings if "CIBMTR" in f.sentence]


def test_a_stated_number_tells_of_relapses_that_the_file_does_not_hold() -> None:
    review = _review(
        _look("2019-06-01", "relapse", number=3), _look("2019-09-01", "remission", response="CR")
    )
    (row,) = (r for r in review.stated_and_computed if r.subject == "Remission number")
    assert row.computed == "≥ CR3: 3 relapses before"


@pytest.mark.parametrize(
    ("disease", "therapies", "is_numbered"),
    [
        ("Hodgkin lymphoma", (), False),
        ("osteosarcoma", (), False),
        ("Hodgkin lymphoma", (Therapy(name="auto", kind="transplant"),), True),
        ("Hodgkin lymphoma", (Therapy(name="auto", kind="transplant", status="planned"),), False),
        ("B-ALL", (), True),
    ],
)
def test_only_leukemia_and_the_transplanted_have_a_number_of_the_registry(
    disease: str, therapies: tuple[Therapy, ...], is_numbered: bool
) -> None:
    looks = (
        _look("2019-06-01", "relapse"),
        _look("2019-07-01", "relapse"),
        _look("2019-09-01", "remission", response="CR"),
    )
    review = _review(*looks, disease=disease, therapies=therapies)
    rows = [r for r in review.stated_and_computed if r.subject == "Remission number"]
    assert bool(rows) is is_numbered
    assert any("CIBMTR" in f.sentence for f in review.findings) is is_numbered


@pytest.mark.parametrize(
    ("response", "mrd"),
    [
        ("MR4.5", 'as stated: "MR4.5"'),
        ("molecular remission", 'as stated: "molecular remission"'),
        ("CR", f"not reported since relapse 1; last {_NEGATIVE_TEXT} before relapse 1"),
    ],
)
def test_residual_disease_in_the_words_of_a_response_is_reported(response: str, mrd: str) -> None:
    """Never "MRD not reported" beside "MR4.5"."""
    review = _review(
        _look("2019-02-01", "remission", response="CR", marrow=NEGATIVE),
        _look("2020-01-01", "relapse", number=1),
        _look("2020-12-01", "remission", response=response),
    )
    assert _rows(review)["MRD"][0] == mrd
    assert ("MRD not reported" in review.one_liner) is (response == "CR")


def test_what_was_last_measured_stands_beside_later_words() -> None:
    review = _review(
        _look("2019-02-01", "remission", response="CR", marrow=NEGATIVE),
        _look("2019-12-01", "follow-up", response="ongoing molecular remission"),
    )
    assert _rows(review)["MRD"][0] == (
        f'as stated: "ongoing molecular remission"; last measured {_NEGATIVE_TEXT}, day 31'
    )
    assert "MRD negative (< 1×10⁻⁴, flow, marrow), 2019-02-01" in review.one_liner


def test_a_result_of_the_same_or_a_later_look_goes_before_words() -> None:
    review = _review(
        _look("2019-02-01", "remission", response="molecular remission"),
        _look("2019-03-01", "remission", response="molecular remission", marrow=NEGATIVE),
    )
    assert _rows(review)["MRD"][0] == "negative (< 1×10⁻⁴, flow, marrow)"


@pytest.mark.parametrize("finding", ["relapse", "progression"])
def test_a_relapse_or_progression_in_the_cns_is_the_last_that_is_known_of_it(finding: str) -> None:
    review = _review(
        _look("2019-06-01", "evaluation", cns=CnsStatus(status="CNS2")),
        _look("2020-01-01", finding, sites=("CNS", "marrow")),
    )
    assert _rows(review)["CNS"][0] == f"{finding} in the CNS; later status not reported"


# Lines of therapy


def test_a_relapse_belongs_to_the_line_before_the_one_that_may_answer_it() -> None:
    review = _review(
        _look("2020-09", "relapse", number=1, sites=("lung",)),
        therapies=(_therapy("A", "2019-12"), _therapy("B", "2020-09", 2)),
        diagnosis=Diagnosis(when=When.parse("2019-12"), disease=Coded(text="sarcoma")),
    )
    assert [line.ended_by for line in review.lines] == ["relapse 1 (lung)", ""]
    (relapse,) = review.relapses
    assert (relapse.line, duration_text(relapse.since_line_start)) == ("1", "8–10 mo")


@pytest.mark.parametrize(
    ("relapse", "second", "line"),
    [
        ("2020-03-05", "2020-03-05", "1"),
        ("2020-03-06", "2020-03-05", "2"),
        ("2020-03", "2020", "1"),
        ("after B.start", "2020-03-05", "2"),
        ("2020-06", "after A.start", "2"),
    ],
)
def test_only_a_line_that_surely_began_before_is_ended_by_a_relapse(
    relapse: str, second: str, line: str
) -> None:
    review = _review(
        _look(relapse, "relapse"),
        therapies=(_therapy("A", "2019-02-01"), _therapy("B", second, 2)),
    )
    assert review.relapses[0].line == line
    assert (review.relapses[0].since_line_start.earliest or 0.0) >= 0


def test_a_look_fills_the_best_response_and_what_then_came_of_its_line() -> None:
    review = _review(
        _look("2019-06-05", "progression", after="MAP", sites=("lung",)),
        _look("2019-08-01", after="IE", response="PR"),
        _look("2019-09-01", response="SD"),
        therapies=(
            _therapy("MAP", "2019-01-10", end="2019-06-01"),
            _therapy("IE", "2019-06-20", 2),
        ),
        disease="osteosarcoma",
    )
    first, second = review.lines
    assert (first.best_response, first.ended_by) == ("", "progression (lung)")
    assert (second.best_response, second.ended_by) == ("PR", "")
    assert [look.name for look in second.looks] == ["PR", "SD"]


def test_the_deepest_remission_of_a_line_is_its_best_response() -> None:
    """Not the first one: a CRi that became a CR, a response that became a molecular one."""
    review = _review(
        _look("2019-03-01", "remission", response="CRi", after="A"),
        _look("2019-06-01", "remission", response="CR", marrow=NEGATIVE),
        _look("2020-01-01", "evaluation", response="molecular relapse"),
        therapies=(_therapy("A", "2019-02-01"),),
    )
    (line,) = review.lines
    assert (line.best_response, line.ended_by) == ("CR", "molecular relapse")
    assert line.best_mrd == "negative (< 1×10⁻⁴, flow, marrow)"
    assert line.best_mrd_point is not None
    assert line.best_mrd_point.when == review.looks[1].when


def test_the_mrd_of_a_relapse_is_not_that_of_the_line_before_it() -> None:
    positive = Marrow(mrd=(Mrd(result="positive", value=Value(0.2)),))
    review = _review(
        _look("2020-01-01", "relapse", sites=("marrow",), marrow=positive),
        therapies=(_therapy("A", "2019-02-01"),),
    )
    assert (review.lines[0].best_mrd, review.lines[0].best_mrd_point) == ("", None)


@pytest.mark.parametrize(
    ("look", "best"),
    [
        (_look("2019-06-01", "follow-up", response="alive with no symptoms"), ""),
        (_look("2019-06-01", "follow-up", response="no evidence of disease"),
         "no evidence of disease"),
        (_look("2019-06-01", "evaluation", response="molecular relapse"), ""),
        (_look("2019-06-01", "evaluation", response="dramatic response"), "dramatic response"),
    ],
)  # fmt: skip
def test_only_what_tells_of_the_disease_is_a_response(look: Assessment, best: str) -> None:
    review = _review(look, therapies=(_therapy("A", "2019-02-01"),))
    assert review.lines[0].best_response == best


def test_what_came_after_the_data_is_no_response_of_a_line_at_the_meeting() -> None:
    review = _review(
        _look("2019-06-01", "partial response", response="PR"),
        _look("2019-12-01", "remission", response="CR"),
        therapies=(_therapy("A", "2019-02-01"),),
        meeting=Meeting(as_of=When.parse("2019-07-01")),
    )
    (line,) = review.lines
    assert (line.best_response, line.later) == ("PR", "CR")


def test_a_look_that_is_placed_by_another_one_judges_the_line_of_that() -> None:
    """A relapse "after the remission", which was after line 2, is none of line 1."""
    review = _review(
        _look("after A", "relapse", id="r1"),
        _look("after B", "remission", id="cr", response="CR"),
        _look("after cr", "relapse", id="r2"),
        therapies=(
            _therapy("A", "2019-01-02"),
            _therapy("B", "after r1", 2),
            _therapy("C", "2021-01-01, after r2", 3),
        ),
    )
    assert [(relapse.number, relapse.line) for relapse in review.relapses] == [(1, "1"), (2, "2")]


def test_several_relapses_bear_their_number_wherever_a_time_counts_from_one() -> None:
    review = _review(
        _look("2020-01-01", "relapse", id="r1", sites=("CNS",)),
        _look("2021-01-01", "relapse", id="r2", sites=("marrow",)),
        _look("r2 + 2 mo", "remission", response="CR"),
    )
    assert [look.name for look in review.looks] == ["relapse 1 (CNS)", "relapse 2 (marrow)", "CR"]
    assert review.looks[2].when.names == ("relapse 2",)
    assert [entry.title for entry in review.course if entry.kind == "assessment"] == [
        "Relapse 1: CNS",
        "Relapse 2: marrow",
        "CR",
    ]


def test_one_relapse_bears_no_number_that_its_source_does_not_give() -> None:
    review = _review(
        _look("2020-01-01", "relapse", id="r1", sites=("CNS",)),
        _look("r1 + 2 mo", "remission", response="CR"),
    )
    assert review.looks[0].name == "relapse (CNS)"
    assert review.looks[1].when.names == ("relapse",)


def test_events_of_one_name_are_told_apart_where_a_time_counts_from_one() -> None:
    review = _review(
        _look("2020-01-01", "remission", id="a"),
        _look("2021-01-01", "remission", id="b"),
        _look("b + 2 mo", "relapse"),
    )
    assert review.looks[2].when.names == ("remission (2 of 2)",)


def test_a_better_look_stands_beside_what_the_therapy_states() -> None:
    review = _review(
        _look("2019-08-01", "remission", response="pCR"),
        therapies=(_therapy("A", "2019-02-01", best_response="dramatic response"),),
        disease="osteosarcoma",
    )
    assert review.lines[0].best_response == "dramatic response; pCR"


def test_refractory_disease_that_yields_under_the_same_line_is_not_its_end() -> None:
    review = _review(
        _look("2019-02-01", "refractory"),
        _look("2019-04-01", "remission", response="CR"),
        therapies=(_therapy("A", "2019-01-02"),),
    )
    assert (review.lines[0].best_response, review.lines[0].ended_by) == ("CR", "")


@pytest.mark.parametrize("status", ["planned", "postponed", "not given"])
def test_what_was_not_given_is_no_line(status: str) -> None:
    review = _review(
        therapies=(
            _therapy("chemo", "2019-01-02"),
            _therapy("CAR-T", "after chemo", 2, status=status, kind="cellular therapy"),
        )
    )
    assert [line.name for line in review.lines] == ["chemo"]
    assert [(p.name, p.status) for p in review.not_given] == [("CAR-T", status)]
    assert "One line of therapy, chemo." in review.one_liner
    assert ("Planned: CAR-T." in review.one_liner) is (status == "planned")


def test_a_surgery_is_a_surgery_in_a_line_and_outside() -> None:
    review = _review(
        therapies=(
            _therapy("radical orchiectomy", "2019-02-01", kind="surgery"),
            _therapy("radical nephrectomy", "2019-03-01", None, kind="surgery"),
        )
    )
    assert review.lines[0].phases[0].therapy_class == "surgery"
    assert [phase.name for phase in review.outside_lines] == ["radical nephrectomy"]
    assert review.supportive == ()


# The disease


def test_a_finding_of_later_years_is_not_told_as_of_the_diagnosis() -> None:
    found = (
        GeneticFinding(name="ALK", result="V757M", when=When.parse("2022-04")),
        GeneticFinding(name="TP53"),
    )
    diagnosis = Diagnosis(when=When.parse("2019-12"), disease=Coded(text="sarcoma"), genetics=found)
    rows = [row for row in _review(diagnosis=diagnosis).diagnosis if isinstance(row, FoundRow)]
    assert [(row.label, row.is_later) for row in rows] == [("ALK", True), ("TP53", False)]


def test_a_solid_tumor_is_not_asked_for_what_belongs_to_leukemia() -> None:
    review = _review(disease="adenocarcinoma of the lung")
    assert [row.label for row in review.status.rows] == ["Disease", "Therapy"]
    labels = {row.label for row in review.diagnosis}
    assert not labels & {"CNS status", "Marrow blasts", "Leukocytes"}


def test_the_order_of_the_file_holds_among_equal_times() -> None:
    review = _review(
        _look("2020-03-01", response="first told"), _look("2020-03-01", response="second told")
    )
    assert [look.name for look in review.looks] == ["first told", "second told"]


def test_an_unknown_case_has_no_look(minimal: Review) -> None:
    assert minimal.looks == ()
    assert isinstance(a_case(), Case)


@pytest.mark.parametrize(
    ("began", "judged"),
    [
        ("2022-01..2022-04", (1, 2)),  # it may have begun three months before
        ("2022-04", (1, None)),  # within the month: it is the answer
        ("2022-05", (1, None)),
        ("2022-01", (2, None)),  # surely before
    ],
)
def test_a_look_that_the_next_line_may_have_begun_long_before_names_both(
    began: str, judged: tuple[int, int | None]
) -> None:
    therapies = (_therapy("A", "2021-01"), _therapy("B", began, line=2))
    review = _review(_look("2022-04", "progression"), disease="sarcoma", therapies=therapies)
    (found,) = review.looks
    assert (found.line, found.line_or) == judged
    if judged == (1, 2):
        told = {line.number: line.ended_by for line in review.lines}
        assert told == {1: "progression (or under line 2)", 2: ""}
