"""A review without dates: what is told is how far from the diagnosis it was."""

import re

import msgspec
import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Privacy
from boardapp.case.complications import AdverseEvent
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.patient import Patient
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.times import stated_time
from tests.review.building import a_case

CALENDAR = re.compile(r"20(?:1|2)\d|\b\d{1,2}\.\d{1,2}\.\d\d\b")


def _case(diagnosed: str = "2019-12-05", status: str = "de-identified", said: str = "") -> Case:
    born = "2012-03-04" if diagnosed != "not reported" else "not reported"
    return a_case(
        diagnosed=diagnosed,
        privacy=Privacy(status=status),  # type: ignore[arg-type]
        meeting=Meeting(as_of=When.parse("2022-08-01"), question=Statement(text=said)),
        patient=Patient(born=When.parse(born)),
        therapies=(
            Therapy(
                id="c", name="imatinib", line=1, status="ongoing", start=When.parse("2022-05-01"),
                summary=said,
            ),
        ),
        assessments=(
            Assessment(when=When.parse("2022-05-15"), finding="evaluation", response=said or "PR"),
        ),
        labs=(LabResult(test="platelets", value=Value(45), when=When.parse("2022-05-16")),),
        adverse_events=(
            # Contradictory: it is told with the statements.
            AdverseEvent(term="fever", onset=When.parse("2022-05-20"), end=When.parse("2022-05")),
            AdverseEvent(term="rash", onset=When.parse("2022-06-20"), end=When.parse("2022-05-03")),
        ),
    )  # fmt: skip


def _texts(review: Review) -> str:
    # Times as data are dropped of dates too; the ages are counted, and are no date.
    bare = msgspec.structs.replace(review, definitions=(), ages=None, register=())
    return msgspec.json.encode(bare, enc_hook=str).decode()


@pytest.mark.parametrize("diagnosed", ["2019-12-05", "2019-12", "2019", "2019-12-05, age 7 y"])
def test_a_review_without_dates_holds_none_whatever_the_file_says(diagnosed: str) -> None:
    said = "PR – 2022-05-15, as in Sep 2021; 14.3.22, and on 3/4/2021 again; stable since 2020"
    review = review_case(_case(diagnosed, said=said), keeps_dates=False)

    assert CALENDAR.findall(_texts(review)) == []


def test_a_date_in_words_is_told_from_the_diagnosis() -> None:
    review = review_case(_case(said="PR on 15 May 2022; relapse in Dec 2019"), keeps_dates=False)

    assert review.question.value == "PR on month 29.3; relapse in month −0.5 to 1"


def test_without_a_dated_diagnosis_a_date_is_not_shown() -> None:
    review = review_case(_case("not reported", said="PR – 2022-05-15"), keeps_dates=False)

    assert review.question.value == "PR – date not shown"


def test_in_a_case_that_is_not_de_identified_such_a_date_stays() -> None:
    case = _case("not reported", "identified", "PR – 2022-05-15; ELN 2022; in 2019")

    review = review_case(case, keeps_dates=False)

    assert review.question.value == "PR – 2022-05-15; ELN 2022; in 2019"


def test_times_are_told_from_the_diagnosis_and_keep_their_days() -> None:
    case = _case()
    review, dated = review_case(case, keeps_dates=False), review_case(case)

    assert stated_time(review.as_of) == "month 31.9"
    assert stated_time(dated.as_of) == "on 1 Aug 2022"
    assert review.as_of.drawn == dated.as_of.drawn == 970
    assert review.labs[0].points[0].day == dated.labs[0].points[0].day == 893
