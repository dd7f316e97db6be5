"""Measurements of Envoyage: `envoyage bench` runs them and writes docs/benchmarks.md."""
