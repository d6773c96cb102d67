"""The list of slides in the export dialog: tick, order, retitle, move to the backup."""
