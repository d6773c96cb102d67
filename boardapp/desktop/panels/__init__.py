"""The panels: one file each, and the few parts they share."""
