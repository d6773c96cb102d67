"""One page for the record.

contents  The minute: question, patient, course and the board's form on one sheet of A4, as data
docx      The minute as a Word document: native styles and tables, header and footer, one page of A4
"""
