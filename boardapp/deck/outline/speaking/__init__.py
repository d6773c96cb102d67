"""What to say at each slide: a few sentences made from the data, which open its notes.

Each sentence is stated by the case or derived by a rule that its function names; where the data
do not carry it, it is not said. A doubtful figure bears the number of its doubt here too.

course      The course: what came back when, which lines it ended, and whether anything came since
discussion  What is wanted, what may be done, what is decided
opening     The first slides: who it is about, why now, what is asked, what was found first
speech      Which sentences belong to which slide
state       How it stands: status, MRD, laboratory, complications, work-ups
telling     What all sentences are made with
tissue      Tissue: each report of pathology, the last genetic finding
"""
