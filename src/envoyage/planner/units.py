"""The whole numbers that solver models count coverage in."""

COVER = 1_000_000_000
"""Units of a person's coverage: coverage 1."""
GOT = 100
"""Units of one fully relevant appointment."""
