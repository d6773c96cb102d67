"""The minute: one page for the record, as data and as a Word document."""
