"""The course of the illness: lines of therapy, relapses, status, and how it is told.

disease        The disease at presentation, as labelled rows
meeting        What the board is asked and may choose: question, goals, options, recommendation
mrd_results    MRD results with their full wording
narrative      The course as dated entries: one sentence an event, in the order of the clock
one_liner      The one-liner: who, what, how often relapsed, treated with what, how it stands
relapses       Relapses and remissions
status         How things stand: each domain with the time of its last look
therapy_lines  Treatment phases and lines of therapy
"""
