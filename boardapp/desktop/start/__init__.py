"""From the command line to a window on screen.

application  Start the desktop program, in the order that puts a window on screen soonest
probe        Measures a start of the program for tests/benchmarks
"""
