"""How facts are put into words: one function for each kind, used by screen, slide and paper alike.

banner     What stands on everything that is made of a synthetic case
capitals   Capitals at the beginning of a text; the letters of a name stay
flags      Where a result stands to its laboratory's range
fractions  Fractions of cells, as MRD is told
grades     Grades in words: by the CTCAE, and as a source states them
inotuzumab Values at a dose of inotuzumab ozogamicin beside its label
lists      Lists in a sentence
looks      Looks at the disease: their names, and the donor share they found
missing    What is not there: "not reported"
numbers    Numbers that were worked out: rounded, but never onto a limit
plurals    How many there are
sentences  Sentences: made of statements, found in a text, shortened openly
times      Times as a reader says them: stated times, days on the clock, ages and durations
units      UCUM codes as a reader writes them
values     Values with their units, and reference ranges
"""
