"""Slides as data, and the PowerPoint written from them."""
