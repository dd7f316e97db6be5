"""Tests of programmes and plans in files."""
