"""The marks by which an edited deck is known again."""
