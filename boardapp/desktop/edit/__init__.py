"""Where a case is changed: forms made from the structs of the case, never by hand.

boxes               What one types into: a line, a longer text, a choice that can be typed too
completing          With what a line is completed: names of the tables and the case, events, sources
editing             What the forms of a window edit through: the open case, its drafts, readings
calendar_popup      A calendar for exact dates, beneath its field
doubt_edits         Doubts about the fields of a record: what its source leaves unclear
field_remarks       The remarks of a form: doubts and findings, written and taken back there
field_row           One field of a form: its name, its box, and what is understood of it
form_page           The fields of one kind of record, laid out
form_subject        What a form is about: the record at a place, or the new one to stand there
kind_chooser        The kinds of record that can be added or opened, found by typing
kind_words          Words of the clinic under which a kind of record is looked for
part_actions        What is done to the parts of a record: opened, added, copied, moved, deleted
part_texts          The parts of a record, each told in a line
parts_box           The parts of a record as rows: opened, added, copied, moved and deleted
readings            What is understood of a text while it is typed: a time, a value
reason_edits        Why a finding stands, stated in the form of its fact
record_edits        The edits of one record: a field stated; added, copied, moved, deleted
record_form         The form of one record: what is typed becomes edits, or stays as a draft
remark_box          What is said about one field, beneath it
remark_line         One line of that: a doubt, or why a finding stands
typed_in            What is typed for a fact and not in the case yet, for its page
"""
