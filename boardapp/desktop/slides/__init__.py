"""Slides painted by Qt, for the preview, for presenting and for the hand-out."""
