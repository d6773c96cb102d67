"""The grade of each system from the parts that it read."""

from collections.abc import Callable, Mapping
from typing import cast

from msgspec.structs import replace

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical import acute_gvhd, chronic_gvhd, crs_grade, icans_grade, sos_severity
from boardapp.clinical.part_grades import PartsGrade, Steps, System, stated_step
from boardapp.clinical.response_criteria import Presence
from boardapp.review.judged.read_parts import PartsRead

_WAKING: tuple[icans_grade.Waking, ...] = (
    "spontaneously", "to voice", "to touch", "unarousable",
)  # fmt: skip
_OEDEMA: tuple[icans_grade.Oedema, ...] = ("none", "not named", "focal", "diffuse")
_COAGULATION: tuple[sos_severity.Coagulation, ...] = ("normal", "impaired", "replaced")
_OF_ONE_TIME = "its parts are of one time"


def grade_of_parts(system: System, read: PartsRead, age: Age | None) -> PartsGrade:
    """The grade by a system that has parts; `age` is that at the complication."""
    return _GRADES[system](read, age)


def _crs(read: PartsRead, _: Age | None) -> PartsGrade:
    count, vasopressin = _vasopressors(read)
    flow, device = _oxygen(read)
    return crs_grade.crs_grade(
        crs_grade.CrsParts(
            temperature=read.most("temperature"),
            fever=read.state("temperature"),
            is_after_treatment=True if read.state("treated before") == "present" else None,
            hypotension=read.state("hypotension"),
            vasopressors=count,
            vasopressin=vasopressin,
            oxygen=flow,
            device=device,
        )
    )


def _vasopressors(read: PartsRead) -> tuple[Value | None, Presence | None]:
    """How many, by number or by name: that some are named does not say that there were no more."""
    named, vasopressin = crs_grade.counted_vasopressors(read.words.get("vasopressor", ()))
    number = read.most("vasopressors")
    if number is None or (number.high is not None and number.high < named):
        state = read.state("vasopressors")
        least = max(named, 1 if state == "present" else 0)
        number = Value(f">={least}") if least else Value(0) if state == "absent" else None
    return number, "present" if vasopressin == "present" else None


def _oxygen(read: PartsRead) -> tuple[Value | None, crs_grade.Device | None]:
    """The flow and the device of the worst that is told."""
    told: list[tuple[Value | None, str]] = [
        *read.numbers.get("oxygen", ()),
        *((None, word) for word in read.words.get("oxygen", ())),
    ]
    if not told:
        return None, "none" if read.state("oxygen") == "absent" else None
    given = [(flow, cast("crs_grade.Device", device)) for flow, device in told]
    return max(given, key=lambda one: _rank(crs_grade.oxygen_steps(*one)))


def _rank(steps: Steps | None) -> tuple[int, int]:
    return (steps.low, steps.high) if steps is not None else (-1, -1)


def _icans(read: PartsRead, age: Age | None) -> PartsGrade:
    oedema = read.word("oedema", _OEDEMA)
    if oedema is None and read.state("oedema") == "absent":
        oedema = "none"
    return icans_grade.icans_grade(
        icans_grade.IcansParts(
            age=age,
            is_delayed=read.state("delayed") == "present",
            ice=read.least("ICE"),
            capd=read.most("CAPD"),
            can_do_capd=False if read.state("CAPD undoable") == "present" else None,
            waking=cast("icans_grade.Waking | None", read.word("waking", _WAKING)),
            seizures=read.state("seizures"),
            seizure_minutes=read.most("seizures"),
            motor_deficit=read.state("motor deficit"),
            oedema=cast("icans_grade.Oedema | None", oedema),
        )
    )


