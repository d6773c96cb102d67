"""The plausibility gate: what can't be, or is seldom meant, in a case as stated.

One table of rules, one file for each family. A rule speaks only where a fault is likely;
it never corrects. What a clinician has looked at is acknowledged in the case.
"""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from boardapp.clinical import (
    body_size,
    cell_doses,
    cns_status,
    ctcae_ranges,
    cumulative_doses,
    drug_labels,
    grade_systems,
    inotuzumab_label,
    karyotype,
    leukemia_remission_number,
    names,
    recist,
    staging_systems,
    tracer_scores,
    usual_limits,
)
from boardapp.clinical import mrd_units as mrd_units_rule
from boardapp.clinical import performance as performance_rule
from boardapp.clinical import protocols as protocols_rule
from boardapp.clinical import radiation as radiation_rule
from boardapp.clinical import scales as scales_rule
from boardapp.review.model.findings import Finding
from boardapp.review.parts import Parts, facts_of
from boardapp.review.plausibility import (
    body,
    cells,
    citations,
    cumulative,
    cycle_doses,
    derived,
    dose_shares,
    foreign_systems,
    future,
    genetics,
    grades,
    imaging,
    label,
    links,
    magnitude,
    mrd_units,
    order,
    part_grades,
    performance,
    person,
    protocols,
    radiation,
    repeats,
    responses,
    results,
    scales,
    series,
    shares,
    spelling,
    staging,
    tissue,
    treatments,
    unitless,
    vital,
    wholes,
)
from boardapp.review.plausibility.rule import Rule, Scene

__all__ = ["RULES", "Rule", "Scene", "plausibility_findings"]

_CTCAE = "CTCAE v5.0, laboratory terms"
_V1 = "version 1"

