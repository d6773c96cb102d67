"""Where a case is changed: forms made from the structs of the case, never by hand.

acknowledge_dialog  Asks why a finding stands, so that the reason can be kept in the case
boxes               What one types into: a line, a longer text, a choice that can be typed too
completing          With what a line is completed: names of the tables and the case, events, sources
editing             What the forms of a window edit through: the open case, its drafts, readings
calendar_popup      A calendar for exact dates, beneath its field
doubt_edits         Doubts about one field: what its source leaves unclear, in one line
field_doubts        The doubts about the fields of a form: shown beneath them, and written there
field_row           One field of a form: its name, its box, and what is understood of it
form_page           The fields of one kind of record, laid out
kind_chooser        The kinds of record that can be added or opened, found by typing
part_actions        What is done to the parts of a record: opened, added, copied, moved, deleted
part_texts          The parts of a record, each told in a line
parts_box           The parts of a record as rows: opened, added, copied, moved and deleted
readings            What is understood of a text while it is typed: a time, a value
record_edits        The edits of one record: a field stated; added, copied, moved, deleted
record_form         The form of one record: what is typed becomes edits, or stays as a draft
"""
