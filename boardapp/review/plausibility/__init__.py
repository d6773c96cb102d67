"""The plausibility gate: what can't be, or is seldom meant, in a case as stated.

One table of rules, one file for each family. A rule speaks only where a fault is likely;
it never corrects. What a clinician has looked at is acknowledged in the case.

body           Weight, height and body surface that don't belong together, or to that age
cells          Cell doses that no product and no graft has
citations      References that don't fit what the case cites them for
cumulative     Totals of one anthracycline above what its label names
cycle_doses    Doses of a cycle: against its stated total, and against its own days
derived        Stated neutrophils that their own leukocytes and differential do not give
dose_shares    Shares of the standard dose that nobody gives
foreign_systems  Systems of response, stage or tracer uptake that belong to another disease
future         What is told as past and dated after the day on which the case is read
genetics       Genetic findings that can't be as they stand: shares of reads, genes and changes
grades         Words that are no grade, grades that words contradict, and what a number can't grade
imaging        Imaging studies that can't be as they stand: scores, sums, targets, key images
known_figures  Figures of published cohorts that are often cited to another paper
known_papers   Papers that infant and relapsed ALL is discussed with, and what each of them is about
label          Numbers of cycles: against a label, and as a total against their sum
links          What records say of one another and can't both be
magnitude      Values and ranges that are off by a power of ten, and ranges of another test
mrd_units      Levels of residual disease whose unit is not read: they are in no figure and no rule
one_result     What the check doubts of a single result, for a table that is no case
order          What can't come before, or without, something else
part_grades    Grades by systems other than the CTCAE beside their parts
performance    A performance status that its scale does not have, or made for another age
person         Facts that don't belong to this person
protocols      Protocols that don't exist, and protocols of another situation
radiation      Doses of radiation that can't be
repeats        What stands twice, or can't stand at one time
responses      Responses, classes and numbers of remissions that disagree with the findings
result_fixes   The one mend of a result that can't be as it stands, where there is one
results        Results that can't be as they stand
rule           What a rule of plausibility is, and what it is given
rules          The plausibility gate: what can't be, or is seldom meant, in a case as stated
scales         Numbers that their scale does not have
series         Times that read two ways, events after a death, ages in words, results before birth
shares         Shares above the whole, and MRD that its own marrow can't hold
spelling       Names of drugs, assays, protocols and diseases that are nearly right
texts          The sentences and names of a case with their places, in the order in which they bind
staging        Stages and grades of tissue that their own system does not have
tissue         Reports on tissue and operations that can't be as they stand
treatments     Drugs that were given as they can't be
unitless       Numbers that say nothing without a unit
vital          What a case says of life and death in two places, and can't both be
wholes         Parts that are more than their whole
"""
