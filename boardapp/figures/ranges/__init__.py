"""Results on their reference ranges, row by row.

layout  Where the rows stand, and the size of their type
ranges  Results on their ranges as data
scale   Where a value stands on the track of its own range
"""
