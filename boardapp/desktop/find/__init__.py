"""Finding facts and actions by typing.

finder              A line to type in, over the panels
index               What can be found: every record, each test, every action
"""
