"""An imaging study with a response is a look at the disease, and is counted once."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.imaging import ImagingStudy
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case

_ABVD = Therapy(id="abvd", name="ABVD", line=1, start=When.parse("dx + 5 d"))
_BV = Therapy(id="bv", name="BV", line=2, start=When.parse("dx + 200 d"))


def _study(when: str, response: str = "", **more: Any) -> ImagingStudy:
    given = {"modality": "PET/CT", "response_system": "Lugano"} | more
    return ImagingStudy(when=When.parse(when), response=response, **given)


def _look(when: str, response: str = "", **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), response=response, **more)


def _review(*studies: ImagingStudy, looks: tuple[Assessment, ...] = (), **parts: Any) -> Review:
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="Hodgkin lymphoma"))
    given = {"diagnosis": diagnosis, "therapies": (_ABVD,)} | parts
    return review_case(a_case(imaging=studies, assessments=looks, **given))


def _names(review: Review) -> list[str]:
    return [look.name for look in review.looks]


def test_a_study_with_a_response_is_a_look_in_its_own_words_and_with_its_system() -> None:
    review = _review(_study("dx + 60 d", "CMR", finding="no uptake", source="letter"))
    (look,) = review.looks
    assert (look.name, look.state, look.words) == ("CMR by Lugano", "remission", "no uptake")
    assert (look.place, look.source, look.line) == ("imaging[0]", "letter", 1)
    assert review.status.text == "CMR by Lugano"
    assert review.lines[0].best_response == "CMR by Lugano"
    assert [r.evidence for r in review.remissions] == ["CMR by Lugano"]


@pytest.mark.parametrize("response", ["", "not reported"])
def test_a_study_without_a_response_is_no_look(response: str) -> None:
    review = _review(_study("dx + 60 d", response, finding="no lesion"))
    assert review.looks == ()
    assert [entry.title for entry in review.course if entry.kind == "imaging study"] == ["PET/CT"]


def test_after_decides_which_line_a_study_judges() -> None:
    late = _study("dx + 210 d", "PMR", after="abvd")
    review = _review(late, therapies=(_ABVD, _BV))
    assert [look.line for look in review.looks] == [1]
    unnamed = _review(_study("dx + 210 d", "PMR"), therapies=(_ABVD, _BV))
    assert [look.line for look in unnamed.looks] == [2]


def test_what_ends_a_line_may_be_told_by_a_study() -> None:
    review = _review(_study("dx + 60 d", "PMR"), _study("dx + 100 d", "PMD"))
    (line,) = review.lines
    assert (line.best_response, line.ended_by) == ("PMR by Lugano", "PMD by Lugano")
    assert review.status.text == "PMD by Lugano"


@pytest.mark.parametrize(
    ("of_study", "of_look"),
    [
        ("dx + 60 d", "dx + 60 d"),
        ("2020-03-01", "dx + 60 d"),  # one day by the clock
        ("2020-03", "2020-03"),  # one statement
    ],
)
def test_a_study_of_the_time_of_an_assessment_that_says_the_same_is_not_counted_twice(
    of_study: str, of_look: str
) -> None:
    review = _review(_study(of_study, "CMR"), looks=(_look(of_look, "CR"),))
    assert _names(review) == ["CR"]


@pytest.mark.parametrize(
    ("of_study", "of_look", "response"),
    [
        ("2020-03-02", "dx + 60 d", "CMR"),  # a day later
        ("2020-03-01", "2020-03", "CMR"),  # it may be another day
        ("dx + 60 d", "dx + 60 d", "PMR"),  # another state
        ("not reported", "not reported", "CMR"),  # nothing says that they are of one time
    ],
)
def test_a_study_of_another_time_or_another_state_is_a_look_of_its_own(
    of_study: str, of_look: str, response: str
) -> None:
    review = _review(_study(of_study, response), looks=(_look(of_look, "CR"),))
    assert sorted(_names(review)) == sorted(["CR", f"{response} by Lugano"])


def test_without_times_the_therapy_that_both_judge_makes_them_one() -> None:
    study = _study("not reported", "CMR", after="abvd")
    same = _review(study, looks=(_look("not reported", "CR", after="abvd"),))
    assert _names(same) == ["CR"]
    other = _review(study, looks=(_look("not reported", "CR", after="bv"),), therapies=(_ABVD, _BV))
    assert len(other.looks) == 2


def test_two_studies_of_one_day_with_one_response_are_one_look() -> None:
    review = _review(_study("dx + 60 d", "CMR"), _study("dx + 60 d", "CMR", modality="MRI"))
    assert [look.place for look in review.looks] == ["imaging[0]"]


def test_words_that_name_no_state_are_compared_as_words() -> None:
    looks = (_look("dx + 60 d", "Minor change"),)
    assert len(_review(_study("dx + 60 d", "minor  change"), looks=looks).looks) == 1
    assert len(_review(_study("dx + 60 d", "no change"), looks=looks).looks) == 2


def test_a_remission_told_by_a_study_stands_before_a_relapse() -> None:
    relapse = Assessment(when=When.parse("dx + 300 d"), finding="relapse", sites=("node",))

    def rules(*studies: ImagingStudy) -> set[str]:
        return {found.rule for found in _review(*studies, looks=(relapse,)).findings}

    assert "relapse without a remission" in rules()
    assert "relapse without a remission" not in rules(_study("dx + 60 d", "CMR"))


def test_a_study_that_contradicts_an_assessment_of_its_day_is_found() -> None:
    review = _review(_study("dx + 60 d", "PMD"), looks=(_look("dx + 60 d", "CR"),))
    found = [f for f in review.findings if f.rule == "two states at one time"]
    assert [(f.place, f.also_at) for f in found] == [("imaging[0].response", ("assessments[0]",))]


def test_a_study_that_judges_no_therapy_of_the_case_is_found() -> None:
    review = _review(_study("dx + 60 d", "CMR", after="abdv"))
    found = [f for f in review.findings if f.rule == "look and its therapy"]
    assert [f.place for f in found] == ["imaging[0].after"]
    assert 'names "abdv", which is no therapy of the case; abvd?' in found[0].sentence


def test_the_response_of_a_therapy_and_of_an_assessment_name_their_system() -> None:
    therapy = Therapy(
        id="x", name="IVA", line=1, start=When.parse("dx"), best_response="PR",
        best_response_system="RECIST 1.1",
    )  # fmt: skip
    look = _look("dx + 99 d", "PD", response_system="RECIST 1.1")
    review = _review(looks=(look,), therapies=(therapy,))
    assert review.lines[0].best_response == "PR by RECIST 1.1"
    assert review.lines[0].ended_by == "PD by RECIST 1.1"
    titles = [entry.title for entry in review.course]
    assert "PD by RECIST 1.1" in titles
    assert not any("response by" in entry.text for entry in review.course)


def test_the_progression_that_a_study_of_the_day_of_a_relapse_states_is_that_relapse() -> None:
    relapse = Assessment(when=When.parse("dx + 400 d"), finding="relapse", number=1)
    review = _review(_study("dx + 400 d", "progressive metabolic disease"), looks=(relapse,))
    assert [(look.finding, look.state) for look in review.looks] == [("relapse", "relapse")]
    later = _review(_study("dx + 450 d", "progressive metabolic disease"), looks=(relapse,))
    assert [look.state for look in later.looks] == ["relapse", "progression"]


@pytest.mark.parametrize(
    ("day", "start", "looks"),
    [
        # A therapy that began between tells two; a month is not asked for that.
        (369, "dx + 380 d", 1), (368, "dx + 380 d", 2), (368, "not reported", 2),
        # What grows untreated is one progression for up to three months.
        (368, "dx + 10 d", 1), (368, "dx + 368 d", 1), (368, "dx + 400 d", 1),
        (308, "dx + 10 d", 1), (307, "dx + 10 d", 2),
        (400, "dx + 10 d", 1), (401, "dx + 10 d", 2),
    ],
)  # fmt: skip
def test_a_progression_that_a_study_shows_before_it_is_stated_is_one(
    day: int, start: str, looks: int
) -> None:
    relapse = Assessment(when=When.parse("dx + 400 d"), finding="relapse", number=1)
    therapy = Therapy(name="IVA", start=When.parse(start))
    review = _review(_study(f"dx + {day} d", "PMD"), looks=(relapse,), therapies=(therapy,))
    assert len(review.looks) == looks
