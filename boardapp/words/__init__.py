"""How facts are put into words: one function for each kind, used by screen and slide alike.

text  How texts are set for a reader
"""
