"""The case on disk: read, write, pack with images, describe by a schema.

album         The pictures of an open case: those its file has, and those that wait for it
decode        Bytes to a case: quickly where a file is sound, with care where it is not
disk          Files on disk: read within limits, write whole or not at all
encode        The bytes of a case: one canonical text, so that equal cases make equal files
faults        What is wrong with a case file, said so that a clinician can put it right
files         Case files on disk: read and write one, plain or packed
header        The head of a case file: its format, its version, and the way up from older versions
images        The pictures of a case: beside the plain file, inside the packed one, or waiting
json_text     The JSON of a case file, read with care
leftovers     Temporary files beside a file that is being written
new_images    A new picture of a case: laid beside a plain file, or named until it is saved
package       The packed form of a case: one zip of the case and its pictures
picture_metadata A picture's file without what it says besides its pixels: names, times, places
recovery_copy The recovery copy of an open case: what is not in its file yet, for the next start
records       A JSON tree turned into records, one item at a time, so that every fault is found
references    What the records of a case say of one another: ids, times that name events, sources
renaming      What a record holds under a key that nobody reads, read under the key meant
saving        Whether a case can be saved
schema        The JSON Schema of the case file, for editors that complete and check as one types
settled       What a file says loosely is said once: units behind a number, and records by number
shared        What very many results say alike is kept once: names of tests, units, limits
typed         What is typed into a field, read by the reader of case files
typed_times   Times as people write them, put into the notation of a case
unknown_keys  Keys that no record of a case has
version_2     From version 1 of the case file to version 2, which has more records and fields
"""
