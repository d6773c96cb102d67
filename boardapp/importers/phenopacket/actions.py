"""Treatments, procedures, radiation and regimens."""

import re
from typing import Any

from boardapp.case.complications import AdverseEvent
from boardapp.case.laboratory import WorkUpItem
from boardapp.case.therapy import Agent, Radiation, Schedule, Status, Surgery, Therapy, Transplant
from boardapp.importers.phenopacket.gathering import NOT_REPORTED, Gathering, number, sentence
from boardapp.importers.phenopacket.terms import code_of, inner, label, objects, text_of, unit_of

_REGIMENS: dict[str, Status] = {"STARTED": "ongoing", "COMPLETED": "given", "DISCONTINUED": "given"}
_TRANSPLANT = re.compile(r"\btransplant", re.IGNORECASE)
_STEM_CELLS = re.compile(r"stem cell|bone marrow|h(?:a)?ematopoietic", re.IGNORECASE)
_OPERATION = re.compile(r"\w(?:ectomy|plasty)\b|excision|resection|amputation", re.IGNORECASE)
_WHOLE_GRAY = "Gy"
"""Version 2 of the schema states doses of radiation in Gray."""


def read_action(action: dict[str, Any], where: str, gathered: Gathering) -> str:
    """One medical action, by what it holds."""
    readers = {
        "treatment": _read_treatment,
        "procedure": _read_procedure,
        "radiationTherapy": _read_radiation,
        "therapeuticRegimen": _read_regimen,
    }
    for key, read in readers.items():
        if inner(action, key):
            outcome = read(action, inner(action, key), where, gathered)
            if not outcome:
                _read_adverse_events(action, where, gathered)
            return outcome
    return "holds no action"


def _read_treatment(
    action: dict[str, Any], treatment: dict[str, Any], where: str, gathered: Gathering
) -> str:
    name = label(treatment.get("agent"))
    if not name:
        return "names no agent"
    gathered.ledger.put("statements")
    doses = objects(treatment.get("doseIntervals"))
    stretches = [inner(dose, "interval") for dose in doses if inner(dose, "interval")]
    starts = [gathered.ends(one, where) for one in sorted(stretches, key=_beginning)]
    only = doses[0] if len(doses) == 1 else {}
    total = inner(treatment, "cumulativeDose")
    gathered.draft.therapies.append(
        Therapy(
            **_shared(action),
            name=name,
            start=starts[0][0] if starts else NOT_REPORTED,
            end=starts[-1][1] if starts else NOT_REPORTED,
            agents=(
                Agent(
                    name=name,
                    dose=number(inner(only, "quantity").get("value")),
                    unit=unit_of(inner(only, "quantity").get("unit")),
                    route=label(treatment.get("routeOfAdministration")),
                    schedule=label(only.get("scheduleFrequency")),
                    codes=code_of(treatment.get("agent")),
                ),
            ),
            schedules=tuple(_schedule(one, where, gathered) for one in doses) if not only else (),
            codes=code_of(treatment.get("agent")),
            source=gathered.cite(where),
            note=sentence(
                [
                    *_notes(action),
                    f"cumulative dose {_amount(total)}" if total else "",
                    _drug_type(treatment),
                ]
            ),
        )
    )
    return ""


def _beginning(interval: dict[str, Any]) -> str:
    return text_of(interval.get("start"))


def _drug_type(treatment: dict[str, Any]) -> str:
    stated = text_of(treatment.get("drugType"))
    return "" if stated in ("", "UNKNOWN_DRUG_TYPE") else stated.replace("_", " ").lower()


def _schedule(dose: dict[str, Any], where: str, gathered: Gathering) -> Schedule:
    amount = _amount(inner(dose, "quantity"))
    text = " ".join(filter(None, (amount, label(dose.get("scheduleFrequency")))))
    return Schedule(
        text=text or "dose not reported",
        when=gathered.interval(inner(dose, "interval"), where),
    )


def _amount(quantity: dict[str, Any]) -> str:
    value = number(quantity.get("value"))
    return f"{value.text} {unit_of(quantity.get('unit'))}".strip() if value else ""


