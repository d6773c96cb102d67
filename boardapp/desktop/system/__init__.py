"""What the program stands on: settings, folders, logs, errors, jobs, one window a user.

errors         The last net: an exception that nobody caught becomes a log line and a sentence
folders        Where the program keeps what it writes for itself
jobs           Work outside the GUI thread: one job of a kind at a time, with progress and cancel
logs           The log of the program, and the trace it leaves if it crashes inside Qt
path_text      Paths as text: kept in the settings, and shown. A file name need not be UTF-8
reach          What stands at a path, asked on another thread: a share that is gone may never answer
settings       The settings that outlive a session, as a table, and the one place that stores them
single_window  One window for each user: a second start hands its file to the first and ends
"""
