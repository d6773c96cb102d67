import pytest
from msgspec.structs import replace

from boardapp.case.case import Case, Remark
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Agent, Therapy
from boardapp.desktop.session.following import followed, place_now

A, B, C = Agent(name="a"), Agent(id="b", name="b"), Agent(name="c")
OLD = Case(
    title="A case",
    diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
    therapies=(Therapy(name="first"), Therapy(id="second", name="second", agents=(A, B, C))),
    remarks=(Remark(text="x"), Remark(text="y")),
)


def _agents(*agents: Agent) -> Case:
    return replace(OLD, therapies=(replace(OLD.therapies[1], agents=agents),))


@pytest.mark.parametrize(
    ("new", "place", "now"),
    [
        (_agents(A, B, C), "therapies[1].agents[0]", "therapies[0].agents[0]"),
        (_agents(B, C), "therapies[1].agents[2].dose", "therapies[0].agents[1].dose"),
        (_agents(C, replace(B, route="iv")), "therapies[1].agents[1]", "therapies[0].agents[1]"),
        (_agents(B, C), "therapies[1].agents[0]", None),
        (_agents(A, B, replace(C, route="iv")), "therapies[1].agents[2]", "therapies[0].agents[2]"),
        (_agents(A), "therapies[0]", None),
        (replace(OLD, title="Other"), "remarks[1].text", "remarks[1].text"),
        (replace(OLD, remarks=OLD.remarks[::-1]), "remarks[1]", "remarks[0]"),
        (OLD, "diagnosis.when", "diagnosis.when"),
        (OLD, "remarks", "remarks"),
        (OLD, "", ""),
        (OLD, "remarks[9]", None),
    ],
)
def test_a_record_is_found_again(new: Case, place: str, now: str | None) -> None:
    assert place_now(place, OLD, new) == now
    assert followed(place, OLD, new) == (place if now is None else now)
