"""Laboratory results: series, grades, counts at a time, and what is derived of them.

blood_results   Results of named blood tests in the unit that a rule asks for, around an event
counts_at       The blood counts that stand at a look at the disease
derived_texts   Derived values in words, each with what belongs to it
derived_values  Values worked out of stated ones: neutrophils, eGFR, QTc and the fall of MRD
grades          CTCAE grades of whole series of results, fast enough for 100,000
grid            The results of a case as a grid: tests down, times across, in step with each edit
measures        Weight, heart and other measures of the body over time, with their grades
one_test        Which results are of one test, whatever it is called there and in which unit
own_dates       Results whose dates nothing ties to the diagnosis: how far each is from the first
series          Laboratory results as series: one test in one specimen and unit, in order of time
"""
