"""What a board needs to know, derived from a case as stated."""
