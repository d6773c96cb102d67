"""The panel of toxicity: complications, cycles, and the checklists.

by_cycle            Toxicity laid along the cycles of a chosen therapy
by_cycle_rows       Toxicity along the cycles of one therapy as rows
complication_chips  Which complications each chip shows: by stated grade
complication_rows   Complications as rows, worst first
complications       The complications in one table, worst first, with chips that choose among them
panel               Toxicity: complications worst first, by cycle, SOS/VOD, label, targets
rows                Toxicity as rows: ledgers, the SOS/VOD checklist, inotuzumab ozogamicin
"""
