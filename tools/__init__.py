"""Helpers for those who work on Envoyage itself."""
