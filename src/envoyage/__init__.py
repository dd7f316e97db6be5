"""Envoyage plans, runs and evaluates international exchange programmes."""

__version__ = "0.1.0"
