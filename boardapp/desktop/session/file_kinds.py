"""The endings of the files that the window writes."""

DECK_SUFFIX = ".pptx"
