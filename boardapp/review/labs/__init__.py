"""Laboratory results: series, grades, and counts at a time.

counts_at  The blood counts that stand at a look at the disease
grades     CTCAE grades of whole series of results, fast enough for 100,000
one_test   Which results are of one test, whatever it is called there and in which unit
series     Laboratory results as series: one test in one specimen, in one unit, in order of time
"""
