"""Training of Sayso's reader: one encoder, several heads, one pass."""
