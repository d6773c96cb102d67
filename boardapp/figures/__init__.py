"""Figures as data, and the drawings made of them."""
