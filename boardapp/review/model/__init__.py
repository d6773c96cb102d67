"""The structs that panels and slides show, by subject.

antigens   Antigens and lineage at each look, as a review shows them
base       The base of all that a review shows: where a fact stands, and when it was
chimerism  The donor's share after transplants, as a review shows it
course     The course of the illness as a review shows it: phases, lines, relapses, remissions
derived    Values that a review works out of stated ones, and the totals of stated doses
fact       One fact of a case with all that is known of it, as a pane shows it
findings   What the checks say of a case, and what was judged by a published rule
fixes      The one sure mend of a finding, as data: what it would change
grades     Grades by systems other than the CTCAE, stated and from their parts
imaging    Imaging studies as a review shows them
labs       Results of the laboratory and work-ups as a review shows them
meeting    What the meeting discusses, as a review shows it: goals, options, pictures
register   Every fact of a case, record by record, as a review shows it
review     The whole review of a case
sequence   The course as an order: lines of therapy one after the other
tissue     What was found in tissue: reports, stages, genetic findings, operations
toxicity   Toxicity laid along the cycles of therapy: the structs that panel, figure and slide show
"""
