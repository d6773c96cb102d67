"""What the board is asked, what may be done, and what it recommends."""

from typing import Literal

from boardapp.case.record import Identified, Lasting, Record
from boardapp.case.when import When

Subject = Literal[
    "relapse therapy",
    "transplant",
    "donor",
    "radiotherapy",
    "surgery",
    "end of treatment",
    "palliation",
    "antigen",
    "bleeding",
    "CNS",
    "remission",
]
"""What a question may be about. "antigen": drugs against one; "remission": how deep it is."""


class Statement(Record, frozen=True, kw_only=True):
    """A sentence with its source."""

    text: str = ""
    source: str = ""
    note: str = ""


class Question(Identified, frozen=True, kw_only=True):
    """One part of what the board is asked."""

    text: str = ""


class Meeting(Record, frozen=True, kw_only=True):
    """The meeting and what is asked of it. `as_of` is the day the data end.

    `question` is what is asked, in a sentence; `questions` are its parts one by one, where
    there are several. `subjects` say what it is about, where its words don't.
    """

    date: When = When.NOT_REPORTED
    as_of: When = When.NOT_REPORTED
    question: Statement = Statement()
    questions: tuple[Question, ...] = ()
    subjects: tuple[Subject, ...] = ()
    reason: Statement = Statement()
    new_problem: Statement = Statement()
    presenter: str = ""


class Goal(Identified, frozen=True, kw_only=True):
    """What patient and family want, and the intent it led to, at a time."""

    text: str
    by: str = "family"
    intent: str = ""
    when: When = When.NOT_REPORTED


class Option(Identified, frozen=True, kw_only=True):
    """One way to go, with its basis. Options are never ranked: their order is as stated.

    `in_this_patient` lists what this course says for it, `against` what speaks against it here
    or is open; the other fields hold the basis in full.
    """

    name: str
    in_this_patient: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    evidence: str = ""
    prior_exposure: str = ""
    risks: str = ""
    conditions: str = ""
    references: tuple[str, ...] = ()


class Attendance(Lasting, frozen=True, kw_only=True):
    """A specialty and who came for it."""

    specialty: str
    name: str = ""
    present: bool = False


class Recommendation(Record, frozen=True, kw_only=True):
    """The board's decision, as minuted; empty until it has met."""

    decision: str = ""
    rationale: str = ""
    dissent: str = ""
    conditions: str = ""
    owner: str = ""
    due: When = When.NOT_REPORTED
    attendance: tuple[Attendance, ...] = ()
