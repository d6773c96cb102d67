"""How facts are put into words: one function for each kind, used by screen and slide alike.

<<<<<<< HEAD

facts   A fact of the file in words: the name of its field, and its value with its unit
grades  Grades in words: those of the laboratory by the CTCAE, and those that a source states
text    How texts are set for a reader
"""
