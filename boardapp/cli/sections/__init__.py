"""What `boardapp show` prints, section by section: all that the panels of the window tell.

antigens    Antigens and lineage at each look, in a terminal
chimerism   The donor's share after transplants, in a terminal
course      The course in a terminal: lines of therapy, looks, relapses, remissions, the clock
imaging     Imaging studies in a terminal: what each found, as stated and as computed
laboratory  Results, measurements and work-ups in a terminal
layout      Lines of a terminal: headings, rows, times, sources
meeting     What the meeting is about, in a terminal: goals, options, the decision, what is missing
tissue      What was found in tissue, in a terminal: pathology, stages, genetic findings
toxicity    What the therapy did to the patient, in a terminal
"""
