"""Whether the patient lives, in words: never more than is stated."""

from typing import Literal

from boardapp.case.patient import VitalStatus
from boardapp.case.said import said

ONGOING, ONGOING_AT_DEATH = "ongoing", "ongoing at death"
PLANNED, HAD_BEEN_PLANNED = "Planned", "Had been planned"


def died_text(cause: str) -> str:
    """A death with its stated cause: "died (sepsis)"; "died" where none is stated."""
    told = said(cause)
    return f"died ({told})" if told else "died"


def vital_text(vital: VitalStatus) -> str:
    """The vital status as stated, without its time: "alive at last contact (in remission)"."""
    match vital.state:
        case "dead":
            return died_text(vital.cause)
        case "alive":
            text = "alive at last contact" if vital.when.is_reported else "alive"
        case "lost to follow-up":
            text = "lost to follow-up"
        case _:
            return ""
    return f"{text} ({disease})" if (disease := said(vital.disease)) else text


def state_name(*, is_dead: bool) -> Literal["State at death", "Current status"]:
    """What the state of a patient is called: nothing of the dead is current."""
    return "State at death" if is_dead else "Current status"


def options_name(*, is_dead: bool) -> str:
    """What the options of a case are called: after a death none is open."""
    return (
        "Options as stated (the patient died)" if is_dead else "Options for discussion (unranked)"
    )


def ongoing_word(*, is_dead: bool) -> str:
    """How a therapy that goes on is told."""
    return ONGOING_AT_DEATH if is_dead else ONGOING


def planned_word(*, is_dead: bool) -> str:
    """How a therapy that is planned is told."""
    return HAD_BEEN_PLANNED if is_dead else PLANNED