RULES: tuple[Rule, ...] = (
    Rule("radiation dose plausibility", "version 4", radiation_rule.SOURCE, radiation.doses),
    Rule("spelling of names", _V1, names.RULE, spelling.spelling, "case"),
    Rule("study and reference", _V1, "titles of the cited papers", citations.protocols),
    Rule("survival and reference", _V1, "titles and known figures", citations.survival),
    Rule("first author of a reference", _V1, "known papers", citations.first_authors),
    Rule("stated and computed", _V1, "the rule named in the row", responses.disagreements),
    Rule("severity in words", _V1, "CTCAE v5.0: grades are numbers", grades.words),
    Rule("grade and bleeding", _V1, _CTCAE, grades.bleeding),
    Rule("grades of a range", _V1, _CTCAE, grades.ranges),
    Rule("cycles and label", _V1, inotuzumab_label.SOURCE, label.cycles, "case"),
    Rule("total and sum of cycles", _V1, "the phases of the case", label.totals, "case"),
    Rule("doses and total of a cycle", _V1, "the doses of the case", cycle_doses.totals),
    Rule("days of doses", _V1, "the clock of the case", cycle_doses.days),
    Rule("window over a series", _V1, "the clock of the case", series.windows),
    Rule(
        "number of a remission",
        _V1,
        leukemia_remission_number.SOURCE,
        responses.uncounted_remissions,
    ),
    Rule("one death", _V1, "a patient dies once", vital.deaths),
    Rule("vital status and death", _V1, "the clock of the case", vital.alive_after_death),
    Rule("events after a death", _V1, "the clock of the case", series.after_death),
    Rule("results before birth", _V1, "the clock of the case", series.before_birth),
    Rule("dates after today", _V1, "the day on which the case is read", future.dates_after_today),
    Rule("age in words", "version 2", "the clock of the case", series.ages),
    Rule("power of ten", "version 3", magnitude.RULE, magnitude.powers_of_ten, "one test"),
    Rule("range of another test", _V1, "the ranges of the case", magnitude.foreign_ranges,
         "results"),
    Rule("range upside down", _V1, "a lower limit is not above its upper one", results.ranges,
         "one test"),
    Rule("range and unit", _V1, ctcae_ranges.SOURCE, results.foreign_units, "one test"),
    Rule("impossible value", _V1, "no count is negative, no share above 100 %",
         results.impossible_values, "one test"),
    Rule("unit of a test", _V1, "UCUM and the table of tests", results.units, "one test"),
    Rule("unit of MRD", _V1, mrd_units_rule.RULE, mrd_units.unread),
    Rule("range and usual unit", _V1, usual_limits.SOURCE, results.ranges_of_other_units,
         "one test"),
    Rule("leukocytes at diagnosis", _V1, magnitude.RULE, magnitude.counts_at_diagnosis),
    Rule("intrathecal drugs", _V1, drug_labels.SOURCE, treatments.intrathecal),
    Rule("single doses and labels", "version 2", drug_labels.SOURCE, treatments.single_doses),
    Rule("age and label", _V1, "label of tisagenlecleucel", treatments.ages_of_labels),
    Rule("body surface", _V1, body_size.SOURCE, body.surfaces),
    Rule("body weight", _V1, body_size.SOURCE, body.weights),
    Rule("organ and sex", _V1, "the sex of the case", person.organs, "case"),
    Rule("pregnancy and sex", _V1, "the sex of the case", person.pregnancies, "case"),
    Rule("donor and side of the family", _V1, "the words of the case", person.donors, "case"),
    Rule("karyotype", _V1, karyotype.SOURCE, person.karyotypes),
    Rule("known studies", _V1, protocols_rule.SOURCE, protocols.unknown),
    Rule("frontline study for a relapse", _V1, protocols_rule.SOURCE,
         protocols.frontline_for_relapse),
    Rule("number of a relapse", _V1, "the numbers of the case", order.numbered_twice),
    Rule("relapse without a remission", _V1, "a relapse follows a remission",
         order.without_remission),
    Rule("graft before its transplant", _V1, "the clock of the case", order.grafts),
    Rule("counts of a CNS status", _V1, cns_status.SOURCE, order.uncounted_cns),
    Rule("share above the whole", _V1, shares.SOURCE, shares.above_the_whole),
    Rule("MRD and its marrow", _V1, shares.MRD_SOURCE, shares.mrd_in_its_marrow),
    Rule("performance scale", "version 2", performance_rule.SOURCE, performance.statuses),
    Rule("grade of the CTCAE", _V1, scales_rule.SOURCE, scales.grades),
    Rule("grade of its system", _V1, grade_systems.SOURCE, scales.grades_of_other_systems),
    Rule("grade and its parts", _V1, "the rule named in the row", part_grades.disagreements),
    Rule("parts of a grade", _V1, part_grades.READING, part_grades.unread),
    Rule("body temperature", _V1, scales.TEMPERATURE_SOURCE, scales.temperatures),
    Rule("look and its therapy", _V1, "the ids and the clock of the case", links.judged_therapies),
    Rule("isolated and several sites", _V1, "isolated means one site", links.isolated_sites),
    Rule("blasts of a marrow relapse", _V1, links.MARROW_SOURCE, links.marrow_relapses),
    Rule("plans after a death", _V1, "the statements of the case", links.plans_of_the_dead),
    Rule("numbers of lines", _V1, "the numbers of the case", links.missing_lines),
    Rule("end of what goes on", _V1, "the clock of the case", links.ended_and_ongoing),
    Rule("plans whose time is past", _V1, "the clock of the case", links.past_plans),
    Rule("meeting before its data", _V1, "the clock of the case", links.meeting_before_data),
    Rule("donor of an autologous graft", _V1, "autologous is one's own", links.autologous_donors),
    Rule("one record twice", _V1, "same name and same time", repeats.records),
    Rule("numbers of relapses", _V1, "the numbers of the case", repeats.relapse_numbers),
    Rule("two states at one time", _V1, "the clock of the case", repeats.states_at_one_time),
    Rule("cycles in their order", _V1, "the clock of the case", repeats.cycles),
    Rule("part and whole", _V1, wholes.SOURCE, wholes.parts_of_wholes, "results"),
    Rule("neutrophils and differential", _V1, derived.SOURCE, derived.neutrophils, "results"),
    Rule("share of the leukocytes", _V1, "no share is above 100 %", wholes.shares_of_leukocytes,
         "one test"),
    Rule("state and share of an antigen", _V1, shares.ANTIGEN_SOURCE, shares.antigen_states),
    Rule("height", "version 2", body.HEIGHT_SOURCE, body.heights),
    Rule("cumulative anthracyclines", _V1, cumulative_doses.SOURCE, cumulative.anthracyclines),
    Rule("tracer score", _V1, tracer_scores.SOURCE, imaging.scores),
    Rule("sum of diameters", _V1, imaging.SUM_SOURCE, imaging.sums),
    Rule("size and dimensions", _V1, imaging.SIZE_SOURCE, imaging.sizes),
    Rule("number of target lesions", _V1, recist.SOURCE, imaging.targets),
    Rule("lesion named twice", _V1, "one lesion is measured once", imaging.twice_measured),
    Rule("key image", _V1, "the ids of the case", imaging.key_images),
    Rule("number without a unit", _V1, "a dose needs a unit", unitless.numbers),
    Rule("system of another disease", _V1, foreign_systems.BASIS, foreign_systems.systems),
    Rule("stage of its system", _V1, staging_systems.RULE, staging.stages),
    Rule("grade of its grading", _V1, staging_systems.RULE, staging.grades),
    Rule("share of a stain", _V1, "no share is above 100 %", tissue.shares_of_stains),
    Rule("specimen and operation", _V1, "the times and therapies of the case",
         tissue.operations_of_reports),
    Rule("margins", _V1, tissue.MARGINS_SOURCE, tissue.margins),
    Rule("necrosis", _V1, "no share is above 100 %", tissue.necrosis),
    Rule("operation and kind of therapy", _V1, "the kind and status of the therapy",
         tissue.no_operations),
    Rule("allele fraction", _V1, genetics.FRACTION_SOURCE, genetics.fractions),
    Rule("gene and change", _V1, genetics.GENE_SOURCE, genetics.genes),
    Rule("cell doses", "version 2", cell_doses.SOURCE, cells.doses),
    Rule("share of the standard dose", _V1, dose_shares.SOURCE, dose_shares.shares),
    Rule("value in another unit", _V1, usual_limits.OTHER_UNIT_SOURCE,
         results.values_in_other_units, "one test"),
    Rule("far times", _V1, order.LATEST, order.far_times),
    Rule("number of cycles", _V1, order.LATEST, order.many_cycles),
    Rule("two values on one day", _V1, "same test, specimen, unit and day",
         results.double_results, "results"),
    Rule("one result twice", _V1, "same test, specimen, unit, value and day",
         results.repeated_results, "results"),
)  # fmt: skip
"""Every rule, in the order in which a reader of a case would ask."""


def plausibility_findings(scene: Scene, parts: Parts) -> Iterator[Finding]:
    """What all rules find, in the order of the table.

    What a rule found in the results is taken from `parts` where neither they nor the clock changed.
    """
    for rule in RULES:
        if rule.reads == "one test":
            yield from _by_test(rule, scene, parts)
        elif rule.reads == "results":
            yield from parts.part(
                f"rule: {rule.name}",
                partial(_found, rule, scene),
                scene.labs,
                scene.moments,
            )
        elif rule.reads == "facts":
            yield from parts.part(
                f"rule: {rule.name}",
                partial(_found, rule, scene),
                *facts_of(scene.case),
                scene.today,
            )
        else:
            yield from rule.findings(scene)


def _by_test(rule: Rule, scene: Scene, parts: Parts) -> Iterator[Finding]:
    """What a rule finds in each test; of one whose results stay as they were it is known."""
    for one in scene.labs:
        alone = replace(scene, labs=(one,))
        yield from parts.part(
            f"rule: {rule.name}: {one.test}, {one.specimen}, {one.unit}",
            partial(_found, rule, alone),
            one,
            scene.moments,
        )


def _found(rule: Rule, scene: Scene) -> tuple[Finding, ...]:
    return tuple(rule.findings(scene))
