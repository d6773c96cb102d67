"""The user guide in the program, offline: the pages of docs/ that users read.

guide_window  The window of the guide: its pages, their links, and search
pages         The pages of the guide, in order, and what their headings are called in links
"""
