"""What the program stands on: settings, folders, logs, errors, jobs, one window a user.

errors         The last net: an exception that nobody caught becomes a log line and a sentence
folders        Where the program keeps what it writes for itself
jobs           Work outside the GUI thread
logs           The log of the program, and the trace it leaves if it crashes inside Qt
path_text      Paths as text: kept in the settings, and shown
preload        Loads the chart library while the user looks at the first picture of the window
reach          What stands at a path, asked on another thread
settings       The settings that outlive a session, as a table
single_window  One window for each user: a second start hands its file to the first and ends
"""
