"""What a board needs to know, derived from a case as stated.

checks/            What a check says: doubts, faults of time, what is missing
clock/             All times of a case on one axis, and each of them in words
course/            The course of the illness: lines of therapy, relapses, status
definitions        The rules that a review uses, printed with their versions beside what they give
fact               All that a review knows of one fact: its record, its sources, its findings
findings           Doubts and faults: everything a presenter should look at before the meeting
grade_definitions  What the systems of grades beside the CTCAE say
imaging/           Imaging studies as the review tells them
judged/            What is stated beside what a published rule computes
labs/              Laboratory results: series, grades, and counts at a time
mending            A finding mended as its fix says
model/             The structs that panels and slides show, by subject
next_steps         What to fill in next: what matters for the question first
parts              Parts of a review that are kept
plausibility/      The plausibility gate: what can't be, or is seldom meant, in a case as stated
register           The register of a case: every fact it states, record by record, with its source
review_case        From a case to its review: the one place where all parts are put together
rules_beside       The definitions of rules that are laid beside what is stated
toxicity/          Complications: by time, by cycle of therapy
"""