def _magic(read: PartsRead, _: Age | None) -> PartsGrade:
    weight = read.most("weight")
    gut = acute_gvhd.LowerGut(
        per_kg=read.most("stool per kg"),
        volume=read.most("stool"),
        episodes=read.most("episodes"),
        weight_kg=weight,
        is_mixed_with_urine=read.state("mixed") == "present",
        is_grave=read.state("pain", "ileus", "blood"),
    )
    skin = acute_gvhd.skin_stage(read.most("skin"), read.state("bullae"))
    if skin is None and read.state("skin") == "absent":
        skin = Steps(0, 0)
    upper = read.state("upper gut") or read.state("nausea", "vomiting", "anorexia")
    graded = acute_gvhd.magic_grade(
        {
            "skin": _either(skin, _stage(read, "skin")),
            "liver": _either(acute_gvhd.liver_stage(read.most("bilirubin")), _stage(read, "liver")),
            "lower gut": _either(acute_gvhd.lower_gut_stage(gut), _stage(read, "lower gut")),
            "upper gut": _either(acute_gvhd.upper_gut_stage(upper), _stage(read, "upper gut")),
        }
    )
    return replace(graded, only_if=(*graded.only_if, *_weight_condition(gut)))


def _weight_condition(gut: acute_gvhd.LowerGut) -> tuple[str, ...]:
    """What a volume without a weight holds under, since children and adults have their own."""
    if gut.weight_kg is not None or gut.is_grave == "present":
        return ()
    if gut.per_kg is not None:
        return ("the patient weighs 50 kg or less",)
    return ("the patient weighs more than 50 kg",) if gut.volume is not None else ()


def _stage(read: PartsRead, organ: str) -> Steps | None:
    return stated_step(read.most(f"{organ} stage"), acute_gvhd.TOPS[organ])


def _either(one: Steps | None, other: Steps | None) -> Steps | None:
    """Between both where an organ is told in two ways."""
    if one is None or other is None:
        return one or other
    return Steps(min(one.low, other.low), max(one.high, other.high))


def _nih(read: PartsRead, _: Age | None) -> PartsGrade:
    scores = {site: _score(read, site) for site in chronic_gvhd.SITES}
    by_fev1 = chronic_gvhd.lung_score(read.least("FEV1"))
    scores[chronic_gvhd.LUNGS] = _either(scores[chronic_gvhd.LUNGS], by_fev1)
    return _of_one_time(chronic_gvhd.nih_severity(scores), read)


def _score(read: PartsRead, site: str) -> Steps | None:
    """The score of a site; without a number it is there or not."""
    number = stated_step(read.most(site), chronic_gvhd.HIGHEST_SCORE)
    if number is not None:
        return number
    state = read.state(site)
    return {None: None, "absent": Steps(0, 0), "present": Steps(1, 3)}[state]


def _ebmt(read: PartsRead, _: Age | None) -> PartsGrade:
    refractory, state = read.most("refractory"), read.state("refractory")
    if refractory is None and state is not None:
        refractory = Value(0) if state == "absent" else Value(">0")
    coagulation = read.word("coagulation", _COAGULATION)
    if coagulation is None and read.state("coagulation") == "absent":
        coagulation = "normal"
    graded = sos_severity.sos_severity(
        sos_severity.SosFindings(
            liver_tests=read.most("liver tests"),
            refractory_d=refractory,
            bilirubin=read.most("bilirubin"),
            gfr=read.least("GFR"),
            coagulation=cast("sos_severity.Coagulation | None", coagulation),
        )
    )
    return _of_one_time(graded, read)


def _of_one_time(graded: PartsGrade, read: PartsRead) -> PartsGrade:
    """Systems that add up sites or signs ask for those of one time."""
    if graded.lowest is None or len(read.times) < 2:
        return graded
    return replace(graded, only_if=(*graded.only_if, _OF_ONE_TIME))


_GRADES: Mapping[System, Callable[[PartsRead, Age | None], PartsGrade]] = {
    "ASTCT CRS": _crs,
    "ASTCT ICANS": _icans,
    "MAGIC": _magic,
    "NIH": _nih,
    "EBMT": _ebmt,
}
