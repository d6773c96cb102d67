"""The panels, a file or a folder for each, and the rows they show.

antigen_rows   Lineages as rows, and what became of each antigen
chart_tips     What the tip of a mark tells: the result, when, flag and grade, its source
checks         Checks: every doubt and fault, each leading to its fact
facts          All facts: the file record by record, with each field that it states
history        History: the disease at presentation, then the course as dated entries
labs/          Labs: the results as charts and tables, and the rows of these
overview       Overview: the question, how things stand, and what the family wants
pictures/      Pictures: its panel, and how pictures are read, added and marked
response/      Therapy response: its panel and the rows of its tables
severity       How grave a finding is, in words and signs: never by colour alone
timeline       Timeline: the course on one axis, and the same as a table
timeline_rows  The timeline as a table: the same elements, in words
tissue_rows    What was found in tissue: sections to read, and the rows of a table
to_fill_in     To fill in: what the question asks for first, then what a case begins with
toxicity/      Toxicity: its panel, complications, and what is laid along cycles
"""
