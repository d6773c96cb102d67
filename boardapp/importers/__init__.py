"""Other formats into a case, or into rows that the program can judge.

graded_conditions  Rows that name a condition of several values
graded_table       A table of results with CTCAE grades beside them, one row at a time
numerals           Numbers as tables print them: decimal commas, thousands, ranges and "less than"
result_table       Tables of laboratory results as CSV files: read tolerantly, written harmlessly
"""
