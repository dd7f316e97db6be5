"""Invented programmes of realistic shape, made by seed, and random legal plans to compare with."""

from envoyage.sample.make import make_problem
from envoyage.sample.sizes import Size

__all__ = ["Size", "make_problem"]
