"""Charts of results over the course, as data, and their drawings."""
