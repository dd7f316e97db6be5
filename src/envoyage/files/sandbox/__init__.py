"""Excel workbooks are taken apart in a child process with little memory, little time and no say here."""

from envoyage.files.sandbox.grids import Cell, Grid, Row
from envoyage.files.sandbox.parent import grids_of

__all__ = ["Cell", "Grid", "Row", "grids_of"]
