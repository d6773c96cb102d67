"""The course of the illness: lines of therapy, relapses, status, and how it is told.

ages_told       How old the patient is, as a case tells it: at diagnosis, else as of its data
antigens        Antigens and lineage at each look, and what became of each antigen
calm            That nothing came back since: said only up to the last look
chimerism       The donor's share after each transplant, with what its last looks say together
course           The course of an illness, derived part by part
disease         The disease at presentation, as labelled rows
dose_ledger     The totals of all stated doses, and what they are as doxorubicin
dose_texts      The totals of doses in words
doses           Every dose that the case states, each at its own place
followed        What is followed from study to study: target lesions, sums, scores
look_texts      What one look found, in words: marrow and spinal fluid as far as they are stated
looks           Every look at the disease as a dated fact, with the line of therapy that it judges
meeting         What the board is asked and may choose: question, goals, options, recommendation
mentions        Whether the words of a case speak of something that has a field of its own
mrd_results     MRD results with their full wording
mrd_trend       What the last MRD results say together: back, still found, or not detected
narrative       The course as dated entries: one sentence an event, in the order of the clock
one_liner       The one-liner: who, what, how often relapsed, treated with what, how it stands
relapses        Relapses and remissions
sequence        The order of the course, as far as it is known
stated_looks    What states how the disease stands: assessments, and studies with a response
status          How things stand: each domain with the time of its last look
status_domains  Parts of the status that the profile of a disease chooses: marrow, sites, scores
status_rows     The rows of the status beside the disease
therapy_lines   Treatment phases and lines of therapy
tissue          What was found in tissue: reports, stages and genetic findings, each dated
tissue_rows     Stages and reports on tissue as rows of the diagnosis and of the status
vital           Whether the patient lives, as the status tells it
"""
