"""The panel of the laboratory, and the rows of its tables.

derived_rows    Derived values as rows: each with its formula and what went into it
grid_tab        The page on which the results are a grid; made when it is first seen
panel           Labs: every test with its chart and its results, and the work-ups
rows            The tests of a case as rows: what wants to be looked at first
timeline_above  The timeline above a chart of the laboratory
"""
