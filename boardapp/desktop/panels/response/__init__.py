"""The panel of therapy response, and the rows of its tables.

chimerism_rows  The donor's share as rows: each with its transplant
dose_rows       Doses as rows: each as stated, at its own place
imaging_rows    Imaging studies as rows: each with its sum or score, as stated and computed
panel           Therapy response: lines, relapses and remissions as tables, MRD as a chart
rows            Lines, looks, relapses, remissions and MRD as rows
total_rows      Totals of doses as rows: each drug
"""