def _read_procedure(
    action: dict[str, Any], procedure: dict[str, Any], where: str, gathered: Gathering
) -> str:
    name = label(procedure.get("code"))
    if not name:
        return "names no procedure"
    gathered.ledger.put("procedures")
    when = gathered.when(procedure.get("performed"), where)
    site = label(procedure.get("bodySite"))
    codes = code_of(procedure.get("code"))
    is_transplant = bool(_TRANSPLANT.search(name) and _STEM_CELLS.search(name))
    if is_transplant or _OPERATION.search(name):
        gathered.draft.therapies.append(
            Therapy(
                **_shared(action),
                name=name,
                kind="stem cell transplant" if is_transplant else "surgery",
                start=when,
                transplant=Transplant() if is_transplant else None,
                surgery=None if is_transplant else Surgery(procedure=name, site=site),
                codes=codes,
                source=gathered.cite(where),
                note=sentence(_notes(action)),
            )
        )
        return ""
    gathered.draft.procedures.append(
        WorkUpItem(
            test=name,
            when=when,
            codes=codes,
            source=gathered.cite(where),
            note=sentence([f"site: {site}" if site else "", *_notes(action)]),
        )
    )
    return ""


def _read_radiation(
    action: dict[str, Any], radiation: dict[str, Any], where: str, gathered: Gathering
) -> str:
    gathered.ledger.put("procedures")
    dose, fractions = number(radiation.get("dosage")), number(radiation.get("fractions"))
    gathered.draft.therapies.append(
        Therapy(
            **_shared(action),
            name="radiotherapy",
            kind="radiation",
            radiation=(
                Radiation(
                    site=label(radiation.get("bodySite")) or "not reported",
                    dose=dose,
                    unit=_WHOLE_GRAY if dose else "",
                    fractions=fractions,
                    technique=label(radiation.get("modality")),
                ),
            ),
            codes=code_of(radiation.get("modality")),
            source=gathered.cite(where),
            note=sentence(_notes(action)),
        )
    )
    return ""


def _read_regimen(
    action: dict[str, Any], regimen: dict[str, Any], where: str, gathered: Gathering
) -> str:
    reference = inner(regimen, "externalReference")
    name = (
        label(regimen.get("ontologyClass"))
        or text_of(reference.get("description"))
        or text_of(reference.get("id"))
    )
    if not name:
        return "names no regimen"
    gathered.ledger.put("statements")
    status = text_of(regimen.get("regimenStatus"))
    gathered.draft.therapies.append(
        Therapy(
            **(_shared(action) | {"status": _REGIMENS.get(status, "said to be taken")}),
            name=name,
            protocol=name,
            start=gathered.when(regimen.get("startTime"), where),
            end=gathered.when(regimen.get("endTime"), where),
            codes=code_of(regimen.get("ontologyClass")),
            source=gathered.cite(where),
            note=sentence(["discontinued" if status == "DISCONTINUED" else "", *_notes(action)]),
        )
    )
    return ""


def _shared(action: dict[str, Any]) -> dict[str, Any]:
    """What an action of any kind says of its purpose, its effect and its end."""
    return {
        "intent": label(action.get("treatmentIntent")) or "not reported",
        "best_response": label(action.get("responseToTreatment")) or "not reported",
        "reason_stopped": label(action.get("treatmentTerminationReason")) or "not reported",
    }


def _notes(action: dict[str, Any]) -> list[str]:
    target = label(action.get("treatmentTarget"))
    return [f"for: {target}" if target else ""]


def _read_adverse_events(action: dict[str, Any], where: str, gathered: Gathering) -> None:
    """What is told as an effect of the action: it is the suspect."""
    suspected = label(inner(action, "treatment").get("agent"))
    for number_of, term in enumerate(objects(action.get("adverseEvents"))):
        if name := label(term):
            gathered.draft.adverse_events.append(
                AdverseEvent(
                    term=name,
                    suspected=suspected,
                    codes=code_of(term),
                    source=gathered.cite(f"{where}.adverseEvents[{number_of}]"),
                )
            )
