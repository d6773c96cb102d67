"""What a question is about: every subject that it names, and none that lies behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.clinical.board_questions import SUBJECTS, phrase_of, subjects_of

QUESTIONS = [
    ("Go on with imatinib, stop, or transplant from an alternative donor?",
     {"transplant", "donor", "end of treatment"}),
    ("Autologous transplant, or radiotherapy of the field alone?", {"transplant", "radiotherapy"}),
    ("Operate again, or irradiate?", {"surgery", "radiotherapy"}),
    ("Resect the metastases?", {"surgery"}),
    ("Which drug for the second relapse?", {"relapse therapy", "remission"}),
    ("What should follow after relapse 2?", {"relapse therapy", "remission"}),
    ("Progression, not fit for transplant: an antibody, or comfort care?",
     {"relapse therapy", "palliation", "antigen"}),
    ("No longer eligible for CAR-T: what now?", set()),
    ("Six months after haploidentical transplant, after resection: what first?", set()),
    ("Post-transplant fever: what is it?", set()),
    ("For how long should she take it after the operation?", {"end of treatment"}),
    ("Bleeding with a long aPTT: why?", {"bleeding"}),
    ("Is cranial irradiation needed?", {"CNS", "radiotherapy"}),
    ("Which treatment should follow?", set()),
    ("", set()),
]  # fmt: skip


@pytest.mark.parametrize(("question", "subjects"), QUESTIONS)
def test_a_question_is_about_what_it_names(question: str, subjects: set[str]) -> None:
    assert set(subjects_of(question)) == subjects


@given(st.text())
def test_any_text_is_read_and_each_subject_once(text: str) -> None:
    found = subjects_of(text)
    assert len(found) == len(set(found))


def test_every_subject_has_a_phrase() -> None:
    assert all(phrase_of(one.subject) == one.phrase for one in SUBJECTS)
