"""The choice of slides, their titles and order.

actions    What can be done to the list of slides, as one table, with buttons and keys made from it
face       How a slide of the list looks: its first page small, and what is to be known of it
model      The slides of a deck as a list that can be ticked, ordered and retitled
picker     The choice of slides of the open case: each change is a step that can be undone
remark     What is to be known about the chosen slide and about the list, in a sentence or two
step       What a change of the list of slides is called, as a step that can be undone
thumbnail  A slide in the list: small, with its tick, number, title and marks
view       The view of the list of slides
"""
