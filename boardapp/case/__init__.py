"""The case as stated: frozen structs, times and values with their uncertainty, sources.

ages                 Ages: one reading of them for texts, the axis of a timeline, and rules
assessment           What was found when the disease was looked for
case                 `Case`: everything one case file states
case_notes           What who made a case noted beside the facts: in words, and what was inferred
changes              Changes of a case, each a new case: stated, added, copied, moved, deleted
complications        What went wrong, and what was done about it
dates_in_text        Calendar dates in what an author wrote: recognised at the door, as data
deaths               The death of the patient, where the vital status alone states it
deck_settings        How the case is to be shown
diagnosis            The disease at diagnosis
events               The events of a case: every record that happened at a time
facts                Every fact of a case, record by record
fields               The fields of each kind of record: what a form of it asks for
identifiers_in_text  What in the words of an author may name a person: record numbers, telephones
ids                  Lasting ids: what somebody has pointed at keeps its name when records move
imaging              Imaging studies: what was looked for, what was found, how large it was
interval             Bounds on a time or on a length, in days, and on an age
kinds                The kinds of record that a case is made of
laboratory           Laboratory results and the work-up grid
meeting              What the board is asked, what may be done, and what it recommends
names                What the records of a case are called
number_spellings     Numbers as people write them, in the one notation of a case
numerals             How a number is written: all the digits that are stated, and powers of ten
pathology            Pathology reports and staging, as stated
patient              The patient, without a name
place                `Place`: where a fact stands in a case, as a path
pointing             What points at a record by its id, and giving it another id
read_from            What was read from a source, place by place
record               The base of every struct in a case
said                 What a text of the case file says, if it says anything
shape                What each record type is made of
source               Where a fact stands
therapy              What was given, how, and what for
value                `Value`: a result as the source states it, with its censoring and its silence
when                 `When`: a time as the source states it, with its precision and its doubt
"""
