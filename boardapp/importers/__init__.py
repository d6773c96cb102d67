"""Other formats read into a case or a table, with a report of what was read and left out."""
