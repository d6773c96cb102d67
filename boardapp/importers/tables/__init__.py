"""Tables of laboratory results into a case, in four shapes from text and workbooks; and out.

beside_tests   Units and normal ranges that stand beside the names of tests
body_measures  What a table measures of the body, and is no laboratory result
date_column    The times of one column: which order its dates have is decided once, by all of them
doses          Drugs that a transposed table tells beside its results, week by week
doubts         What is said of a cell that holds no result, or was not read as it was meant
headers        What the columns of a laboratory table are called, and what each then holds
importer       Tables of laboratory results into a case
labels         What stands about the patient above a table, or in columns of its own
known_tests    What a table's tests are in the case, and what of each does not agree
labs_csv       The laboratory results of a case as a CSV file
layout         Where a table has its header, and in which of three shapes it is
legend         The unit of a test that only a legend of its sheet states
long_rows      The rows of a long table put together into results
long_table     A table with one result a row
mapping        Which column of a table is what, as it can be saved and used again
percent_cells  Cells of a workbook that are shown as percentages
result_cell    One cell of results: a number, a limit, a range, words, or no result at all
sheet          A grid of cells that can be read again and again, without being held
text_file      Tables as text: encoding, delimiter and line ends are told by the text itself
texts          Cells and notes as texts
time_column    The times of a table's column as times of a case, each different entry once
understanding  What is understood of a table before anything is read into a case
wide_table     A table with a column for each test, or a row for each test and dates across
workbook       Workbooks, read with distrust
"""
