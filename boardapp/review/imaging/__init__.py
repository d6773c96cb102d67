"""Imaging studies as the review tells them, and how sizes and scores went from one to the next.

judging   Which studies a response is judged by: the baseline of its line, and what lies between
studies   The studies in the order of the clock, each with its sum of diameters
"""
