"""Several cases in one deck: the meeting."""
