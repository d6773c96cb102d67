"""The panels, a file or a folder for each, and the rows they show.

antigen_rows     Lineages as rows, and what became of each antigen
chart_tips       What the tip of a mark tells: the result, when, flag and grade, its source
checks           Checks: every doubt and fault, each leading to its fact
derived_rows     Derived values as rows: each with its formula and what went into it
facts            All facts: the file record by record, with each field that it states
history          History: the disease at presentation, then the course as dated entries
lab_rows         The tests of a case as rows: what wants to be looked at first
lab_timeline     The timeline above a chart of the laboratory
labs             Labs: every test with its chart and its results, and the work-ups
overview         Overview: the question, how things stand, and what the family wants
picture_adding   Pictures brought into the case: laid beside it, then one edit of it
picture_list     The pictures with what they show: thumbnail, caption, facts
picture_making   Pictures made for a case: taken in, cut out, blacked out; pixels alone
picture_marking  A part of the large picture marked, to be cropped to or blacked out
picture_model    The pictures of a case as a list: caption and facts at once, thumbnails as read
picture_reading  Pictures read from the case's folder, or the packed case, on another thread
picture_view     One picture large: as it fits or nearer, scrolled; or why it can't be shown
pictures         Pictures: those of the case with what each shows; the chosen one large
response/        Therapy response: its panel and the rows of its tables
severity         How grave a finding is, in words and signs: never by colour alone
timeline         Timeline: the course on one axis, and the same as a table
timeline_rows    The timeline as a table: the same elements, in words
tissue_rows      What was found in tissue: sections to read, and the rows of a table
to_fill_in       To fill in: what the question asks for first, then what a case begins with
toxicity/        Toxicity: its panel, complications, and what is laid along cycles
"""
