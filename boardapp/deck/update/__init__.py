"""An edited deck brought up to date: what people made of it stays, the rest follows the case."""
