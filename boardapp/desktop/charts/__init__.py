"""Charts and the timeline as widgets."""
