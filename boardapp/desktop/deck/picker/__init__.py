"""The choice of slides, their titles and order.

actions   What can be done to the list of slides, as one table, with buttons and keys made from it
model     The slides of a deck as a list that can be ticked, ordered and retitled
outlines  The slides that a case can show, listed on another thread: a large case takes seconds
picker    The choice of slides in the export dialog
remark    What is to be known about the chosen slide and about the list, in a sentence or two
view      The view of the list of slides
"""
