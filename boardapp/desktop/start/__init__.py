"""From the command line to a window on screen.

application  Start the desktop program, in the order that puts a window on screen soonest
ending       The end of the process, also where a thread waits for a dead disk
one_window   One window of the program: from a bare frame to one that has all it needs
probe        Measures a start of the program for tests/benchmarks
windows      All windows of the running program: one case in each
screen       Whether a window can be opened here, and what to install where none can
"""
