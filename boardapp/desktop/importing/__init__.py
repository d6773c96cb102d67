"""The assistant that brings an export into a case: found, asked, shown, and only then taken.

mapping_table  What is meant by each test that a table names, to be changed before it is read
offer          What an import would bring: made on a thread, shown on the page
page           The page of the assistant, among the pages of the window
report_text    What was found, left out, asked about and contradicts, as a page
"""
