"""Prepare tumor-board presentations from one case file, offline."""

__version__ = "0.1.0"
