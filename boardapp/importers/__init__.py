"""Other formats into a case, or into rows that the program can judge; a case into other formats.

adopt              A case in the names of another: its sources and the events times count from
cancers            Whether a source calls something a cancer, by codes and words
case_counts        How many facts of each kind an import brought into a case
converted          A case in another format, and what that format can't hold
doubtful_results   Results that contradict each other within one source
doubts             What an import asks about, kept as doubts at the facts it concerns
draft              The records of a case while they are gathered
event_tables       Tables of events into a case: timelines, mCODE extractions, study data
fhir               FHIR R4 into a case
formats            The formats that can be imported: recognised by what a file holds
graded_conditions  Rows that name a condition of several values
graded_table       A table of results with CTCAE grades beside them, one row at a time
identity           What of a source may name the patient, and is not taken into the case
import_source      The door: a file or a folder into a case with its report
imported           What an import is asked for, what it gives back, and how it is watched
ledger             What an importer writes down while it reads
merge              An imported case into an open one: nothing overwritten, nothing doubled
merged_doubts      The doubts of a merged case: those of the import, and of the conflicts
numerals           Numbers as tables print them: decimal commas, thousands, ranges and "less than"
phenopacket        GA4GH Phenopackets, version 2, into a case
report             What an import read, kept and left out, and what it asks about
result_table       Tables of laboratory results as CSV files: read tolerantly, written harmlessly
source_error       Why a source can't be imported, said in one sentence
source_files       The files of a source: one file, or those of a folder
tables             Tables of laboratory results into a case, and out of one
terminologies      The terminologies of codes: usual names, and addresses in FHIR
times              Dates of a source as times of a case: ages, or days from the diagnosis
"""
