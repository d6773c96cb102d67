"""How facts are put into words: one function for each kind, used by screen, slide and paper alike.

antigens            Antigens in words and marks: a form for each state
banner              What stands on everything that is made of a synthetic case
capitals            Capitals at the beginning of a text; the letters of a name are never changed
chimerism           The donor's share after transplants in words
cited               Where a fact stands, with what that source is
computed_responses  Responses that a published rule computes from sizes or scores
contradictions      Times that contradict each other, told to a clinician with their places
derived             Derived values and totals of doses
differences         Two statements about the same, side by side, in what they differ
doses               Doses in words: of a drug with its share of the standard dose, of a graft
edits               What a change of a case is called, and why one is not made
facts               A fact of the file in words: the name of its field, and its value with its unit
field_help          What a field is for, in the words in which its struct is described
fixes               What a fix of a finding is called, and what is kept of what stood there before
flags               Where a result stands to its laboratory's range, in words and a sign
fractions           Fractions of cells, as MRD is told: one wording for table, chart and sentence
grades              Grades in words: those of the laboratory by the CTCAE
grafts              Engraftment, graft failure and chimerism by rule
grids               The grid of results in words: what a paste would do, what a head is read as
inferred            What the source does not state, but who made the case read from it
inotuzumab          Values at a dose of inotuzumab ozogamicin beside its label, in words
lists               Lists in a sentence
looks               Looks at the disease in words: their short names
lysis               Tumor lysis by the results around a start of therapy
magnitude           A doubt about the size of a value in words
missing             What is not there, in words: a cell is never empty and never a dash
mrd                 Minimal residual disease in few words
numbers             Numbers that the program worked out, with no more digits than help
operations          What an operation found, in words: margins, what was left, its response
part_grades         Grades that a system gives from its parts, in words
plurals             How many there are
proper_names        Names that keep their capital wherever they stand
recovery            How long a complication or a low count lasted
sentences           Sentences: made of statements, found in an author's text, shortened openly
short_names         Short names of therapies, as a board says them
slide_counts        How many slides a deck has, to show and behind, and how long they take
stretches           A stretch of time in words: from when to when, as far as stated
studies             Imaging studies, pathology reports, stages and genetic findings in words
times               Times as a reader says them: stated times, days on the clock, ages and durations
units               Units as a reader writes them, from their UCUM codes
values              Values with their units, and reference ranges
vital               Whether the patient lives, in words: never more than is stated
"""
