"""Tables of facts: their rows, how they look, and how they are sorted, filtered and chosen.

column_widths  How wide the columns of a table are: by their shares, until the user sets a width
facts_model    The rows of a table of facts, as Qt asks for them
facts_table    A table of facts: texts with the place each row comes from
filter_line    A line over a table that shows only the rows with the words typed into it
late_page      Pages of tabs that build nothing until they are seen
lazy_rows      Rows that are made when they are looked at: a table of thousands shows some thirty
ranks          What the rows of a table are sorted by: times, numbers, steps and names
row_delegate   How a row of a table is drawn: chosen as a whole, with units kept whole
row_heights    How high the rows of a table are: as the texts need, measured when it is looked at
row_order      Which rows of a table are shown, and in what order
rows_view      Rows of texts in columns: how they look, and how they are copied
tabbed_tables  Several tables of facts on the pages of one panel
table_menu     What the context menu of a table offers beside what can be done with the fact
"""
