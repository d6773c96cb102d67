"""Titles say what the data say, in two lines, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.deck import titles
from boardapp.deck.fitting.title_fit import MAX_LENGTH, has_widow

LONG = "a finding that goes on and on, " * 8


def test_a_short_question_is_its_own_title() -> None:
    assert titles.question_title("Which treatment should follow?") == (
        "Which treatment should follow?"
    )


def test_a_long_question_stands_below_a_neutral_title() -> None:
    assert titles.question_title(LONG) == "Question for the board"


def test_a_long_question_is_titled_by_what_it_says_before_its_colon() -> None:
    said = "Third complete remission after two relapses: transplant now, with which donor, and how?"
    assert titles.question_title(f"{said} {said}") == "Third complete remission after two relapses"
    assert titles.question_title(f"Options: {LONG}") == "Question for the board"


def test_a_question_that_is_not_stated_is_said_to_be_missing() -> None:
    assert titles.question_title("") == "Question for the board: not reported"


def test_the_diagnosis_takes_as_many_features_as_fit() -> None:
    assert titles.diagnosis_title("pre-B ALL", ["diagnosed at 9 mo of age", "CNS2"]) == (
        "Pre-B ALL, diagnosed at 9 mo of age, CNS2"
    )
    assert titles.diagnosis_title("B-ALL", ["CNS2", LONG]) == "B-ALL, CNS2"


def test_missing_features_are_no_part_of_the_diagnosis() -> None:
    assert titles.diagnosis_title("B-ALL", ["", ""]) == "B-ALL"


def test_the_course_names_the_sites_of_each_relapse_in_order() -> None:
    both = ("CNS", "extramedullary")
    assert titles.course_title([("bone marrow",), ("marrow",), both, both], 7) == (
        "Four relapses: marrow twice, then CNS + extramedullary twice"
    )
    assert titles.course_title([("marrow",), ("CNS",)], 3) == "Two relapses: marrow, CNS"
    assert titles.course_title([("CNS",), *[("marrow",)] * 3, ("CNS",)], 3) == (
        "Five relapses: CNS, then marrow three times, then CNS"
    )


def test_many_relapses_are_counted_where_their_sites_do_not_fit() -> None:
    sites = [("CNS", "extramedullary", "marrow"), ("CNS",)] * 3
    assert titles.course_title(sites, 4) == "Six relapses in four lines of therapy"


def test_what_was_found_after_the_last_relapse_stands_in_the_title() -> None:
    assert titles.course_title([(), ()], 3, then="PR") == (
        "Two relapses in three lines of therapy, then PR"
    )
    assert titles.course_title([("CNS",)], 2, then="CR") == "One relapse: CNS, then CR"


def test_no_relapse_is_called_absent_where_a_therapy_says_that_it_failed() -> None:
    assert titles.course_title((), 2) == "Two lines of therapy, no relapse reported"
    assert titles.course_title((), 2, words=DiseaseWords(absent=())) == "Two lines of therapy"
    assert (
        titles.course_title((), 2, then="PR", words=DiseaseWords(absent=()))
        == "Two lines of therapy, then PR"
    )


def test_a_course_is_told_in_the_words_of_its_disease() -> None:
    words = DiseaseWords(turn="recurrence", absent=("recurrence", "progression"))
    assert titles.course_title((), 1, words=words) == (
        "One line of therapy, no recurrence or progression reported"
    )
    assert titles.course_title([("lung",), ("lung",)], 2, words=words) == (
        "Two recurrences, both lung"
    )
    assert titles.course_title([("lung",)], 3, ["progression"] * 2, words=words) == (
        "One recurrence and two progressions in three lines of therapy"
    )
    assert titles.relapses_title(2, 1, 0, words) == "Two recurrences and one remission stated"
    assert titles.relapses_title(0, 0, 0, words) == "Recurrences: none reported"


def test_a_course_without_relapse_says_what_the_last_look_found() -> None:
    now = ("in remission at least 18 mo at the last look",)
    assert titles.course_title((), 1, now=now) == (
        "One line of therapy, no relapse reported; in remission at least 18 mo at the last look"
    )
    long = ("no evidence of recurrence at the last look, month 2.5–4",)
    assert titles.course_title((), 1, now=long) == (
        "No relapse reported; no evidence of recurrence at the last look, month 2.5–4"
    )
    assert titles.course_title((), 0, now=now).startswith("No relapse reported; in remission")
    assert (
        titles.course_title((), 1, now=now, words=DiseaseWords(absent=())) == "One line of therapy"
    )


def test_where_nothing_was_found_since_the_latest_turn_is_named() -> None:
    under = "progression under MAP (lung)"
    assert titles.course_title([("lung",)], 3, [under], latest="progression (liver)") == (
        "One relapse and one progression in three lines of therapy; the latest: progression (liver)"
    )
    assert "the latest" not in titles.course_title([("lung",)], 3, [under], then="PR", latest="x")


def test_progressions_in_the_same_words_are_counted_and_not_told_as_one() -> None:
    assert titles.course_title([], 3, ["progression (lung)"] * 2) == (
        "Two progressions in three lines of therapy"
    )
    assert titles.course_title([], 3, ["progression (lung)", "progression (liver)"]) == (
        "Progression (lung); then progression (liver)"
    )


def test_relapses_that_are_all_alike_are_described_once() -> None:
    assert titles.course_title([("marrow",)] * 2, 4) == "Two relapses, both marrow"
    assert titles.course_title([("CNS",)] * 3, 4) == "Three relapses, all CNS"


def test_a_wording_that_leaves_one_word_on_the_second_line_gives_way() -> None:
    conclusion = "No cause proven"
    left = ("platelet aggregation", "coagulation inhibitor")
    assert has_widow(f"{conclusion}; not done: {left[0]} and {left[1]}")
    assert titles.work_up_title("Bleeding", conclusion, left) == conclusion


def test_a_course_without_relapse_says_so() -> None:
    assert titles.course_title([], 1) == "One line of therapy, no relapse reported"
    assert titles.course_title([], 0) == "Course of the disease"


def test_a_course_asserts_what_progressed_and_what_came_then() -> None:
    under = "progression under MAP (lung)"
    assert titles.course_title([], 2, [under], then="PR") == "Progression under MAP (lung), then PR"
    assert titles.course_title([], 1, refractory=["refractory to blinatumomab"]) == (
        "Refractory to blinatumomab"
    )
    assert titles.course_title([("lung",)] * 2, 9, [under] * 6) == (
        "Two relapses and six progressions in nine lines of therapy"
    )


def test_lines_are_counted_and_the_running_ones_named() -> None:
    assert titles.lines_title(["A", "B"]) == "Two lines of therapy, the latest B"
    assert titles.lines_title(["A", "B"], ["B"]) == "Two lines of therapy; B ongoing"
    assert titles.lines_title(["A"]) == "One line of therapy: A"
    assert titles.lines_title([]) == "Lines of therapy: none reported"


def test_what_is_planned_is_said_and_never_counted() -> None:
    assert titles.lines_title(["chemo"], planned=["CAR-T"]) == (
        "One line of therapy: chemo; planned: CAR-T"
    )
    assert titles.lines_title([], planned=["CAR-T"]) == "Lines of therapy: planned: CAR-T"


def test_the_lines_assert_the_response_to_the_last_of_them() -> None:
    assert titles.lines_title(["A", "B"], best_of_last="CR3") == (
        "Two lines of therapy, the latest B (CR3)"
    )


def test_the_status_carries_its_limit_and_its_time_where_both_fit() -> None:
    found = [("complete remission; MRD negative (< 1×10⁻⁶)", "month 20")]
    assert titles.status_title(found, "month 21") == (
        "Complete remission; MRD negative (< 1×10⁻⁶), month 20"
    )


def test_what_two_looks_found_is_told_with_the_time_of_each() -> None:
    found = [("CR2", "month 23"), ("MRD in CR2 not reported; last negative", "day 31, in CR1")]
    assert titles.status_title(found, "month 24") == (
        "CR2, month 23; MRD in CR2 not reported; last negative, day 31, in CR1"
    )
    assert titles.status_title([found[0], (LONG, "day 31")], "month 24") == "CR2, month 23"


def test_the_time_of_the_status_gives_way_first() -> None:
    status = "CR; MRD negative (< 1×10⁻⁶, NGS, marrow)"
    assert titles.status_title([(status, LONG)], "month 24") == status
    parts = [("complete remission", "t" * 50), ("MRD negative (< 1×10⁻⁵, flow, marrow)", "t" * 50)]
    assert titles.status_title(parts, "month 24") == (
        "Complete remission; MRD negative (< 1×10⁻⁵, flow, marrow)"
    )


def test_a_status_that_is_not_stated_is_not_claimed() -> None:
    assert titles.status_title([], "month 3") == "Current status as of month 3"
    assert titles.status_title([], "") == "Current status"


def test_results_outside_their_range_make_the_title() -> None:
    abnormal = ["aPTT 45 s (high, reference 25–35 s)", "platelets 40 ×10⁹/L (low, reference ≥ 150)"]
    assert titles.labs_title(abnormal, 5) == "; ".join(abnormal)
    assert titles.labs_title([*abnormal, LONG], 5) == "; ".join(abnormal)


def test_normal_results_are_called_so_only_where_all_of_them_are() -> None:
    assert titles.labs_title([], 3, all_normal=True) == (
        "Latest results of all 3 tests within their reference ranges"
    )


def test_one_normal_result_is_no_plural() -> None:
    assert titles.labs_title([], 1, all_normal=True) == (
        "Latest result of the one test within its reference range"
    )


def test_without_a_range_nothing_is_called_calm() -> None:
    rule = "CTCAE v5.0"
    assert titles.labs_title([], 3) == "Three laboratory tests, no reference range given"
    assert titles.labs_title([], 3, with_range=2) == (
        "2 of 3 laboratory tests with a range, none outside it"
    )
    assert titles.labs_title([], 6, graded=["platelets grade 4"], rule=rule) == (
        "No reference range given; platelets grade 4 (CTCAE v5.0)"
    )
    assert titles.labs_title([], 3, with_range=1, graded=["ANC grade 3"], rule=rule) == (
        "1 of 3 laboratory tests with a range, none outside it; ANC grade 3 (CTCAE v5.0)"
    )
    assert titles.labs_title(["aPTT 45 s (high)"], 3, graded=["ANC grade 3"], rule=rule) == (
        "aPTT 45 s (high); ANC grade 3 (CTCAE v5.0)"
    )
    assert titles.labs_title(["aPTT 45 s (high)"], 3, graded=[LONG], rule=rule) == (
        "aPTT 45 s (high)"
    )


def test_complications_are_named_where_they_are_few() -> None:
    assert titles.toxicity_title(["mucositis", "cellulitis"]) == (
        "Complications: mucositis, cellulitis"
    )


def test_many_complications_are_counted_with_the_highest_stated_grade() -> None:
    assert titles.toxicity_title(["a"] * 9, "grade 3 as stated: SOS", 13) == (
        "13 complications reported; grade 3 as stated: SOS"
    )


def test_sos_as_stated_comes_before_names_and_numbers() -> None:
    sos = ["VOD, grade 3, resolved; 5 of 13 complications grade 3 as stated", "VOD, grade 3"]
    assert titles.toxicity_title(["a"] * 9, "grade 3 as stated: VOD", 13, sos) == sos[0]
    long = f"VOD, grade 3, {'resolved slowly ' * 9}"
    assert titles.toxicity_title(["a"] * 9, "", 13, [long, "VOD, grade 3"]) == "VOD, grade 3"
    assert titles.toxicity_title(["rash"], "", 1, [long]) == "Complications: rash"


def test_a_moderate_complication_gets_no_grade() -> None:
    assert "grade" not in titles.toxicity_title(["moderate pancytopenia"])


def test_a_work_up_says_its_conclusion_and_what_was_not_done() -> None:
    assert titles.work_up_title("Why?", "No cause proven. More.", ["aggregation"]) == (
        "No cause proven; not done: aggregation"
    )
    assert titles.work_up_title("Why does he bleed?", "") == "Work-up: Why does he bleed?"


def test_goals_tell_how_the_intent_changed() -> None:
    assert titles.goals_title("A transplant", "parents", ["palliative", "curative"]) == (
        "Goals: palliative intent, then curative"
    )
    assert titles.goals_title("Time at home.", "parents", ["palliative"]) == (
        "Parents: time at home"
    )


def test_images_without_a_file_are_left_to_radiology() -> None:
    assert titles.images_title(["MRI", "CT"], 2) == "Two key images, to be shown by radiology"
    assert titles.images_title(["MRI of the head"], 0) == "One key image: MRI of the head"


def test_options_are_never_ranked() -> None:
    assert titles.options_title(["A", "B"]) == "Two options to discuss, unranked: A; B"
    assert titles.options_title(["A" * 60, "B" * 60]) == "Two options to discuss, unranked"
    assert titles.options_title([]) == "Options for discussion: none stated in the case"


def test_the_recommendation_is_the_boards() -> None:
    assert titles.recommendation_title("") == ("Recommendation: the board decides, not the program")
    assert titles.recommendation_title("Wait.") == "The board recommends: Wait"


def test_relapses_and_remissions_are_counted_without_a_number_of_their_own() -> None:
    assert titles.relapses_title(4, 1) == "Four relapses and one remission stated"
    assert titles.relapses_title(0, 2) == "Two remissions stated"
    assert titles.relapses_title(1, 0, 1) == "One relapse and no evidence of disease stated"


texts = st.text(max_size=200)
many = st.lists(texts, max_size=6)


@pytest.mark.parametrize(
    "made",
    [
        st.builds(titles.question_title, texts),
        st.builds(titles.diagnosis_title, texts, many),
        st.builds(titles.course_title, st.lists(many, max_size=6), st.integers(0, 20)),
        st.builds(titles.lines_title, many, many),
        st.builds(titles.status_title, st.lists(st.tuples(texts, texts), max_size=3), texts),
        st.builds(titles.labs_title, many, st.integers(0, 30)),
        st.builds(titles.toxicity_title, many, texts),
        st.builds(titles.work_up_title, texts, texts, many),
        st.builds(titles.goals_title, texts, texts, many),
        st.builds(titles.images_title, many, st.integers(0, 6)),
        st.builds(titles.recommendation_title, texts),
    ],
)
def test_every_title_says_something_within_two_lines(made: st.SearchStrategy[str]) -> None:
    @given(made)
    def holds(title: str) -> None:
        assert 0 < len(title) <= MAX_LENGTH

    holds()


def test_complications_are_counted_by_cycle_with_the_worst_laboratory_grade() -> None:
    assert titles.cycles_title("inotuzumab ozogamicin", 2, [1, 3], 4, 3) == (
        "Two complications in cycles 1 and 3 of inotuzumab ozogamicin; worst laboratory grade 3"
    )
    assert titles.cycles_title("inotuzumab ozogamicin", 0, [], 4, 0) == (
        "No complication stated in four cycles of inotuzumab ozogamicin"
    )


def test_progressions_that_are_told_alike_are_counted() -> None:
    """Words would tell one of the two."""
    assert titles.course_title((), 3, ["progression under A", "progression under B"]) == (
        "Progression under A; then progression under B"
    )
    assert titles.course_title((), 3, ["progression", "progression under B", "progression"]) == (
        "Three progressions in three lines of therapy"
    )
