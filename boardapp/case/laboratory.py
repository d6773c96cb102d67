"""Laboratory results and the work-up grid."""

from typing import Literal

from boardapp.case.record import Concept, Lasting
from boardapp.case.value import Value
from boardapp.case.when import When


# Not looked through by the garbage collector: 100,000 of them held all threads for 100 ms, and a
# record holds nothing that could hold it.
class LabResult(Concept, frozen=True, kw_only=True, gc=False):
    """One result. `low` and `high` are the reporting laboratory's own range, in `unit`."""

    test: str
    when: When = When.NOT_REPORTED
    value: Value = Value.NOT_REPORTED
    unit: str = ""
    low: float | None = None
    high: float | None = None
    specimen: str = ""
    code: str = ""
    method: str = ""


WorkUpState = Literal["done", "not done", "asked for", "pending", "not reported"]


class WorkUpItem(Concept, frozen=True, kw_only=True):
    """One investigation of a question: done with a result, not done, or asked for."""

    test: str
    state: WorkUpState = "done"
    result: Value | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    when: When = When.NOT_REPORTED
    meaning: str = ""


class WorkUp(Lasting, frozen=True, kw_only=True):
    """A set of investigations that pursue one question, such as unexplained bleeding."""

    question: str
    items: tuple[WorkUpItem, ...] = ()
    conclusion: str = ""
    source: str = ""
