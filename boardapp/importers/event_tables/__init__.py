"""Tables of events into a case: timelines, extraction tables of mCODE, study data.

gathering        What every reader of event tables needs while it reads
mcode_csv        The CSV files of the mCODE Extraction Framework: one kind of fact a file
mcode_facts      The rows of an mCODE extraction as facts of a case
rows             Tables whose first line names the columns, as rows by the names of these columns
sdtm             Study data by the CDISC model: the domains of one subject
sdtm_domains     Domains of SDTM as facts: adverse events, responses, exposure, tumors
timeline_events  The events of a timeline as facts of a case
timelines        Timelines of cBioPortal: events of patients by days
"""
