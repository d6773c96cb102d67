"""What stands on everything that is made of a synthetic case."""

SYNTHETIC_BANNER = "SYNTHETIC CASE – made up, describes no patient"
