"""What `boardapp show` prints, section by section: all that the panels of the window tell.

layout      Lines of a terminal: headings, rows, times, sources
course      Status, disease, lines of therapy, looks, relapses, remissions, the clock
laboratory  Results, measurements, work-ups
meeting     Goals, options, the recommendation, what is missing, remarks and sources
toxicity    Complications, the cycles they lie in, SOS/VOD, labels, targets, ledgers
"""
