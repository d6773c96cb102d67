"""What a check says: doubts, faults of time, what is missing, what was acknowledged.

acknowledgements    Findings that somebody looked at and lets stand
completeness        Completeness: what a board asks for, what the case has of it
completeness_items  The items of the completeness checklists, and how each is looked for in a case
completeness_looks  How each item of the completeness checklists is looked for in a case
disease_profile     What is open about the profile that a disease is read by
question_looks      How the items that only some questions ask for are looked for in a case
times               Faults of time: contradictions, times that refer to nothing
tumor_items         The items of the checklists that are asked of tumors
unread              What the file states and nobody reads
"""
