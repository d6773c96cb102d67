"""Every block gets its place and its size of type, measured before anything is written."""
