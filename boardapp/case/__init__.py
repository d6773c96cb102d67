"""The case as stated: frozen structs, times and values with their uncertainty, sources.

assessment        What was found when the disease was looked for
case              `Case`: everything one case file states
complications     What went wrong, and what was done about it
deck_settings     How the case is to be shown: the settings of its deck
diagnosis         The disease at diagnosis
events            The events of a case: every record that happened at a time
facts             Every fact of a case, record by record: nothing that the file states is left out
ids               Lasting ids: what somebody has pointed at keeps its name when records move
interval          Bounds on a time or on a length, in days, and on an age
kinds             The kinds of record that a case is made of: what each is called, and its times
laboratory        Laboratory results and the work-up grid
meeting           What the board is asked, what may be done, and what it recommends
names             The records of a case that have an id, with their places and what to call them
number_spellings  Numbers as people write them, in the one notation of a case
numerals          How a number is written: the digits that are stated, and powers of ten
patient           The patient, without a name
place             `Place`: where a fact stands in a case, as a path
record            The base of every struct in a case
shape             What each record type is made of, and the ways through a case that follow from it
source            Where a fact stands
therapy           What was given, how, and what for
value             `Value`: a result as the source states it, with its censoring and its silence
when              `When`: a time as the source states it, with its precision and its doubt
"""
