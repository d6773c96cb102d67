"""What every written deck is checked for before it takes its place."""
