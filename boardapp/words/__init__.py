"""How facts are put into words: one function for each kind, used by screen and slide alike.

grades  Grades in words: those of the laboratory by the CTCAE, and those that a source states
text    How texts are set for a reader
"""
