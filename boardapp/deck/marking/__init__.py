"""The marks by which an edited deck is known again.

case    Facts of a case as digests, by which an edited deck is known to be of the same patient
digest  Digests for marks: short, since they tell versions apart and guard nothing
lines   What a shape states, line by line, so that a change in the data can be put into words
looks   What a person may have changed of a shape's look, beside what its digest counts
marker  The marks that a written deck carries, so that it can be updated after people edited it
shapes  The digest of a shape as people see it, by which a touched shape is known
"""
