"""The course on one axis, as data and in place."""
