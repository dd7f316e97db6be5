"""Programmes made to cause trouble: each must end in a plan that breaks no hard rule, or in what is wrong, named."""

from bench.hostile import clocks, numbers, places, wishes
from bench.hostile.case import Case, Ends

__all__ = ["CASES", "Case", "Ends"]

CASES: tuple[Case, ...] = (*numbers.CASES, *clocks.CASES, *wishes.CASES, *places.CASES)
"""All hostile programmes, by topic."""
