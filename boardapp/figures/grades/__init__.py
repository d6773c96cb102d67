"""Complications as rows with a bar for the grade that the source states.

grades  Complications by grade, as data
layout  Where rows, bars and words stand, in the largest type in which all of it fits
"""
