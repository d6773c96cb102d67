"""Complications: by time, by cycle of therapy, and against their published criteria.

by_therapy     Which complications began under which therapy, in which of its cycles
complications  Complications and work-ups as the board reads them
cycle_grades   The worst laboratory grade of each test within each cycle of a therapy
cycle_times    Where a time lies among the cycles of one therapy
given          The therapies of lines that were given, found by the day on which something began
label_doses    Each dose of inotuzumab ozogamicin beside the values that its label asks about
ledgers        Ledgers of toxicity: what bears on bleeding and on the liver, transfusions
sos            SOS/VOD: the paediatric EBMT criteria as a checklist, and risk factors as facts
sos_exposure   From when on SOS/VOD is looked for: the first drug or transplant that can cause it
sos_severity   How severe a stated SOS/VOD is by the values that are reported, in two systems
sos_signs      The five signs of SOS/VOD in a case: as stated, measured, or told in words only
stretches      Stretches of time, found by what they may share with another
targets        Inotuzumab ozogamicin against its label, and what happened to CD19 and CD22
terms          Words by which complications, drugs and tests are gathered into views
toxicity       All that is told of toxicity, derived once for a review
"""
